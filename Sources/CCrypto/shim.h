#ifndef LKE_CCRYPTO_H
#define LKE_CCRYPTO_H

#include <openssl/sha.h>
#include <stddef.h>

/* The digest of the bytes. The low-level calls, because the one-shot SHA256() and EVP first set up the whole library
   (configuration file, providers), which every start of the program would pay for; OpenSSL 3 marks them as deprecated for
   exactly that they bypass providers. A function, so that the pragma stays here and no Swift file sees a warning. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
static inline void lke_sha256(const void *bytes, size_t count, unsigned char digest[SHA256_DIGEST_LENGTH]) {
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes, count);
  SHA256_Final(digest, &context);
}
#pragma GCC diagnostic pop

#endif
