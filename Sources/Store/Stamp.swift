/// What a file held when it was read. Only its content counts: a file that was copied, touched or written again with the
/// same bytes has not changed, and one that was changed within the resolution of file times has.
package struct Stamp: Equatable, Sendable {
  /// SHA-256 in hexadecimal.
  let digest: String

  init(_ bytes: [UInt8]) {
    digest = SHA256.hexadecimal(bytes)
  }
}
