import Evaluation
import Testing

/// Each seed draws sheets of its own; a failure names the seed.
@Suite(.tags(.property, .scoring))
struct ScorecardPropertyTests {
  static let seeds: [UInt64] = Array(1...60)
  let instrument = BuiltIn.instrument

  @Test(arguments: seeds)
  func betterAnswerNeverHarms(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var answers = instrument.randomAnswers(likelihood: Double.random(in: 0.2...1, using: &random), using: &random)
    var before = Scorecard(instrument, answers)
    var improvements = 0
    for question in instrument.questions.shuffled(using: &random).prefix(40) {
      guard let answer = answers[question.code], let better = question.improved(answer, using: &random) else {
        continue
      }
      improvements += 1
      answers[question.code] = better
      let after = Scorecard(instrument, answers)
      for (node, (low, high)) in zip(instrument.nodes, zip(before.nodes, after.nodes)) {
        #expect(high.value >= low.value - 1e-9, "\(node.code) after \(question.code)")
        #expect(high.best >= low.best - 1e-9, "\(node.code) after \(question.code)")
        #expect(high.answered == low.answered, "\(node.code) after \(question.code)")
      }
      for predicate in instrument.predicates {
        for (old, new) in zip(before.verdict(on: predicate).findings, after.verdict(on: predicate).findings) {
          let name = "\(predicate.id)/\(old.requirement.id) after \(question.code)"
          #expect(old.state != .met || new.state == .met, "\(name)")
          #expect(old.state != .open || new.state != .failed, "\(name)")
          #expect(new.missing <= old.missing + 1e-9, "\(name)")
        }
      }
      before = after
    }
    #expect(improvements > 0)
  }

  @Test(arguments: seeds)
  func orderOfAnsweringNeverMatters(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let answers = instrument.randomAnswers(likelihood: 0.8, using: &random)
    let changes = answers.flatMap { code, answer in
      (answer.value.map { value -> [Change] in
        let content: Change.Content =
          switch value {
          case .choice(let choice): .choice(choice)
          case .index(let index): .index(index)
          }
        return [Change(at: .satker(code), from: .nothing, to: content)]
      } ?? []) + answer.counts.map { Change(at: .satker(code, .count($0.key)), from: .nothing, to: .count($0.value)) }
    }
    let expected = Scorecard(instrument, answers)
    for _ in 0..<3 {
      let sheet = changes.shuffled(using: &random).reduce(Sheet.blank) { $0.applying($1) }
      #expect(sheet.answers[.satker] == answers)
      let scorecard = Scorecard(instrument, sheet, assessor: .satker)
      #expect(scorecard.nodes == expected.nodes)
      #expect(scorecard.total == expected.total)
    }
  }

  @Test(arguments: seeds)
  func completionsLieBetweenTheBounds(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let partial = instrument.randomAnswers(likelihood: Double.random(in: 0...1, using: &random), using: &random)
    let scorecard = Scorecard(instrument, partial)
    for _ in 0..<5 {
      var completed = partial
      for question in instrument.questions where !question.isAnswered(by: partial[question.code]) {
        completed[question.code] = question.randomAnswer(using: &random)
      }
      let whole = Scorecard(instrument, completed)
      #expect(whole.total.isComplete)
      for (node, (part, full)) in zip(instrument.nodes, zip(scorecard.nodes, whole.nodes)) {
        #expect(part.value <= full.value + 1e-9, "\(node.code)")
        #expect(full.value <= part.best + 1e-9, "\(node.code)")
        #expect(abs(full.value - full.best) < 1e-9, "\(node.code)")
      }
      for predicate in instrument.predicates {
        let verdicts = (scorecard.verdict(on: predicate), whole.verdict(on: predicate))
        #expect(verdicts.0.isPossible || !verdicts.1.isMet, "\(predicate.id)")
        for (part, full) in zip(verdicts.0.findings, verdicts.1.findings) {
          #expect(part.state == .open || part.state == full.state, "\(predicate.id)/\(part.requirement.id)")
          #expect(full.state != .open, "\(predicate.id)/\(part.requirement.id)")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func countsAndSums(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let answers = instrument.randomAnswers(likelihood: Double.random(in: 0...1, using: &random), using: &random)
    let scorecard = Scorecard(instrument, answers)
    for (node, score) in zip(instrument.nodes, scorecard.nodes) {
      let questions = instrument.questions[node.questions]
      #expect(score.questions == questions.count, "\(node.code)")
      #expect(score.answered == questions.count { $0.isAnswered(by: answers[$0.code]) }, "\(node.code)")
      #expect(abs(score.weight - node.weight) < 1e-9, "\(node.code)")
      #expect(
        score.value >= -1e-9 && score.value <= score.best + 1e-9 && score.best <= node.weight + 1e-9, "\(node.code)")
      #expect(scorecard[node.code] == score, "\(node.code)")
      let parts =
        node.isSubarea ? Array(scorecard.questions[node.questions]) : node.children.map { scorecard.nodes[$0] }
      #expect(abs(score.value - parts.reduce(0) { $0 + $1.value }) < 1e-9, "\(node.code)")
      #expect(abs(score.best - parts.reduce(0) { $0 + $1.best }) < 1e-9, "\(node.code)")
      #expect(abs(score.weight - parts.reduce(0) { $0 + $1.weight }) < 1e-9, "\(node.code)")
    }
    let components = instrument.nodes.indices.filter { instrument.nodes[$0].parent == nil }
    #expect(scorecard.sum(of: components) == scorecard.total)
    #expect(scorecard.total.questions == 113)
  }

  /// What is said about how a score came about adds up to the score.
  @Test(arguments: seeds)
  func arithmeticGivesTheScore(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let answers = instrument.randomAnswers(likelihood: 0.7, using: &random)
    let scorecard = Scorecard(instrument, answers)
    for (node, score) in zip(instrument.nodes, scorecard.nodes) {
      let reckoned: Double? =
        switch scorecard.arithmetic(of: node.code, in: answers) {
        case .sum(let terms): terms.reduce(0) { $0 + ($1.value ?? 0) }
        case .mean(let terms, let weight): terms.reduce(0) { $0 + ($1.value ?? 0) } / Double(terms.count) * weight
        default: nil
        }
      #expect(abs(try #require(reckoned) - score.value) < 1e-9, "\(node.code)")
    }
    for (question, value) in zip(instrument.questions, scorecard.values) {
      let reckoned: Double? =
        switch scorecard.arithmetic(of: question.code, in: answers) {
        case .choice(let choice): choice.value
        case .index(let index, let maximum): index / maximum
        case .ratio(let result): result.value
        default: nil
        }
      #expect(reckoned == value, "\(question.code)")
    }
  }
}
