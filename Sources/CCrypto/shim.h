#ifndef LKE_CCRYPTO_H
#define LKE_CCRYPTO_H

#include <openssl/sha.h>
#include <stddef.h>

/* The digest of the bytes, by the low-level calls: EVP, and the one-shot SHA256() above it, first set up the whole library
   (configuration file, providers), which costs every start of the program 0.8 ms instead of 0.02. OpenSSL 3 deprecates
   them because they bypass the providers. A function of ours, so that the pragma stays here and no Swift file warns. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
static inline void lke_sha256(const void *bytes, size_t count, unsigned char digest[SHA256_DIGEST_LENGTH]) {
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes, count);
  SHA256_Final(digest, &context);
}

/* The same piece by piece, for what is not all in memory. */
static inline SHA256_CTX lke_sha256_start(void) {
  SHA256_CTX context;
  SHA256_Init(&context);
  return context;
}
static inline void lke_sha256_add(SHA256_CTX *context, const void *bytes, size_t count) {
  SHA256_Update(context, bytes, count);
}
static inline void lke_sha256_finish(SHA256_CTX *context, unsigned char digest[SHA256_DIGEST_LENGTH]) {
  SHA256_Final(digest, context);
}
#pragma GCC diagnostic pop

#endif
