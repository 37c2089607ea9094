#include "instruments.h"
