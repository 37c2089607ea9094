#include "instruments.h"

static const unsigned char permenpanrb_90_2021[] = {
#embed "permenpanrb-90-2021.json"
};

static const struct lke_instrument instruments[] = {
  {"permenpanrb-90-2021", permenpanrb_90_2021, sizeof permenpanrb_90_2021},
};

size_t lke_instrument_count(void) { return sizeof instruments / sizeof instruments[0]; }

struct lke_instrument lke_instrument_at(size_t index) { return instruments[index]; }
