import Evaluation

extension Ratio.Rule {
  /// What the rule did, for a document; nil for the plain ratio.
  var text: String? {
    switch self {
    case .plain: nil
    case .floor: Ratio.floorText
    case .cap: Ratio.capText
    case .nothing(let rule): rule.reason
    case .contradiction: Ratio.contradictionText
    }
  }
}

extension Ratio {
  static let floorText = "Hasilnya di bawah 0 %, maka nilainya 0"
  static let capText = "Hasilnya di atas 100 %, dihitung 100 %"
  static let contradictionText = "Pembaginya 0 tetapi pembilangnya lebih dari 0: isian bertentangan, maka nilainya 0"
  static let blankText = "Isian belum lengkap, dihitung 0"

  /// The formula in the words of its counts, with its bounds and its zero rule.
  var explanation: String {
    "\(wording(numerator)) ÷ \(wording(denominator))\nPaling sedikit 0 %, paling banyak 100 %. \(whenNothing.reason)."
  }

  private func wording(_ formula: Formula) -> String {
    switch formula {
    case .count(let name): counts.first { $0.name == name }?.text ?? name
    case .sum(let terms): "(\(terms.map(wording).joined(separator: " + ")))"
    case .difference(let first, let second): "(\(wording(first)) − \(wording(second)))"
    case .ratio(let first, let second): "(\(wording(first)) ÷ \(wording(second)))"
    }
  }
}
