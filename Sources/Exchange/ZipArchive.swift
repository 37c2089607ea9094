import CImportLoader
import CZip

/// The packed parts of a workbook. Of what it claims about itself nothing is trusted: what is unpacked is counted.
final class ZipArchive {
  static let entryLimit = 10_000
  /// Of all parts that are read together, unpacked, in bytes.
  static let sizeLimit = 64 << 20

  private let archive: OpaquePointer
  private let bytes: UnsafeMutableRawPointer
  private var unpacked = 0

  init(_ content: [UInt8]) throws(ImportProblem) {
    // An encrypted workbook is not a zip file but what Excel wrote before 2007.
    if content.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .encryptedOrOld }
    guard content.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { throw .unknownFormat }
    if let reason = lke_import_load() { throw .library(reason: String(cString: reason)) }
    guard let count = Self.entryCount(content) else { throw .damaged(part: "zip") }
    guard count <= Self.entryLimit else { throw .tooLarge }
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: content.count, alignment: 1)
    content.withUnsafeBytes { bytes.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    guard let source = zip_source_buffer_create(bytes, UInt64(content.count), 0, nil) else {
      bytes.deallocate()
      throw .damaged(part: "zip")
    }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), nil) else {
      zip_source_free(source)
      bytes.deallocate()
      throw .damaged(part: "zip")
    }
    self.archive = archive
    self.bytes = bytes
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  /// Unpacks a part, a piece at a time; false where there is no such part.
  func read(
    _ name: String, _ body: (UnsafeRawBufferPointer) throws(ImportProblem) -> Void
  ) throws(ImportProblem) -> Bool {
    let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { return false }
    var status = zip_stat_t()
    guard zip_stat_index(archive, UInt64(index), 0, &status) == 0 else { throw .damaged(part: name) }
    guard status.encryption_method == ZIP_EM_NONE else { throw .encryptedOrOld }
    guard let file = zip_fopen_index(archive, UInt64(index), 0) else { throw .damaged(part: name) }
    defer { zip_fclose(file) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 1)
    defer { piece.deallocate() }
    while true {
      let count = Int(zip_fread(file, piece.baseAddress, UInt64(piece.count)))
      guard count >= 0 else { throw .damaged(part: name) }
      if count == 0 { return true }
      unpacked += count
      guard unpacked <= Self.sizeLimit else { throw .tooLarge }
      try body(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
  }

  /// As the end of the archive says, before anything is made for each of them; nil where there is no end.
  private static func entryCount(_ content: [UInt8]) -> Int? {
    let endSize = 22
    guard content.count >= endSize else { return nil }
    // A comment of at most 65,535 bytes may follow it.
    let last = content.count - endSize
    for place in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
    where content[place..<place + 4].elementsEqual([0x50, 0x4B, 0x05, 0x06]) {
      return Int(content[place + 10]) | Int(content[place + 11]) << 8
    }
    return nil
  }
}
