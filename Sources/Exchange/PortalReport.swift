import Evaluation

/// A sheet as PortalRB, the national system, takes it: what the satker answered, and beside it what its TPI judged.
///
/// There each choice, index and count is an answer with a number of its own, which the instrument's identities name.
package struct PortalReport: Sendable {
  let sheet: Sheet
  let instrument: Instrument
  /// All that are entered one by one, in the instrument's order.
  let answers: [Answer]

  /// The year of the question master that the instrument's identities come from.
  package static let masterYear = 2026
  /// Where the answers stand in the sheet `Jawaban` of the upload workbook.
  static let rows = 6...202
  /// The levels of the TPI, in the order in which they judge.
  static let levels = ["anggota", "ketua", "dalnis"].map(Assessor.init(rawValue:))

  struct Answer: Sendable {
    /// The question's, or `CODE/count`.
    let code: String
    /// Nil where the instrument names none, or one that another answer has, too.
    let identity: Identity?
    /// Nil while blank.
    let unit: Value?
    /// What the last level of the TPI that has judged the question says; nil until one has.
    let tpi: Value?
    /// Empty where there is none, as are the others; those of a ratio stand beside each of its counts.
    let unitNote: String
    let evidence: String
    /// Of the level that `tpi` comes from.
    let tpiNote: String
  }

  struct Identity: Hashable, Sendable {
    let number: Int
    let row: Int
  }

  enum Value: Equatable, Sendable {
    case choice(String)
    case number(Double)
  }

  /// The instrument is the one that the sheet is bound to.
  package init(_ sheet: Sheet, instrument: Instrument) {
    self.sheet = sheet
    self.instrument = instrument
    let items = instrument.questions.flatMap(Item.items)
    let numbers = Dictionary(items.compactMap(\.identity).map { ($0.number, 1) }, uniquingKeysWith: +)
    let rows = Dictionary(items.compactMap(\.identity).map { ($0.row, 1) }, uniquingKeysWith: +)
    answers = items.map { item in
      let question = item.question
      let given = sheet[.satker, question.code]
      let judged = Self.judgement(of: question, in: sheet)
      return Answer(
        code: item.code,
        identity: item.identity.flatMap { numbers[$0.number] == 1 && rows[$0.row] == 1 ? $0 : nil },
        unit: item.value(in: given), tpi: item.value(in: judged), unitNote: given?.note.plain ?? "",
        evidence: question.evidenceText(in: given).plain, tpiNote: judged?.note.plain ?? "")
    }
  }

  /// The answer of the last level that has judged the question: a level that has not goes by the one before it.
  static func judgement(of question: Question, in sheet: Sheet) -> Evaluation.Answer? {
    levels.reversed().lazy.map { sheet[$0, question.code] }.first(where: question.isAnswered(by:)) ?? nil
  }

  /// - Throws: `portalIdentities` where the instrument does not say of every answer where it goes.
  func checkIdentities() throws(ExportProblem) {
    let codes = answers.filter { $0.identity == nil }.map(\.code)
    guard codes.isEmpty else { throw .portalIdentities(codes) }
  }
}

extension PortalReport {
  /// What is entered by itself: a question's answer, or one of a ratio's counts.
  struct Item {
    let question: Question
    let count: Count?

    static func items(of question: Question) -> [Item] {
      question.counts.isEmpty
        ? [Item(question: question, count: nil)] : question.counts.map { Item(question: question, count: $0) }
    }

    var code: String { count.map { "\(question.code)/\($0.name)" } ?? question.code }

    var identity: PortalReport.Identity? {
      guard let identity = (count?.identities ?? question.identities)["portalrb"], let number = identity["soalId"],
        let row = identity["row"], number > 0, PortalReport.rows.contains(row)
      else { return nil }
      return PortalReport.Identity(number: number, row: row)
    }

    func value(in answer: Evaluation.Answer?) -> PortalReport.Value? {
      if let count { return (answer?.counts[count.name]).map { .number(Double($0)) } }
      return switch answer?.value {
      case .choice(let choice): .choice(choice.plain)
      case .index(let index): .number(index)
      case nil: nil
      }
    }
  }
}
