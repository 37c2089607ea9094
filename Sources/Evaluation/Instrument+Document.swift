extension Instrument {
  /// The instrument that a document describes.
  ///
  /// - Throws: the first thing that does not hold together: weights add up (to 100 in all), codes are unique and continue
  ///   their parent's, values lie in 0…1, formulas and requirements name what is there.
  package init(_ document: InstrumentDocument) throws(InstrumentProblem) {
    guard document.format == InstrumentDocument.format else {
      throw InstrumentProblem(place: document.id, reason: .unknownFormat(document.format))
    }
    guard document.id.isIdentifier else { throw InstrumentProblem(place: document.id, reason: .malformedIdentifier) }
    var builder = Builder(kinds: document.kinds)
    for name in document.kinds.keys.sorted() { try builder.checkKind(name) }
    try Builder.checkSum(of: document.components, is: 100, place: document.id)
    for component in document.components { try builder.add(component, parent: nil, depth: 0) }

    var numbers: Set<Int> = []
    var areas: [Area] = []
    for area in document.areas {
      guard numbers.insert(area.number).inserted else {
        throw InstrumentProblem(place: "\(area.number) \(area.name)", reason: .duplicate)
      }
      areas.append(
        Area(
          number: area.number, name: area.name, short: area.short ?? area.name,
          parts: try builder.parts(area.parts, place: area.name)))
    }
    guard !document.predicates.isEmpty else {
      throw InstrumentProblem(place: document.id, reason: .missing("predicates"))
    }
    var predicates: [Predicate] = []
    var ids: Set<String> = []
    for predicate in document.predicates {
      guard predicate.id.isIdentifier else {
        throw InstrumentProblem(place: predicate.id, reason: .malformedIdentifier)
      }
      guard ids.insert(predicate.id).inserted else {
        throw InstrumentProblem(place: predicate.id, reason: .duplicate)
      }
      predicates.append(try builder.predicate(predicate))
    }
    self.init(
      id: document.id, name: document.name, regulation: document.regulation, nodes: builder.nodes,
      questions: builder.questions, areas: areas, predicates: predicates)
  }
}

/// What has been read of an instrument so far.
private struct Builder {
  let kinds: [String: InstrumentDocument.KindDocument]
  var nodes: [Node] = []
  var questions: [Question] = []
  var indices: [String: Int] = [:]
  var codes: Set<String> = []

  init(kinds: [String: InstrumentDocument.KindDocument]) {
    self.kinds = kinds
  }

  func checkKind(_ name: String) throws(InstrumentProblem) {
    guard let kind = kinds[name] else { return }
    guard [kind.choices != nil, kind.index != nil, kind.ratio != nil].count(where: { $0 }) == 1 else {
      throw InstrumentProblem(place: name, reason: .ambiguousKind)
    }
    if let maximum = kind.index?.maximum, !(maximum > 0 && maximum.isFinite) {
      throw InstrumentProblem(place: name, reason: .valueOutOfRange(maximum))
    }
    guard let choices = kind.choices else { return }
    var answers: Set<String> = []
    for choice in choices {
      guard (0...1).contains(choice.value) else {
        throw InstrumentProblem(place: name, reason: .valueOutOfRange(choice.value))
      }
      guard !choice.answer.isEmpty, answers.insert(choice.answer.lowercased()).inserted else {
        throw InstrumentProblem(place: "\(name) \(choice.answer)", reason: .duplicate)
      }
    }
    guard choices.first?.value == 1, zip(choices, choices.dropFirst()).allSatisfy({ $0.value > $1.value }) else {
      throw InstrumentProblem(place: name, reason: .choicesNotDescending)
    }
  }

  static func checkSum(
    of parts: [InstrumentDocument.PartDocument], is expected: Double, place: String
  ) throws(InstrumentProblem) {
    let sum = parts.reduce(0) { $0 + $1.weight }
    guard abs(sum - expected) < Score.tolerance else {
      throw InstrumentProblem(place: place, reason: .weightsDoNotAddUp(expected: expected, found: sum))
    }
  }

