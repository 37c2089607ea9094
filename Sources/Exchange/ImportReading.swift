import Evaluation

/// What a file says, question by question, and what of it was not understood.
package struct ImportReading: Sendable {
  private(set) var items: [Item] = []
  package private(set) var findings: [Finding] = []
  /// Whether anything in it could be told to be an answer's row.
  package var isEmpty: Bool { items.isEmpty && findings.isEmpty }

  struct Item: Sendable {
    let question: Question
    let content: Content

    enum Content: Sendable {
      case exactly(Change.Field, Change.Content)
      /// As a cell holds it, which need not be all that was exported.
      case note(String)
      case evidence(String)
    }
  }

  package struct Finding: Equatable, Sendable {
    /// Where in the file, e.g. `LKE ZI!K27`.
    package let place: String
    package let kind: Kind

    package enum Kind: Equatable, Sendable {
      /// What stands there does not answer the question.
      case answer(ChangeProblem)
      /// An error of the spreadsheet, or a formula without its result.
      case uncalculated(String)
      /// An answer in a row that is no question of the instrument, or of which cannot be told which one.
      case unknownRow(String)
      /// The text was cut short when it was exported.
      case truncated
      /// The file's own total, and what its answers come to.
      case total(file: Double, rules: Double)
    }
  }

  mutating func add(_ question: Question, _ content: Item.Content) {
    items.append(.init(question: question, content: content))
  }

  mutating func report(_ kind: Finding.Kind, at place: String) { findings.append(.init(place: place, kind: kind)) }

  /// The changes that put into the sheet what the file says. What is blank in the file changes nothing: who exported a
  /// sheet when less was answered must not clear it by importing.
  package func changes(to sheet: Sheet, as assessor: Assessor) -> [Change] {
    items.flatMap { item -> [Change] in
      let now = sheet[assessor, item.question.code]
      let contents: [(Change.Field, Change.Content)] =
        switch item.content {
        case .exactly(let field, let content): [(field, content)]
        case .note(let text): (now?.note ?? "").plain == text.plain ? [] : [(.note, .text(text))]
        case .evidence(let text):
          item.question.evidenceText(in: now).plain == text.plain
            ? [] : item.question.evidence(in: text).map { (.evidence($0), .references($1)) }
        }
      return contents.compactMap { field, content in
        content == .nothing
          ? nil : sheet.change(at: .answer(assessor, question: item.question.code, field), to: content)
      }
    }
  }

  /// How the file's answers alone score.
  func total(by instrument: Instrument) -> Double {
    let blank = Sheet(
      uid: "", satker: Satker(name: ""), year: 0, target: "", instrument: .init(id: "", rulesDigest: ""))
    let sheet = changes(to: blank, as: .satker).reduce(blank) { $0.applying($1) }
    return Scorecard(instrument, sheet, assessor: .satker).total.value
  }
}

extension Question {
  /// The reverse of `evidenceText(in:)`: a line for each piece of evidence. What names none belongs to itself.
  func evidence(in text: String) -> [(String, [String])] {
    text.plain.split(separator: "\n").map(String.init).filter { !$0.trimmed.isEmpty }.map { line in
      let known = evidence.filter { line.hasPrefix("\($0): ") }.max { $0.utf8.count < $1.utf8.count }
      let end = known.map { line.index(line.startIndex, offsetBy: $0.count) } ?? line.range(of: ": ")
      guard let end else { return (evidence.count == 1 ? evidence[0] : line.trimmed, [line.trimmed]) }
      let references = line[line.index(end, offsetBy: 2)...].split(separator: "; ").map { String($0).trimmed }
      return (String(line[..<end]), references.filter { !$0.isEmpty })
    }
  }
}

extension String {
  fileprivate func range(of separator: String) -> String.Index? { ranges(of: separator).first?.lowerBound }
}
