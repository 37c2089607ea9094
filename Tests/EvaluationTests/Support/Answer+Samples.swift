import Evaluation

extension Answer {
  static func choice(_ answer: String) -> Answer { with { $0.value = .choice(answer) } }
  static func index(_ index: Double) -> Answer { with { $0.value = .index(index) } }
  static func counts(_ counts: [String: Int]) -> Answer { with { $0.counts = counts } }

  private static func with(_ fill: (inout Answer) -> Void) -> Answer {
    var answer = Answer()
    fill(&answer)
    return answer
  }
}
