import Evaluation

/// Writes the lines of an index. Numbers are hexadecimal, doubles as their bits: exact, and quick to read.
struct IndexWriter {
  private(set) var bytes: [UInt8]
  private var isLineEmpty = true

  init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  mutating func line(_ fields: (inout IndexWriter) -> Void) {
    fields(&self)
    bytes.append(UInt8(ascii: "\n"))
    isLineEmpty = true
  }

  private mutating func separate() {
    if !isLineEmpty { bytes.append(UInt8(ascii: "\t")) }
    isLineEmpty = false
  }

  mutating func text(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func number(_ number: UInt64) {
    text(String(number, radix: 16))
  }

  private mutating func number(_ number: Int) { self.number(UInt64(bitPattern: Int64(number))) }

  mutating func status(_ status: FileStatus) {
    number(status.inode)
    number(UInt64(bitPattern: status.size))
    for time in [status.modified, status.changed] {
      number(time.seconds)
      number(time.nanoseconds)
    }
  }

  mutating func entry(_ entry: SummaryIndex.Entry) {
    let summary = entry.summary
    let texts = [
      entry.id, summary.satker.name, summary.satker.code, summary.satker.kind, summary.target, summary.targetName,
    ]
    // A text with a tab or a line feed is too rare to be worth an escape: such a sheet is read each time.
    guard texts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x20 } }) else { return }
    line {
      $0.status(entry.status)
      $0.number(summary.total.weight.bitPattern)
      $0.number(summary.total.value.bitPattern)
      $0.number(summary.total.best.bitPattern)
      $0.number(summary.total.answered)
      $0.number(summary.total.questions)
      $0.number(summary.year)
      $0.text(summary.standing.rawValue)
      for text in texts { $0.text(text) }
    }
  }

  /// The last line: without it, or with another checksum, the file is not whole.
  mutating func end() {
    let checksum = bytes.withUnsafeBufferPointer { IndexChecksum.of($0[...]) }
    line {
      $0.text("end")
      $0.number(checksum)
    }
  }
}
