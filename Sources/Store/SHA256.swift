import CCrypto

enum SHA256 {
  /// The digest of the bytes in lower-case hexadecimal.
  static func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
    var digest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    return withUnsafeMutableBytes(of: &digest) { digest in
      let result = digest.bindMemory(to: UInt8.self).baseAddress!
      if bytes.withContiguousStorageIfAvailable({ lke_sha256($0.baseAddress, $0.count, result) }) == nil {
        let bytes = Array(bytes)
        lke_sha256(bytes, bytes.count, result)
      }
      return String(unsafeUninitializedCapacity: 2 * digest.count) { text in
        for (index, byte) in digest.enumerated() {
          text[2 * index] = digit(byte >> 4)
          text[2 * index + 1] = digit(byte & 15)
        }
        return 2 * digest.count
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
