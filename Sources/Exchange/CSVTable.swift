import Evaluation

/// One of our own csv exports, in either dialect, also as a spreadsheet program saved it again. Columns are told by their
/// headers, rows by the codes that we wrote.
struct CSVTable: Sendable {
  /// More than any export has.
  static let rowLimit = 10_000

  private let rows: [Row]

  private struct Row: Sendable {
    /// In the file, from 1.
    let line: Int
    let code: String
    let answer: String
    let note: String
    let evidence: String
    let isMarked: Bool
  }

  /// Nil for what is no such table.
  init?(_ bytes: [UInt8]) throws(ImportProblem) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let separators: [Character] = [",", ";", "\t"]
    guard
      let (separator, columns) = separators.lazy.compactMap({ separator -> (Character, [String: Int])? in
        var fields = CSVFields(text, separator: separator)
        let first = fields.next()?.fields ?? []
        let columns = Dictionary(first.enumerated().map { ($1.searchKey, $0) }) { first, _ in first }
        let isOurs = columns.first(of: Self.codes) != nil && columns.first(of: Self.answers) != nil
        return isOurs ? (separator, columns) : nil
      }).first
    else { return nil }
    var fields = CSVFields(text, separator: separator)
    var rows: [Row] = []
    while let (line, row) = fields.next() {
      guard rows.count < Self.rowLimit else { throw .tooLarge }
      func field(_ names: [String]) -> String {
        columns.first(of: names).flatMap { row.indices.contains($0) ? row[$0].withoutCSVMark : nil } ?? ""
      }
      rows.append(
        Row(
          line: line, code: field(Self.codes).trimmed, answer: field(Self.answers).trimmed, note: field(Self.notes),
          evidence: field(Self.evidence), isMarked: ["true", "ya"].contains(field(Self.marks).searchKey)))
    }
    guard fields.isWhole else { throw .damaged(part: "csv") }
    self.rows = Array(rows.dropFirst())
  }

  private static let codes = ["code", "kode"]
  private static let answers = ["answer", "jawaban"]
  private static let notes = ["note", "catatan"]
  private static let evidence = ["evidence", "datadukung"]
  private static let marks = ["marked", "ditandai"]

  func reading(by instrument: Instrument) -> ImportReading {
    var reading = ImportReading()
    for row in rows where !(row.code.isEmpty && row.answer.isEmpty) {
      let parts = row.code.split(separator: "/", maxSplits: 1)
      let count = parts.count > 1 ? String(parts[1]) : nil
      guard let question = instrument.question(String(parts.first ?? "")) else {
        reading.report(.answer(.unknownQuestion(row.code)), at: "csv:\(row.line)")
        continue
      }
      if !row.answer.isEmpty { reading.read(row.answer, of: question, count: count, at: "csv:\(row.line)") }
      guard count == nil else { continue }
      if !row.note.trimmed.isEmpty { reading.add(question, .note(row.note)) }
      if !row.evidence.trimmed.isEmpty { reading.add(question, .evidence(row.evidence)) }
      if row.isMarked { reading.add(question, .exactly(.mark, .flag(true))) }
    }
    return reading
  }
}

/// The records of a csv text as RFC 4180 has them, line ends of any kind.
private struct CSVFields {
  private var rest: Substring.UnicodeScalarView
  private let separator: Unicode.Scalar
  private var line = 1
  /// False once a quote was not closed.
  private(set) var isWhole = true

  init(_ text: String, separator: Character) {
    rest = text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
    self.separator = separator.unicodeScalars.first!
  }

  /// The next record with the line that it begins on; nil at the end.
  mutating func next() -> (line: Int, fields: [String])? {
    guard !rest.isEmpty else { return nil }
    let begin = line
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    while let scalar = rest.popFirst() {
      if scalar == "\n" { line += 1 }
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if rest.first == "\"" {
          field.append(rest.removeFirst())
        } else {
          isQuoted = false
        }
      } else if scalar == "\"", field.isEmpty {
        isQuoted = true
      } else if scalar == separator {
        fields.append(String(field))
        field = String.UnicodeScalarView()
      } else if scalar == "\n" {
        return (begin, fields + [String(field)])
      } else if scalar != "\r" {
        field.append(scalar)
      }
    }
    if isQuoted { isWhole = false }
    return (begin, fields + [String(field)])
  }
}

extension [String: Int] {
  fileprivate func first(of names: [String]) -> Int? { names.lazy.compactMap { self[$0] }.first }
}

extension String {
  /// Without the apostrophe that keeps a spreadsheet program from reading a formula, where we have put one.
  fileprivate var withoutCSVMark: String {
    guard hasPrefix("'") else { return self }
    let rest = String(dropFirst())
    return rest.csvText == self ? rest : self
  }
}
