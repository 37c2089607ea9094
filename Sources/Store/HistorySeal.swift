/// Stands for a history as it was at some moment: up to where each log went. An export carries it, so that whoever writes a
/// log anew afterwards is found.
package struct HistorySeal: Equatable, Sendable {
  /// By replica's name; logs without any good line are left out.
  package let ends: [End]

  package struct End: Equatable, Sendable {
    package let replica: String
    /// SHA-256 of the last line.
    package let hash: String
    /// The head included.
    package let lines: Int

    fileprivate var text: String { "\(replica):\(hash):\(lines)" }
  }

  init(_ ends: some Sequence<End>) {
    self.ends = ends.filter { $0.lines > 0 }.sorted { $0.replica < $1.replica }
  }

  /// By log's name, its end: where a replica's log has branches these go by the branch's name, as which file holds which
  /// differs by machine.
  init(_ ends: [String: LogEnd], _ read: ReadLogs = ReadLogs()) {
    var longest: [String: LogEnd] = [:]
    for (name, end) in ends where end.lines > 0 {
      let branch = read.branch(of: name)
      if longest[branch]?.lines ?? 0 < end.lines { longest[branch] = end }
    }
    self.init(longest.map { End(replica: $0.key, hash: $0.value.hash, lines: $0.value.lines) })
  }

  /// As `text` spells it; nil for anything else.
  package init?(_ text: String) {
    var ends: [End] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let fields = part.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count == 3, Replica.isName(fields[0]), fields[1].utf8.count == 64, let lines = Int(fields[2]),
        (1...LogLine.countLimit).contains(lines)
      else { return nil }
      ends.append(End(replica: String(fields[0]), hash: String(fields[1]), lines: lines))
    }
    self.init(ends)
    guard self.text == text else { return nil }
  }

  /// `replica:hash:lines` of each log, parted by commas.
  package var text: String { ends.map(\.text).joined(separator: ",") }

  /// SHA-256 over `replica:hash:lines` and a line feed of each log.
  package var digest: String { SHA256.hexadecimal(Array(ends.map { $0.text + "\n" }.joined().utf8)) }

  /// Of all logs together.
  package var lines: Int { ends.reduce(0) { $0 + $1.lines } }

  /// Nil where there are no logs.
  var nonEmpty: HistorySeal? { ends.isEmpty ? nil : self }
}
