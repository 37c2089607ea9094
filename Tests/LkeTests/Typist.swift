/// What a window shows of a sheet, as the tests alone work it out from the keys that are typed at it: choices answered and
/// cleared, and the way from question to question.
struct Typist {
  struct Question {
    let code: String
    let subarea: String
    let label: String
    /// Empty where numbers are asked for, which nobody types here.
    let choices: [String]
    let counts: Int
  }

  static let questions = Rulebook.standard.questions.map { question in
    let dot = question.code.lastIndex(of: ".")!
    return Question(
      code: question.code, subarea: String(question.code[..<dot]),
      label: String(question.code[question.code.index(after: dot)...]),
      choices: Rulebook.standard.kinds[question.kind]?.choices?.map(\.answer) ?? [],
      counts: question.counts?.count ?? 0)
  }

  /// By code.
  typealias Answers = [String: String]

  /// After a key.
  struct State {
    var answers: Answers
    var index: Int
    var count = 0
    var question: Question { questions[index] }
  }

  /// The questions that are this window's to walk over.
  let range: Range<Int>
  /// From before the first key to after the last one.
  private(set) var states: [State]
  private var direction = -1
  private var state: State { states.last! }

  /// A window that was just opened on a sheet with these answers.
  init(_ answers: Answers) {
    range = Self.questions.indices
    states = [State(answers: answers, index: Self.questions.firstIndex { answers[$0.code] == nil } ?? 0)]
  }

  /// One that goes over a part of the questions, and stands on one of them.
  init(_ answers: Answers, in range: Range<Int>, at index: Int) {
    self.range = range
    states = [State(answers: answers.filter { Self.codes(range).contains($0.key) }, index: index)]
  }

  static func codes(_ range: Range<Int>) -> Set<String> { Set(questions[range].map(\.code)) }

  /// The next key to type.
  mutating func next(_ random: inout some RandomNumberGenerator) -> String {
    var next = state
    defer { states.append(next) }
    let roll = Int.random(in: 0..<100, using: &random)
    let choices = state.question.choices
    if roll < 60, let choice = choices.randomElement(using: &random) {
      next.answers[state.question.code] = choice
      return choice.prefix(1).lowercased()
    }
    if roll < 72, !choices.isEmpty {
      next.answers[state.question.code] = nil
      return "\u{1B}[3~"
    }
    if range == Self.questions.indices {
      // Else a sheet whose choices are all answered would keep the walk at the numbers.
      if choices.isEmpty, roll < 40 {
        (next.index, next.count) = (0, 0)
        return "\u{1B}[H"
      }
      if roll < 90 {
        next.goOn()
        return "\r"
      }
    }
    if !range.contains(state.index + direction) || Int.random(in: 0..<12, using: &random) == 0 { direction.negate() }
    if !range.contains(state.index + direction) { direction.negate() }
    next.step(direction)
    return direction < 0 ? "\u{1B}[A" : "\u{1B}[B"
  }
}

extension Typist.State {
  fileprivate mutating func step(_ direction: Int) {
    if (0..<question.counts).contains(count + direction) {
      count += direction
      return
    }
    index += direction
    count = direction > 0 ? 0 : max(0, question.counts - 1)
  }

  /// To the next question without an answer, round the end.
  fileprivate mutating func goOn() {
    let all = Typist.questions.indices
    let ways = Array(all[(index + 1)...]) + Array(all[...index])
    guard let next = ways.first(where: { answers[Typist.questions[$0].code] == nil }) else { return }
    (index, count) = (next, 0)
  }
}