  private mutating func claim(_ code: String, parent: String?) throws(InstrumentProblem) {
    guard
      code.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(String.isIdentifier)
    else {
      throw InstrumentProblem(place: code, reason: .malformedIdentifier)
    }
    if let parent, !code.continues(parent) {
      throw InstrumentProblem(place: code, reason: .codeOutsideParent(parent))
    }
    guard codes.insert(code).inserted else { throw InstrumentProblem(place: code, reason: .duplicate) }
  }

  @discardableResult
  mutating func add(
    _ part: InstrumentDocument.PartDocument, parent: Int?, depth: Int
  ) throws(InstrumentProblem) -> Int {
    try claim(part.code, parent: parent.map { nodes[$0].code })
    guard part.weight > 0, part.weight.isFinite else {
      throw InstrumentProblem(place: part.code, reason: .weightNotPositive(part.weight))
    }
    let parts = part.parts ?? []
    let own = part.questions ?? []
    guard parts.isEmpty != own.isEmpty else {
      throw InstrumentProblem(place: part.code, reason: .neitherPartsNorQuestions)
    }
    if !parts.isEmpty { try Self.checkSum(of: parts, is: part.weight, place: part.code) }

    let index = nodes.count
    indices[part.code] = index
    let first = questions.count
    func node(children: [Int], last: Int) -> Node {
      Node(
        code: part.code, name: part.name, weight: part.weight, depth: depth, parent: parent, children: children,
        questions: first..<last)
    }
    nodes.append(node(children: [], last: first))
    var children: [Int] = []
    for child in parts { children.append(try add(child, parent: index, depth: depth + 1)) }
    for question in own { try add(question, subarea: index) }
    nodes[index] = node(children: children, last: questions.count)
    return index
  }

  private mutating func add(
    _ question: InstrumentDocument.QuestionDocument, subarea: Int
  ) throws(InstrumentProblem) {
    try claim(question.code, parent: nodes[subarea].code)
    guard let kind = kinds[question.kind] else {
      throw InstrumentProblem(place: question.code, reason: .unknownKind(question.kind))
    }
    let resolved: Question.Kind =
      if let choices = kind.choices {
        .choice(try criteria(of: question, for: choices))
      } else if let index = kind.index {
        .index(maximum: index.maximum)
      } else {
        .ratio(try ratio(of: question))
      }
    questions.append(
      Question(
        code: question.code, text: question.text, kindName: question.kind, kind: resolved, evidence: question.evidence,
        subarea: subarea, identities: question.identities ?? [:]))
  }

  private func criteria(
    of question: InstrumentDocument.QuestionDocument, for choices: [InstrumentDocument.ChoiceDocument]
  ) throws(InstrumentProblem) -> [Choice] {
    let criteria = question.criteria ?? [:]
    var result: [Choice] = []
    for choice in choices {
      guard let criterion = criteria[choice.answer] else { break }
      result.append(Choice(answer: choice.answer, value: choice.value, criterion: criterion))
    }
    if result.count == choices.count, criteria.count == choices.count { return result }
    let offered = Set(choices.map(\.answer))
    let reason: InstrumentProblem.Reason =
      if let unknown = criteria.keys.filter({ !offered.contains($0) }).min() {
        .unknownAnswer(unknown)
      } else {
        .missing("criteria.\(choices[result.count].answer)")
      }
    throw InstrumentProblem(place: question.code, reason: reason)
  }

