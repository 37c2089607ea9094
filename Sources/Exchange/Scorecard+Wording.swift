import Evaluation

extension Scorecard {
  /// Points with as many decimals as keep them below every minimum, and the weight, that they miss.
  func pointsText(of parts: [Int]) -> String {
    let score = sum(of: parts)
    return ScoreText.indonesian.points(score.value, missing: nextThreshold(of: parts))
  }

  /// The share of the weight in percent, the same way and without a sign.
  func percentText(of parts: [Int]) -> String {
    let score = sum(of: parts)
    guard let threshold = nextThreshold(of: parts) else { return ScoreText.indonesian.percent(score.share) }
    return ScoreText.indonesian.points(score.share * 100, missing: threshold / score.weight * 100)
  }

  /// The least of what is required of the parts together, and of their weight, that they do not reach.
  private func nextThreshold(of parts: [Int]) -> Double? {
    let score = sum(of: parts)
    let thresholds = instrument.predicates.compactMap { $0.minimum(of: parts) } + [score.weight]
    return thresholds.filter { score.value < $0 - Score.tolerance }.min()
  }
}

extension Verdict {
  /// What it comes to, in a document: a sheet with blanks is never called passed.
  func conclusion(of scorecard: Scorecard) -> String {
    isMet ? passedText : scorecard.total.isComplete ? failedText : Self.blankText
  }

  static let blankText = "Lembar belum lengkap: belum dapat dinyatakan memenuhi"
  var passedText: String { "Semua syarat nilai \(predicate.name) terpenuhi" }
  var failedText: String { "Syarat nilai \(predicate.name) belum terpenuhi" }
}
