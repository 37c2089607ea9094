import Evaluation

extension Sheet {
  static let blank = Sheet(
    uid: "0001", satker: Satker(name: "Lapas Contoh A", code: "W1", kind: "lapas"), year: 2026, target: "wbk",
    instrument: .init(id: "permenpanrb-90-2021", rulesDigest: "00"))
}

extension Change.Place {
  /// The satker's field of the question.
  static func satker(_ question: String, _ field: Change.Field = .value) -> Change.Place {
    .answer(.satker, question: question, field)
  }
}