  private func ratio(of question: InstrumentDocument.QuestionDocument) throws(InstrumentProblem) -> Ratio {
    func problem(_ reason: InstrumentProblem.Reason) -> InstrumentProblem {
      InstrumentProblem(place: question.code, reason: reason)
    }
    guard let counts = question.counts, !counts.isEmpty else { throw problem(.missing("counts")) }
    guard let formula = question.formula else { throw problem(.missing("formula")) }
    guard let zero = question.whenNothing else { throw problem(.missing("whenNothing")) }
    guard (0...1).contains(zero.value) else { throw problem(.valueOutOfRange(zero.value)) }
    guard case .ratio(let numerator, let denominator) = formula, !numerator.holdsRatio, !denominator.holdsRatio else {
      throw problem(.notARatio)
    }
    var names: Set<String> = []
    for count in counts {
      guard count.name.isIdentifier else {
        throw InstrumentProblem(place: "\(question.code)/\(count.name)", reason: .malformedIdentifier)
      }
      guard names.insert(count.name).inserted else {
        throw InstrumentProblem(place: "\(question.code)/\(count.name)", reason: .duplicate)
      }
    }
    if let unknown = formula.countNames.first(where: { !names.contains($0) }) { throw problem(.unknownCount(unknown)) }
    return Ratio(
      counts: counts.map { Count(name: $0.name, text: $0.text, identities: $0.identities ?? [:]) },
      numerator: numerator, denominator: denominator,
      whenNothing: Ratio.ZeroRule(value: zero.value, reason: zero.reason))
  }

  func parts(_ codes: [String], place: String) throws(InstrumentProblem) -> [Int] {
    guard !codes.isEmpty else { throw InstrumentProblem(place: place, reason: .missing("parts")) }
    var result: [Int] = []
    for code in codes {
      guard let index = indices[code] else { throw InstrumentProblem(place: place, reason: .unknownPart(code)) }
      result.append(index)
    }
    // A part within another would count twice.
    let ranges = result.map { nodes[$0].questions }.sorted { $0.lowerBound < $1.lowerBound }
    guard zip(ranges, ranges.dropFirst()).allSatisfy({ !$0.overlaps($1) }) else {
      throw InstrumentProblem(place: place, reason: .duplicate)
    }
    return result
  }

  func predicate(_ document: InstrumentDocument.PredicateDocument) throws(InstrumentProblem) -> Predicate {
    var requirements: [Requirement] = []
    var ids: Set<String> = []
    for requirement in document.requirements {
      let place = "\(document.id)/\(requirement.id)"
      guard requirement.id.isIdentifier else { throw InstrumentProblem(place: place, reason: .malformedIdentifier) }
      guard ids.insert(requirement.id).inserted else {
        throw InstrumentProblem(place: place, reason: .duplicate)
      }
      requirements.append(
        Requirement(
          id: requirement.id, name: requirement.name, short: requirement.short ?? requirement.name,
          kind: try kind(of: requirement, place: place)))
    }
    return Predicate(id: document.id, name: document.name, short: document.short, requirements: requirements)
  }

  private func kind(
    of requirement: InstrumentDocument.RequirementDocument, place: String
  ) throws(InstrumentProblem) -> Requirement.Kind {
    switch requirement.kind {
    case .proposal:
      guard let condition = requirement.condition else {
        throw InstrumentProblem(place: place, reason: .missing("condition"))
      }
      return .proposal(scope: requirement.scope ?? .unit, condition: condition)
    case .score:
      let parts = try parts(requirement.parts ?? [], place: place)
      let weight = parts.reduce(0) { $0 + nodes[$1].weight }
      guard let minimum = requirement.minimum ?? requirement.share.map({ $0 * weight }) else {
        throw InstrumentProblem(place: place, reason: .missing("minimum"))
      }
      guard (0...weight + Score.tolerance).contains(minimum) else {
        throw InstrumentProblem(place: place, reason: .minimumOutOfReach(minimum))
      }
      return .score(parts: parts, minimum: minimum)
    }
  }
}

extension Formula {
  fileprivate var holdsRatio: Bool {
    switch self {
    case .count: false
    case .sum(let terms): terms.contains(where: \.holdsRatio)
    case .difference(let first, let second): first.holdsRatio || second.holdsRatio
    case .ratio: true
    }
  }
}

extension String {
  /// Whether it is the parent's code, a full stop and one label more.
  fileprivate func continues(_ parent: String) -> Bool {
    guard let stop = utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return self[..<stop] == parent
  }

  /// Letters, digits and hyphens: what a code, a count and an id are made of.
  fileprivate var isIdentifier: Bool { Self.isIdentifier(utf8[...]) }

  fileprivate static func isIdentifier(_ bytes: Substring.UTF8View) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
