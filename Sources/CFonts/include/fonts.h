#ifndef LKE_FONTS_H
#define LKE_FONTS_H

#include <stddef.h>

/* A TrueType font that is compiled in, so that a pdf looks alike wherever it is made: Liberation Sans, under the SIL Open
   Font License 1.1, from the package fonts-liberation2 or, on newer systems, fonts-liberation. */
struct lke_font {
  const unsigned char *bytes;
  size_t count;
};

struct lke_font lke_font_regular(void);
struct lke_font lke_font_bold(void);

#endif
