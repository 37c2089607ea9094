/// What a regulation asks and how it counts: the tree of components with its questions, and the requirements of each
/// predicate. An instrument is data: it is read from a file, never written in code.
package struct Instrument: Equatable, Sendable {
  /// A name without blanks, e.g. `permenpanrb-90-2021`.
  package let id: String
  package let name: String
  /// The regulation that the rules come from.
  package let regulation: String
  /// The tree in the sheet's order: every node before its children, the components at depth 0.
  package let nodes: [Node]
  /// All questions in the sheet's order.
  package let questions: [Question]
  /// The areas of change, each with its parts in both halves of the Pengungkit.
  package let areas: [Area]
  package let predicates: [Predicate]

  private let places: [String: Place]

  /// Where a code leads to.
  package enum Place: Equatable, Sendable {
    /// Index into `nodes`.
    case node(Int)
    /// Index into `questions`.
    case question(Int)
  }

  init(
    id: String, name: String, regulation: String, nodes: [Node], questions: [Question], areas: [Area],
    predicates: [Predicate]
  ) {
    self.id = id
    self.name = name
    self.regulation = regulation
    self.nodes = nodes
    self.questions = questions
    self.areas = areas
    self.predicates = predicates
    var places: [String: Place] = [:]
    for (index, node) in nodes.enumerated() { places[node.code] = .node(index) }
    for (index, question) in questions.enumerated() { places[question.code] = .question(index) }
    self.places = places
  }

  package func place(of code: String) -> Place? { places[code] }

  package func question(_ code: String) -> Question? {
    guard case .question(let index) = places[code] else { return nil }
    return questions[index]
  }

  /// The nodes from the component down to the sub-area that holds the question.
  package func path(to question: Question) -> [Node] {
    var path: [Node] = []
    var next: Int? = question.subarea
    while let index = next {
      path.insert(nodes[index], at: 0)
      next = nodes[index].parent
    }
    return path
  }

  package func predicate(_ id: String) -> Predicate? { predicates.first { $0.id == id } }

  /// How many of the questions' answers are entered one by one: a ratio counts once for each of its counts.
  package var answerCount: Int { questions.reduce(0) { $0 + max(1, $1.counts.count) } }
}

/// A component, half, area or sub-area of the sheet.
package struct Node: Equatable, Sendable {
  /// The full code, e.g. `A.I.1.i`.
  package let code: String
  package let name: String
  /// The most that the node can bring, in points of 100.
  package let weight: Double
  /// 0 for a component, one more for each level below.
  package let depth: Int
  /// Indices into `Instrument.nodes`.
  package let parent: Int?
  package let children: [Int]
  /// The questions below this node, as indices into `Instrument.questions`.
  package let questions: Range<Int>

  /// A sub-area holds questions; every other node holds nodes.
  package var isSubarea: Bool { children.isEmpty }
  /// The last part of the code, as the sheet labels it: `i` of `A.I.1.i`.
  package var label: String { code.lastLabel }
}

/// One of the six areas of change, over Pemenuhan and Reform together.
package struct Area: Equatable, Sendable {
  package let number: Int
  package let name: String
  /// The name where there is little room.
  package let short: String
  /// Indices into `Instrument.nodes`.
  package let parts: [Int]
}

extension String {
  /// What stands after the last full stop of a code.
  var lastLabel: String { lastIndex(of: ".").map { String(self[index(after: $0)...]) } ?? self }
}
