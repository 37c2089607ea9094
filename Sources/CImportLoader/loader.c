// What Exchange calls of libzip and expat, under the libraries' own names. Linked as usual they, and the libraries for
// compression and encryption that libzip loads in turn, would be paid for at every start, and only imports read a workbook.

// Hidden, because the program exports its symbols: the libraries would call these instead of their own.
#pragma GCC visibility push(hidden)
#include <expat.h>
#include <zip.h>
#pragma GCC visibility pop

#include "loader.h"

#include <dlfcn.h>

// Each as: what it gives, its name, its parameters, the same as arguments.
#define ZIP(F)                                                                                                         \
  F(zip_source_t *, zip_source_buffer_create,                                                                          \
    (const void *bytes, zip_uint64_t count, int isFreed, zip_error_t *error), (bytes, count, isFreed, error))          \
  F(void, zip_source_free, (zip_source_t *source), (source))                                                           \
  F(zip_t *, zip_open_from_source, (zip_source_t *source, int flags, zip_error_t *error), (source, flags, error))      \
  F(void, zip_discard, (zip_t *archive), (archive))                                                                    \
  F(zip_int64_t, zip_name_locate, (zip_t *archive, const char *name, zip_flags_t flags), (archive, name, flags))       \
  F(int, zip_stat_index, (zip_t *archive, zip_uint64_t index, zip_flags_t flags, zip_stat_t *status),                  \
    (archive, index, flags, status))                                                                                   \
  F(zip_file_t *, zip_fopen_index, (zip_t *archive, zip_uint64_t index, zip_flags_t flags), (archive, index, flags))   \
  F(zip_int64_t, zip_fread, (zip_file_t *file, void *bytes, zip_uint64_t count), (file, bytes, count))                 \
  F(int, zip_fclose, (zip_file_t *file), (file))

#define EXPAT(F)                                                                                                       \
  F(XML_Parser, XML_ParserCreate, (const XML_Char *encoding), (encoding))                                              \
  F(void, XML_ParserFree, (XML_Parser parser), (parser))                                                               \
  F(void, XML_SetUserData, (XML_Parser parser, void *data), (parser, data))                                            \
  F(void, XML_SetElementHandler, (XML_Parser parser, XML_StartElementHandler start, XML_EndElementHandler end),        \
    (parser, start, end))                                                                                              \
  F(void, XML_SetCharacterDataHandler, (XML_Parser parser, XML_CharacterDataHandler text), (parser, text))             \
  F(void, XML_SetStartDoctypeDeclHandler, (XML_Parser parser, XML_StartDoctypeDeclHandler start), (parser, start))     \
  F(enum XML_Status, XML_Parse, (XML_Parser parser, const char *bytes, int count, int isFinal),                        \
    (parser, bytes, count, isFinal))                                                                                   \
  F(enum XML_Status, XML_StopParser, (XML_Parser parser, XML_Bool canResume), (parser, canResume))                     \
  F(XML_Size, XML_GetCurrentLineNumber, (XML_Parser parser), (parser))

// A declaration of its own beside the header's: where the two differ, nothing compiles.
#define FORWARD(result, name, parameters, arguments)                                                                   \
  static typeof(name) *found_##name;                                                                                   \
  result name parameters { return found_##name arguments; }
ZIP(FORWARD)
EXPAT(FORWARD)

#define FIND(result, name, parameters, arguments)                                                                      \
  if (!(found_##name = (typeof(name) *)dlsym(library, #name))) return dlerror();

const char *lke_import_load(void) {
  // What is called here is the same in both versions.
  void *library = dlopen("libzip.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("libzip.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!library) return dlerror();
  ZIP(FIND)
  library = dlopen("libexpat.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!library) return dlerror();
  EXPAT(FIND)
  return 0;
}
