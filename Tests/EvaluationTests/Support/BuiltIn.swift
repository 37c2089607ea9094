import Evaluation
import Store

/// `permenpanrb-90-2021` as it is compiled in.
enum BuiltIn {
  static let instrument = try! SheetStore(root: "/nowhere").instrument("permenpanrb-90-2021")

  static var wbk: Evaluation.Predicate { predicate("wbk") }
  static var wbbm: Evaluation.Predicate { predicate("wbbm") }

  static func predicate(_ id: String) -> Evaluation.Predicate { instrument.predicate(id)! }

  static func question(_ code: String) -> Question { instrument.question(code)! }

  /// Every question answered as well as can be.
  static let best: [String: Answer] = Dictionary(
    uniqueKeysWithValues: instrument.questions.map { ($0.code, answer($0, .best)) })

  /// Every question answered as badly as can be.
  static let worst: [String: Answer] = Dictionary(
    uniqueKeysWithValues: instrument.questions.map { ($0.code, answer($0, .worst)) })

  private enum Extreme { case best, worst }

  private static func answer(_ question: Question, _ extreme: Extreme) -> Answer {
    switch question.kind {
    case .choice(let choices): .choice((extreme == .best ? choices.first! : choices.last!).answer)
    case .index(let maximum): .index(extreme == .best ? maximum : 0)
    case .ratio: .counts(counts[question.code]![extreme == .best ? 0 : 1])
    }
  }

  private static let counts: [String: [[String: Int]]] = [
    "A.II.1.i.a": [["agents": 3, "changes": 3], ["agents": 3, "changes": 0]],
    "A.II.1.i.b": [["changes": 3, "integrated": 3], ["changes": 3, "integrated": 0]],
    "A.II.3.iii.a": [
      ["previous": 4, "current": 0, "sanctioned": 0], ["previous": 4, "current": 9, "sanctioned": 9],
    ],
    "A.II.4.i.a": [["objectives": 7, "achieved": 7], ["objectives": 7, "achieved": 0]],
    "A.II.5.ii.a": [["due": 5, "inProgress": 0, "resolved": 5], ["due": 5, "inProgress": 5, "resolved": 0]],
    "A.II.5.iii.a": [
      ["head": 1, "officials": 3, "others": 1, "reported": 5], ["head": 1, "officials": 3, "others": 1, "reported": 0],
    ],
    "A.II.5.iii.b": [
      ["administrators": 2, "supervisors": 4, "functionalAndStaff": 40, "reported": 46],
      ["administrators": 2, "supervisors": 4, "functionalAndStaff": 40, "reported": 0],
    ],
    "A.II.6.i.b": [["registered": 6, "simplified": 6], ["registered": 6, "simplified": 0]],
  ]
}
