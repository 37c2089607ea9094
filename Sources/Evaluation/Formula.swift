/// A small tree over named counts; not a language.
package indirect enum Formula: Equatable, Sendable {
  case count(String)
  case sum([Formula])
  case difference(Formula, Formula)
  /// Only at the root.
  case ratio(Formula, Formula)

  /// The value over counts that are all there; a ratio is evaluated by `Ratio.result(of:)`, which knows its rules.
  func value(_ counts: [String: Int]) -> Double {
    switch self {
    case .count(let name): Double(counts[name] ?? 0)
    case .sum(let terms): terms.reduce(0) { $0 + $1.value(counts) }
    case .difference(let first, let second): first.value(counts) - second.value(counts)
    case .ratio(let numerator, let denominator): numerator.value(counts) / denominator.value(counts)
    }
  }

  /// The names of the counts in the formula, in its order.
  package var countNames: [String] {
    switch self {
    case .count(let name): [name]
    case .sum(let terms): terms.flatMap(\.countNames)
    case .difference(let first, let second), .ratio(let first, let second): first.countNames + second.countNames
    }
  }
}

extension Formula: Decodable {
  private enum Operation: String, CodingKey { case sum, difference, ratio }

  package init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      self = .count(name)
      return
    }
    let container = try decoder.container(keyedBy: Operation.self)
    guard container.allKeys.count == 1, let operation = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a formula is a count, sum, difference or ratio"))
    }
    let terms = try container.decode([Formula].self, forKey: operation)
    switch (operation, terms.count) {
    case (.sum, 1...): self = .sum(terms)
    case (.difference, 2): self = .difference(terms[0], terms[1])
    case (.ratio, 2): self = .ratio(terms[0], terms[1])
    default:
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: container.codingPath + [operation],
          debugDescription: "a \(operation.rawValue) does not take \(terms.count) terms"))
    }
  }
}
