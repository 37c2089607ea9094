/* The headers only, nothing to link: CImportLoader has the functions. */
#include <zip.h>
