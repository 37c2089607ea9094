/// What a local evidence file held when it was referred to.
package struct EvidenceFile: Equatable, Sendable {
  /// In bytes.
  package let size: Int
  /// SHA-256 in lower-case hexadecimal, 64 digits.
  package let digest: String

  package init(size: Int, digest: String) {
    self.size = size
    self.digest = digest
  }

  package var isWellFormed: Bool {
    size >= 0 && digest.utf8.count == 64
      && digest.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
