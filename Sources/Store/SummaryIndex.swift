import Evaluation
import Glibc

/// The file in which the store keeps the summaries of its sheets, so that a list need not read them. It is derived from
/// them and from nothing else: whatever is odd about it, it is made anew.
///
/// ```
/// lke-index 1                          what it follows from besides the sheets: the program and its built-in
/// program STATUS                       instruments, the user's own
/// instrument STATUS NAME
/// STATUS SCORE YEAR STANDING ID …      a sheet a line, the fields separated by tabs
/// end CHECKSUM
/// ```
enum SummaryIndex {
  static let name = "index"

  struct Entry: Equatable {
    let id: String
    let status: FileStatus
    let summary: Summary
  }

  /// What else the summaries follow from. An index of another one is worthless.
  struct Basis {
    let header: [UInt8]
    let instruments: [FileStatus]

    /// - Returns: nil where the system does not say which program this is.
    init?(instrumentsFolder: String) {
      guard let program = FileStatus(path: "/proc/self/exe") else { return nil }
      var writer = IndexWriter()
      writer.line { $0.text("lke-index 1") }
      writer.line {
        $0.text("program")
        $0.status(program)
      }
      var instruments: [FileStatus] = []
      for name in ((try? Folder.names(in: instrumentsFolder)) ?? []).sorted() {
        let status = FileStatus(path: "\(instrumentsFolder)/\(name)")
        if let status { instruments.append(status) }
        writer.line {
          $0.text("instrument")
          if let status { $0.status(status) }
          $0.text(name)
        }
      }
      header = writer.bytes
      self.instruments = instruments
    }
  }

  /// The entries by their ids.
  ///
  /// - Returns: nil where the bytes are no index on this basis, whole and unharmed.
  static func decode(_ bytes: [UInt8], basis: Basis) -> [String: Entry]? {
    bytes.withUnsafeBufferPointer { buffer in
      guard buffer.starts(with: basis.header), let end = IndexReader.end(of: buffer), end >= basis.header.count else {
        return nil
      }
      var reader = IndexReader(buffer[basis.header.count..<end])
      // About a line's length.
      var entries = [String: Entry](minimumCapacity: reader.count / 200)
      while !reader.isAtEnd {
        guard let entry = reader.entry() else { return nil }
        entries[entry.id] = entry
      }
      return entries
    }
  }

  /// The bytes of the file; sheets that no line can hold are left out.
  static func encode(_ entries: [Entry], basis: Basis) -> [UInt8] {
    var writer = IndexWriter(basis.header)
    for entry in entries { writer.entry(entry) }
    writer.end()
    return writer.bytes
  }
}
