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
