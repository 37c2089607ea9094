import Evaluation

/// Why a workbook in circulation comes to another total than the rules do, where that can be told.
package enum TotalCause: Equatable, Sendable {
  /// Its AVERAGE passes over what is blank.
  case blanksSkipped
  /// The question with this code does not count in its sub-area, as non-LHKPN in a workbook that averages LHKPN with
  /// itself.
  case leftOut(String)
}

extension Scorecard {
  /// Nil where neither explains the total, or several questions could be the one left out.
  func cause(of total: Double) -> TotalCause? {
    let subareas = instrument.nodes.filter(\.isSubarea)
    func fits(_ sum: Double) -> Bool { abs(sum - total) < 0.005 }
    for skips in [true, false] {
      let scores = subareas.map { score(of: $0, skippingBlanks: skips) }
      let sum = scores.reduce(0, +)
      if skips, fits(sum) { return .blanksSkipped }
      let left = zip(subareas, scores).flatMap { subarea, score in
        subarea.questions.filter { fits(sum - score + self.score(of: subarea, skippingBlanks: skips, without: $0)) }
      }
      if left.count == 1 { return .leftOut(instrument.questions[left[0]].code) }
    }
    return nil
  }

  private func score(of subarea: Node, skippingBlanks: Bool, without question: Int? = nil) -> Double {
    let given = subarea.questions.filter { $0 != question }.map { values[$0] }
    let counted = skippingBlanks ? given.compactMap { $0 } : given.map { $0 ?? 0 }
    return counted.isEmpty ? 0 : counted.reduce(0, +) / Double(counted.count) * subarea.weight
  }
}
