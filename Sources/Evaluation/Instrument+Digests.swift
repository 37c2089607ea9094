extension Instrument {
  /// Everything that decides about scores, in one fixed spelling: codes, kinds, values, weights, formulas, requirements.
  /// A sheet is bound to the digest of this text.
  package var rules: String {
    var text = "lke-rules 1\n"
    for node in nodes { text += "node \(node.code) \(node.weight)\n" }
    for question in questions {
      text += "question \(question.code) "
      switch question.kind {
      case .choice(let choices):
        text += "choice " + choices.map { "\($0.answer)=\($0.value)" }.joined(separator: " ")
      case .index(let maximum): text += "index \(maximum)"
      case .ratio(let ratio):
        text += "ratio " + ratio.counts.map(\.name).joined(separator: ",")
        text += " \(ratio.numerator.spelling)/\(ratio.denominator.spelling) nothing=\(ratio.whenNothing.value)"
      }
      text += "\n"
    }
    for area in areas { text += "area \(area.number) \(codes(area.parts))\n" }
    for predicate in predicates {
      for requirement in predicate.requirements {
        guard case .score(let parts, let minimum) = requirement.kind else { continue }
        text += "requirement \(predicate.id)/\(requirement.id) \(codes(parts)) \(minimum)\n"
      }
    }
    return text
  }

  private func codes(_ parts: [Int]) -> String { parts.map { nodes[$0].code }.joined(separator: "+") }
}

extension Question {
  /// Everything that a reader sees of the question and that may differ between two instruments of the same rules.
  package var wording: String {
    var lines = [text] + choices.map { "\($0.answer): \($0.criterion)" } + counts.map { "\($0.name): \($0.text)" }
    if case .ratio(let ratio) = kind { lines.append(ratio.whenNothing.reason) }
    return (lines + evidence).joined(separator: "\n")
  }
}

extension Formula {
  fileprivate var spelling: String {
    switch self {
    case .count(let name): name
    case .sum(let terms): "(" + terms.map(\.spelling).joined(separator: "+") + ")"
    case .difference(let first, let second): "(\(first.spelling)-\(second.spelling))"
    case .ratio(let first, let second): "(\(first.spelling)/\(second.spelling))"
    }
  }
}
