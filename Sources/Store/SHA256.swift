import CCrypto

package struct SHA256 {
  private var context = lke_sha256_start()

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { lke_sha256_add(&context, $0.baseAddress, $0.count) }
  }

  /// The digest of all that was added, in lower-case hexadecimal.
  var hexadecimal: String {
    var context = context
    return Self.hexadecimal { lke_sha256_finish(&context, $0) }
  }

  /// The digest of the bytes in lower-case hexadecimal.
  package static func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
    hexadecimal { result in
      if bytes.withContiguousStorageIfAvailable({ lke_sha256($0.baseAddress, $0.count, result) }) == nil {
        let bytes = Array(bytes)
        lke_sha256(bytes, bytes.count, result)
      }
    }
  }

  private static func hexadecimal(_ compute: (UnsafeMutablePointer<UInt8>) -> Void) -> String {
    var digest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    return withUnsafeMutableBytes(of: &digest) { digest in
      compute(digest.bindMemory(to: UInt8.self).baseAddress!)
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
