#include "fonts.h"

#if __has_embed("/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf")
static const unsigned char regular[] = {
#embed "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf"
};
static const unsigned char bold[] = {
#embed "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf"
};
#else
static const unsigned char regular[] = {
#embed "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"
};
static const unsigned char bold[] = {
#embed "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"
};
#endif

struct lke_font lke_font_regular(void) { return (struct lke_font){regular, sizeof regular}; }

struct lke_font lke_font_bold(void) { return (struct lke_font){bold, sizeof bold}; }
