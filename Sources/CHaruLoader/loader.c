// What Exchange calls of libharu, under the library's own names. Linked as usual, the library and those that it loads in
// turn would be paid for at every start, and only few starts make a pdf.

// Hidden, because the program exports its symbols: the library would call these instead of its own.
#pragma GCC visibility push(hidden)
#include <hpdf.h>
#pragma GCC visibility pop

#include "loader.h"

#include <dlfcn.h>

// Each as: what it gives, its name, its parameters, the same as arguments.
#define FUNCTIONS(F)                                                                                                   \
  F(HPDF_Doc, HPDF_New, (HPDF_Error_Handler handler, void *data), (handler, data))                                     \
  F(void, HPDF_Free, (HPDF_Doc document), (document))                                                                  \
  F(HPDF_STATUS, HPDF_GetError, (HPDF_Doc document), (document))                                                       \
  F(HPDF_STATUS, HPDF_UseUTFEncodings, (HPDF_Doc document), (document))                                                \
  F(HPDF_STATUS, HPDF_SetCurrentEncoder, (HPDF_Doc document, const char *name), (document, name))                      \
  F(HPDF_STATUS, HPDF_SetCompressionMode, (HPDF_Doc document, HPDF_UINT mode), (document, mode))                       \
  F(HPDF_STATUS, HPDF_SetInfoAttr, (HPDF_Doc document, HPDF_InfoType type, const char *text), (document, type, text))  \
  F(HPDF_STATUS, HPDF_SetInfoDateAttr, (HPDF_Doc document, HPDF_InfoType type, HPDF_Date date),                        \
    (document, type, date))                                                                                            \
  F(HPDF_STATUS, HPDF_SaveToStream, (HPDF_Doc document), (document))                                                   \
  F(HPDF_UINT32, HPDF_GetStreamSize, (HPDF_Doc document), (document))                                                  \
  F(HPDF_STATUS, HPDF_ReadFromStream, (HPDF_Doc document, HPDF_BYTE *bytes, HPDF_UINT32 *count),                       \
    (document, bytes, count))                                                                                          \
  F(HPDF_Stream, HPDF_MemStream_New, (HPDF_MMgr memory, HPDF_UINT size), (memory, size))                               \
  F(HPDF_STATUS, HPDF_Stream_Write, (HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count),                     \
    (stream, bytes, count))                                                                                            \
  F(void, HPDF_Stream_Free, (HPDF_Stream stream), (stream))                                                            \
  F(HPDF_FontDef, HPDF_TTFontDef_Load, (HPDF_MMgr memory, HPDF_Stream stream, HPDF_BOOL embeds),                       \
    (memory, stream, embeds))                                                                                          \
  F(void, HPDF_TTFontDef_SetTagName, (HPDF_FontDef definition, char *tag), (definition, tag))                   \
  F(HPDF_UINT16, HPDF_TTFontDef_GetGlyphid, (HPDF_FontDef definition, HPDF_UINT16 code), (definition, code))           \
  F(void, HPDF_FontDef_Free, (HPDF_FontDef definition), (definition))                                                  \
  F(HPDF_STATUS, HPDF_List_Add, (HPDF_List list, void *item), (list, item))                                            \
  F(HPDF_Font, HPDF_GetFont, (HPDF_Doc document, const char *name, const char *encoding), (document, name, encoding))  \
  F(HPDF_INT, HPDF_Font_GetUnicodeWidth, (HPDF_Font font, HPDF_UNICODE code), (font, code))                            \
  F(HPDF_Page, HPDF_AddPage, (HPDF_Doc document), (document))                                                          \
  F(HPDF_STATUS, HPDF_Page_SetWidth, (HPDF_Page page, HPDF_REAL width), (page, width))                                 \
  F(HPDF_STATUS, HPDF_Page_SetHeight, (HPDF_Page page, HPDF_REAL height), (page, height))                              \
  F(HPDF_STATUS, HPDF_Page_BeginText, (HPDF_Page page), (page))                                                        \
  F(HPDF_STATUS, HPDF_Page_EndText, (HPDF_Page page), (page))                                                          \
  F(HPDF_STATUS, HPDF_Page_SetFontAndSize, (HPDF_Page page, HPDF_Font font, HPDF_REAL size), (page, font, size))       \
  F(HPDF_STATUS, HPDF_Page_TextOut, (HPDF_Page page, HPDF_REAL x, HPDF_REAL y, const char *text), (page, x, y, text))  \
  F(HPDF_STATUS, HPDF_Page_SetRGBFill, (HPDF_Page page, HPDF_REAL red, HPDF_REAL green, HPDF_REAL blue),               \
    (page, red, green, blue))                                                                                          \
  F(HPDF_STATUS, HPDF_Page_SetRGBStroke, (HPDF_Page page, HPDF_REAL red, HPDF_REAL green, HPDF_REAL blue),             \
    (page, red, green, blue))                                                                                          \
  F(HPDF_STATUS, HPDF_Page_SetLineWidth, (HPDF_Page page, HPDF_REAL width), (page, width))                             \
  F(HPDF_STATUS, HPDF_Page_MoveTo, (HPDF_Page page, HPDF_REAL x, HPDF_REAL y), (page, x, y))                           \
  F(HPDF_STATUS, HPDF_Page_LineTo, (HPDF_Page page, HPDF_REAL x, HPDF_REAL y), (page, x, y))                           \
  F(HPDF_STATUS, HPDF_Page_Rectangle, (HPDF_Page page, HPDF_REAL x, HPDF_REAL y, HPDF_REAL width, HPDF_REAL height),   \
    (page, x, y, width, height))                                                                                       \
  F(HPDF_STATUS, HPDF_Page_Fill, (HPDF_Page page), (page))                                                             \
  F(HPDF_STATUS, HPDF_Page_Stroke, (HPDF_Page page), (page))

// A declaration of its own beside the header's: where the two differ, nothing compiles.
#define FORWARD(result, name, parameters, arguments)                                                                   \
  static typeof(name) *found_##name;                                                                                   \
  result name parameters { return found_##name arguments; }
FUNCTIONS(FORWARD)

#define FIND(result, name, parameters, arguments)                                                                      \
  if (!(found_##name = (typeof(name) *)dlsym(library, #name))) return dlerror();

// Only the version that the headers are of: between versions the structures differ.
#if HPDF_MAJOR_VERSION == 2 && HPDF_MINOR_VERSION < 4
#define LIBRARY "libhpdf-" HPDF_VERSION_TEXT ".so"
#else
#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)
#define LIBRARY "libhpdf.so." TEXT(HPDF_MAJOR_VERSION) "." TEXT(HPDF_MINOR_VERSION)
#endif

const char *lke_haru_load(void) {
  void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (!library) return dlerror();
  FUNCTIONS(FIND)
  return 0;
}
