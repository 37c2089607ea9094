/* The headers only, nothing to link: CHaruLoader has the functions. */
#include <hpdf.h>
