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
      /// The file has a place for it that is blank.
      case blank(Change.Field)
      /// As a cell holds it, which need not be all that was exported; blank where nothing stands there.
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
      case total(file: Double, rules: Double, cause: TotalCause?)
      /// The row offers other choices than its question does.
      case otherChoices(String)
    }
  }

  mutating func add(_ question: Question, _ content: Item.Content) {
    items.append(.init(question: question, content: content))
  }

  /// Takes over an answer, or one of a ratio's counts, as it is spelled; what does not answer the question is reported.
  mutating func read(_ text: String, of question: Question, count: String?, at place: String) {
    do throws(ChangeProblem) {
      if let count {
        add(question, .exactly(.count(count), try question.parse(text, count: count)))
      } else {
        add(question, .exactly(.value, try question.parse(text)))
      }
    } catch {
      report(.answer(error), at: place)
    }
  }

  mutating func report(_ kind: Finding.Kind, at place: String) { findings.append(.init(place: place, kind: kind)) }

  /// The changes that put into the sheet what the file says. What is blank in the file clears the sheet only on demand,
  /// which needs to know what the file held when it was made: else who exported a sheet when less was answered would
  /// clear it by importing.
  package func changes(to sheet: Sheet, as assessor: Assessor, clears: Bool = false) -> [Change] {
    items.flatMap { item -> [Change] in
      let now = sheet[assessor, item.question.code]
      let contents: [(Change.Field, Change.Content)] =
        switch item.content {
        case .exactly(let field, let content): [(field, content)]
        case .blank(let field): [(field, .nothing)]
        case .note(let text):
          (now?.note ?? "").plain == text.plain ? [] : [(.note, text.isEmpty ? .nothing : .text(text))]
        case .evidence(let text): item.question.evidence(in: text, insteadOf: now)
        }
      return contents.compactMap { field, content in
        content == .nothing && !clears
          ? nil : sheet.change(at: .answer(assessor, question: item.question.code, field), to: content)
      }
    }
  }

  /// How the file's answers alone score.
  func scorecard(by instrument: Instrument) -> Scorecard {
    let blank = Sheet(
      uid: "", satker: Satker(name: ""), year: 0, target: "", instrument: .init(id: "", rulesDigest: ""))
    let sheet = changes(to: blank, as: .satker).reduce(blank) { $0.applying($1) }
    return Scorecard(instrument, sheet, assessor: .satker)
  }
}

extension Question {
  /// What a cell holds of the evidence where that is other than what the answer has: nothing of what it leaves out.
  fileprivate func evidence(in text: String, insteadOf now: Answer?) -> [(Change.Field, Change.Content)] {
    guard evidenceText(in: now).plain != text.plain else { return [] }
    let named = evidence(in: text)
    let left = (now?.evidence.keys.sorted() ?? []).filter { wanted in !named.contains { $0.0 == wanted } }
    return named.map { (.evidence($0), .references($1)) } + left.map { (.evidence($0), .nothing) }
  }

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
