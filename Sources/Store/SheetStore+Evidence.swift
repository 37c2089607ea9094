import Evaluation
import Glibc

extension SheetStore {
  /// The largest evidence file whose digest is made, in bytes: that takes about a second on an old laptop.
  private static let evidenceLimit = 256 << 20

  /// What the evidence file holds that the sheet names by this path: absolute, in the home folder (`~/`), beside the
  /// sheet's file, or in the working folder. Nil where there is no regular file that can be read, and for one larger
  /// than 256 MiB.
  package func evidenceFile(_ path: String, of place: SheetPlace) -> EvidenceFile? {
    for path in Self.candidates(path, place) {
      let descriptor = uninterrupted { Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      if let file = Self.content(descriptor) { return file }
    }
    return nil
  }

  private static func candidates(_ path: String, _ place: SheetPlace) -> [String] {
    guard path.isPath else { return [] }
    if path.hasPrefix("/") { return [path] }
    if path.hasPrefix("~/") { return getenv("HOME").map { [String(cString: $0) + path.dropFirst()] } ?? [] }
    return ["\(place.folder)/\(path)", path]
  }

  private static func content(_ descriptor: Int32) -> EvidenceFile? {
    var digest = SHA256()
    var size = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes { buffer in
        uninterrupted { Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
      }
      guard count >= 0 else { return nil }
      guard count > 0 else { return EvidenceFile(size: size, digest: digest.hexadecimal) }
      size += count
      guard size <= evidenceLimit else { return nil }
      digest.add(buffer[..<count])
    }
  }

  /// What the files hold now that the sheet's evidence names and whose content is known.
  func verifyEvidence(_ sheet: Sheet, of place: SheetPlace) -> [Verification.Evidence] {
    sheet.files.sorted { $0.key < $1.key }.filter { sheet.refers(to: $0.key) }.map { path, known in
      let now = evidenceFile(path, of: place)
      return .init(path: path, state: now == nil ? .missing : now == known ? .same : .changed)
    }
  }
}
