/* The headers only, nothing to link: CXLSXWriterLoader has the functions. */
#include <xlsxwriter.h>
