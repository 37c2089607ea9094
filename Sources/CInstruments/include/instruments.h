#ifndef LKE_INSTRUMENTS_H
#define LKE_INSTRUMENTS_H

#include <stddef.h>

/* An instrument that is compiled in, as the bytes of its JSON file. C, because `#embed` costs a second of build time where
   Swift array literals cost most of a minute. */
struct lke_instrument {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/* The number of built-in instruments, and the one at an index below it. */
size_t lke_instrument_count(void);
struct lke_instrument lke_instrument_at(size_t index);

#endif
