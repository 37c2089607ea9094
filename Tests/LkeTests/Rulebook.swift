import FoundationEssentials

/// The instrument once more, read and scored by the tests alone: what the program says is compared with this.
struct Rulebook: Decodable {
  let kinds: [String: Kind]
  let components: [Node]

  struct Kind: Decodable {
    let choices: [Choice]?
    let index: Index?
  }

  struct Choice: Decodable {
    let answer: String
    let value: Double
  }

  struct Index: Decodable { let maximum: Double }

  struct Node: Decodable {
    let code: String
    let weight: Double
    let parts: [Node]?
    let questions: [Question]?

    var all: [Node] { [self] + (parts ?? []).flatMap(\.all) }
  }

  struct Question: Decodable {
    let code: String
    let kind: String
    let text: String
    let counts: [Count]?
    let formula: Formula?
    let evidence: [String]?
  }

  struct Count: Decodable { let name: String }

  indirect enum Formula: Decodable {
    case count(String)
    case sum([Formula])
    case difference([Formula])
    case ratio([Formula])

    private enum Key: CodingKey { case sum, difference, ratio }

    init(from decoder: any Decoder) throws {
      if let name = try? decoder.singleValueContainer().decode(String.self) {
        self = .count(name)
        return
      }
      let container = try decoder.container(keyedBy: Key.self)
      if let terms = try container.decodeIfPresent([Formula].self, forKey: .sum) {
        self = .sum(terms)
      } else if let terms = try container.decodeIfPresent([Formula].self, forKey: .difference) {
        self = .difference(terms)
      } else {
        self = .ratio(try container.decode([Formula].self, forKey: .ratio))
      }
    }

    func value(_ counts: [String: Int]) -> Double {
      switch self {
      case .count(let name): Double(counts[name]!)
      case .sum(let terms): terms.map { $0.value(counts) }.reduce(0, +)
      case .difference(let terms): terms[0].value(counts) - terms[1].value(counts)
      case .ratio(let terms): min(1, max(0, terms[0].value(counts) / terms[1].value(counts)))
      }
    }
  }

  static let path =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    + "/Sources/CInstruments/permenpanrb-90-2021.json"

  static let standard: Rulebook = {
    let data = FileManager.default.contents(atPath: path)!
    return try! JSONDecoder().decode(Rulebook.self, from: data)
  }()

  var nodes: [Node] { components.flatMap(\.all) }
  var questions: [Question] { nodes.flatMap { $0.questions ?? [] } }

  // MARK: One whole sheet

  /// An answer of every sort in turn: what is typed, what the file holds, and what it is worth.
  struct Reply {
    let keys: String
    let answer: SheetFile.Answer
    /// 0…1.
    let value: Double
  }

  /// Replies to all questions, by code.
  var replies: [String: Reply] {
    Dictionary(
      uniqueKeysWithValues: questions.enumerated().map { number, question in
        (question.code, reply(to: question, number: number))
      })
  }

  /// The keys that fill in the whole sheet from its first question on, Enter after each answer.
  var keys: String { questions.map { replies[$0.code]!.keys }.joined() }

  private func reply(to question: Question, number: Int) -> Reply {
    let kind = kinds[question.kind]!
    if let choices = kind.choices {
      let choice = choices[number % choices.count]
      return Reply(
        keys: choice.answer.prefix(1).lowercased() + "\r", answer: .init(value: .choice(choice.answer)),
        value: choice.value)
    }
    if let index = kind.index {
      // A comma and a full stop are the same.
      let (text, number) = number.isMultiple(of: 2) ? ("3,25", 3.25) : ("2.8", 2.8)
      return Reply(keys: text + "\r", answer: .init(value: .index(number)), value: number / index.maximum)
    }
    let counts = question.counts!.enumerated().reduce(into: [String: Int]()) { counts, pair in
      counts[pair.element.name] = 1 + (number * 7 + pair.offset * 5) % 12
    }
    return Reply(
      keys: question.counts!.map { "\(counts[$0.name]!)\r" }.joined(), answer: .init(counts: counts),
      value: question.formula!.value(counts))
  }

  /// What the replies are worth together: a sub-area's weight times the mean of its questions.
  var total: Double {
    nodes.reduce(0) { sum, node in
      guard let questions = node.questions else { return sum }
      return sum + node.weight * questions.map { replies[$0.code]!.value }.reduce(0, +) / Double(questions.count)
    }
  }
}

/// What `lke score --json` promises to other programs.
struct ScoreContract: Decodable {
  let total: Double
  let best: Double
  let answered: Int
  let questions: Int
  let nodes: [String: Node]
  let predicates: [String: Predicate]

  struct Node: Decodable {
    let weight: Double
    let score: Double
    let best: Double
    let answered: Int
    let questions: Int
  }

  struct Predicate: Decodable {
    let met: Bool
    let possible: Bool
    let requirements: [Requirement]
  }

  struct Requirement: Decodable {
    let id: String
    let kind: String
    let required: Required
    let actual: Double?
    let met: Bool?

    /// A number for scores, words for what is asked before the proposal.
    enum Required: Decodable {
      case score(Double)
      case condition(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
          self = .score(number)
        } else {
          self = .condition(try container.decode(String.self))
        }
      }
    }
  }
}

/// A line of `lke list --json`.
struct ListContract: Decodable {
  let id: String
  let satker: String?
  let year: Int?
  let target: String?
  let answered: Int?
  let questions: Int?
  let total: Double?
  let error: String?
}
