/// What a sheet's file says of the logs beside it, since format 2.
struct Snapshot: Equatable {
  /// By replica: up to where its log is in the sheet.
  let includes: [String: Included]
  /// By replica: the last entry that somebody has seen, though its log is not here any more or ends before.
  let lost: [String: Int]
  /// The places that were in conflict when the file was written, by their keys.
  let conflicts: [[String]]
  /// The file's own digest fits: nobody has edited it by hand.
  let isIntact: Bool

  struct Included: Equatable {
    /// The head counts, too.
    let lines: Int
    let bytes: Int
    /// SHA-256 of the last line.
    let hash: String
    /// By other replica, the last entry that the log had seen up to there; nil in a file of before that was kept.
    let seen: [String: Int]?

    init(lines: Int, bytes: Int, hash: String, seen: [String: Int]?) {
      self.lines = lines
      self.bytes = bytes
      self.hash = hash
      self.seen = seen
    }

    init(_ end: LogEnd) {
      self.init(lines: end.lines, bytes: end.bytes, hash: end.hash, seen: end.seen)
    }
  }

  /// Stands in place of the digest while that is computed.
  static let noDigest = String(repeating: "0", count: 64)

  init(_ json: JSONValue) throws(StoreProblem.Reason) {
    let digest = try json.member("digest")
    includes = try json.member("includes").dictionary { json throws(StoreProblem.Reason) in
      try json.checkKeys("bytes", "hash", "lines", "seen")
      return Included(
        lines: try json.member("lines").natural(upTo: LogLine.countLimit),
        bytes: try json.member("bytes").natural(upTo: LogFile.sizeLimit), hash: try json.member("hash").text(),
        seen: try json["seen"]?.lastNumbers())
    }
    lost = try json["lost"]?.lastNumbers() ?? [:]
    let conflicts = try json["conflicts"]?.list { place throws(StoreProblem.Reason) in try place.texts() }
    self.conflicts = conflicts ?? []
    let written = try digest.text()
    let node = digest.document.nodes[digest.index]
    isIntact =
      written.utf8.count == Self.noDigest.utf8.count
      && written == Self.digest(of: digest.document.bytes, at: Int(node.start) + 1)
  }

  /// Whether what its logs hold up to there can be left unread: nothing in it is in conflict, and it is known who had seen
  /// what, by which later entries tell whether they can be.
  var sparesReading: Bool {
    isIntact && !includes.isEmpty && conflicts.isEmpty && includes.values.allSatisfy { $0.seen != nil }
  }

  /// The file with its digest in it.
  static func signed(_ bytes: [UInt8]) -> [UInt8] {
    // At the outermost level two spaces stand before a key; within a text no line begins.
    let key = Array("\n  \"digest\" : \"".utf8)
    var start = 0
    while !bytes[start...].starts(with: key) {
      guard let next = bytes[(start + 1)...].firstIndex(of: key[0]) else { return bytes }
      start = next
    }
    start += key.count
    var signed = bytes
    signed.replaceSubrange(start..<start + noDigest.utf8.count, with: digest(of: bytes, at: start).utf8)
    return signed
  }

  /// SHA-256 of the file with zeros in place of the digest at the offset.
  private static func digest(of bytes: [UInt8], at offset: Int) -> String {
    var bytes = bytes
    bytes.replaceSubrange(offset..<offset + noDigest.utf8.count, with: noDigest.utf8)
    return SHA256.hexadecimal(bytes)
  }
}

extension JSONValue {
  /// By replica, the number of an entry.
  func lastNumbers() throws(StoreProblem.Reason) -> [String: Int] {
    try dictionary { number throws(StoreProblem.Reason) in try number.natural(upTo: LogLine.countLimit) }
  }
}
