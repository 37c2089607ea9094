#ifndef LKE_IMPORT_LOADER_H
#define LKE_IMPORT_LOADER_H

/* Loads libzip and expat; to be called before any of their functions, from one thread at a time. NULL, or in the system's
   words why they cannot be loaded: text that the thread's next call of this kind replaces. */
const char *_Nullable lke_import_load(void);

#endif
