#ifndef LKE_HARU_LOADER_H
#define LKE_HARU_LOADER_H

/* Loads libharu; to be called before any of its functions, from one thread at a time. NULL, or in the system's words why
   it cannot be loaded: text that the thread's next call of this kind replaces. */
const char *_Nullable lke_haru_load(void);

#endif
