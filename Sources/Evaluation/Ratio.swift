/// A question whose value is a ratio of counts, at least 0 and at most 1.
package struct Ratio: Equatable, Sendable {
  package let counts: [Count]
  package let numerator: Formula
  package let denominator: Formula
  /// What counts when the denominator is 0 (or a difference below it) and there is nothing in the numerator either.
  package let whenNothing: ZeroRule

  /// The rule for "nothing was due" or "nothing exists". The regulation leaves it open but for discipline, so it is data
  /// that an institution may set otherwise.
  package struct ZeroRule: Equatable, Sendable {
    /// 0…1.
    package let value: Double
    /// Why, in the instrument's language; shown wherever the rule was applied.
    package let reason: String
  }

  /// Which rule made the value out of the ratio.
  package enum Rule: Equatable, Sendable {
    case plain
    /// Below 0, e.g. more violations than last year: 0.
    case floor
    /// Above 1: counts as 1.
    case cap
    /// Nothing divided by nothing: the question's own zero rule.
    case nothing(ZeroRule)
    /// Nothing was due, but something was done: counts as 0.
    case contradiction
  }

  package struct Result: Equatable, Sendable {
    package let numerator: Double
    package let denominator: Double
    package let rule: Rule
    /// 0…1.
    package let value: Double
  }

  /// The result over the counts, or nil while one of them is blank.
  package func result(of given: [String: Int]) -> Result? {
    guard counts.allSatisfy({ given[$0.name] != nil }) else { return nil }
    let above = numerator.value(given)
    let below = denominator.value(given)
    let (rule, value): (Rule, Double) =
      if above < 0 {
        (.floor, 0)
      } else if below <= 0 {
        above == 0 ? (.nothing(whenNothing), whenNothing.value) : (.contradiction, 0)
      } else if above > below {
        (.cap, 1)
      } else {
        (.plain, above / below)
      }
    return Result(numerator: above, denominator: below, rule: rule, value: value)
  }
}
