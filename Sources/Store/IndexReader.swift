import Evaluation

/// Reads the lines of an index, strictly: what `IndexWriter` would not have written is nil.
struct IndexReader {
  private let bytes: Slice<UnsafeBufferPointer<UInt8>>
  private var offset: Int

  init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  var count: Int { bytes.count }
  var isAtEnd: Bool { offset == bytes.endIndex }

  /// Where the last line begins, if it is there with the right checksum.
  static func end(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.last == UInt8(ascii: "\n"), let feed = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")) else {
      return nil
    }
    var reader = IndexReader(bytes[(feed + 1)...])
    guard reader.text() == "end", let checksum = reader.number(endingWith: UInt8(ascii: "\n")), reader.isAtEnd,
      checksum == IndexChecksum.of(bytes[...feed])
    else { return nil }
    return feed + 1
  }

  mutating func entry() -> SummaryIndex.Entry? {
    guard let status = status(), let weight = number(), let value = number(), let best = number(),
      let answered = integer(), let questions = integer(), let year = integer(),
      let standing = text().flatMap(Standing.init(rawValue:)), let id = text(), let name = text(), let code = text(),
      let kind = text(), let target = text(), let targetName = text(endingWith: UInt8(ascii: "\n"))
    else { return nil }
    let summary = Summary(
      satker: Satker(name: name, code: code, kind: kind), year: year, target: target, targetName: targetName,
      total: Score(
        weight: Double(bitPattern: weight), value: Double(bitPattern: value), best: Double(bitPattern: best),
        answered: answered, questions: questions),
      standing: standing)
    return .init(id: id, status: status, summary: summary)
  }

  private mutating func status() -> FileStatus? {
    guard let inode = number(), let size = number(), let modified = time(), let changed = time() else { return nil }
    return FileStatus(inode: inode, size: Int64(bitPattern: size), modified: modified, changed: changed)
  }

  private mutating func time() -> FileStatus.Time? {
    guard let seconds = integer(), let nanoseconds = integer() else { return nil }
    return .init(seconds: seconds, nanoseconds: nanoseconds)
  }

  private mutating func integer() -> Int? { number().map { Int(Int64(bitPattern: $0)) } }

  private mutating func number(endingWith end: UInt8 = UInt8(ascii: "\t")) -> UInt64? {
    let start = offset
    var number: UInt64 = 0
    while offset < bytes.endIndex {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
      case end: return (2...17).contains(offset - start) ? number : nil
      default: return nil
      }
    }
    return nil
  }

  private mutating func text(endingWith end: UInt8 = UInt8(ascii: "\t")) -> String? {
    let start = offset
    while offset < bytes.endIndex {
      let byte = bytes[offset]
      offset += 1
      if byte == end { return String(decoding: bytes[start..<offset - 1], as: UTF8.self) }
      if byte < 0x20 { return nil }
    }
    return nil
  }
}
