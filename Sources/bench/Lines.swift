import Evaluation

/// The lines that `make bench` prints: a figure, its budget, and whether it is within.
struct Lines {
  private let numbers = ScoreText(separator: ".")

  func heading(_ text: String) { print("\n\(text)") }

  /// A figure in milliseconds.
  func line(_ name: String, _ timing: Timing, budget milliseconds: Double? = nil) {
    let figures =
      "median \(text(timing.median.milliseconds)) ms, min \(text(timing.minimum.milliseconds)), "
      + "p99 \(text(timing.percentile99.milliseconds))"
    print(padded(name) + figures + verdict(timing.median.milliseconds, milliseconds, "ms"))
  }

  /// A figure of any unit.
  func line(_ name: String, _ value: Double, _ unit: String, budget: Double? = nil) {
    print(padded(name) + "\(text(value)) \(unit)" + verdict(value, budget, unit))
  }

  private func verdict(_ value: Double, _ budget: Double?, _ unit: String) -> String {
    guard let budget else { return "" }
    return "   [budget \(text(budget)) \(unit): \(value <= budget ? "within" : "OVER")]"
  }

  private func text(_ value: Double) -> String { numbers.decimal(value, places: value < 10 ? 3 : 1) }

  private func padded(_ name: String) -> String {
    "  " + name + String(repeating: " ", count: max(1, 46 - name.count))
  }
}
