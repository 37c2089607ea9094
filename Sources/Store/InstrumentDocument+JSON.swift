import Evaluation

// Keys that nobody knows are ignored: an instrument is never written again.

extension InstrumentDocument {
  init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init(
      format: try json.member("format").wholeNumber(), id: try json.member("id").text(),
      name: try json.member("name").text(), regulation: try json.member("regulation").text(),
      kinds: try json.member("kinds").dictionary(KindDocument.init),
      components: try json.member("components").list(PartDocument.init),
      areas: try json.member("areas").list(AreaDocument.init),
      predicates: try json.member("predicates").list(PredicateDocument.init))
  }
}

extension InstrumentDocument.KindDocument {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init(
      choices: try json["choices"]?.list(InstrumentDocument.ChoiceDocument.init),
      index: try json["index"].map(InstrumentDocument.IndexDocument.init),
      ratio: try json["ratio"].map(InstrumentDocument.RatioDocument.init))
  }
}

extension InstrumentDocument.ChoiceDocument {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init(answer: try json.member("answer").text(), value: try json.member("value").number())
  }
}

extension InstrumentDocument.IndexDocument {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init(maximum: try json.member("maximum").number())
  }
}

extension InstrumentDocument.RatioDocument {
  /// An object; nothing is said in it yet.
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    try json.forEachMember { _ in }
    self.init()
  }
}

extension InstrumentDocument.PartDocument {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init(
      code: try json.member("code").text(), name: try json.member("name").text(),
      weight: try json.member("weight").number(), parts: try json["parts"]?.list(Self.init),
      questions: try json["questions"]?.list(InstrumentDocument.QuestionDocument.init))
  }
}

extension InstrumentDocument.QuestionDocument {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init(
      code: try json.member("code").text(), kind: try json.member("kind").text(), text: try json.member("text").text(),
      criteria: try json["criteria"]?.dictionary { value throws(StoreProblem.Reason) in try value.text() },
      counts: try json["counts"]?.list(InstrumentDocument.CountDocument.init),
      formula: try json["formula"].map(Formula.init),
      whenNothing: try json["whenNothing"].map(InstrumentDocument.ZeroRuleDocument.init),
      evidence: try json.member("evidence").texts(), identities: try json["identities"]?.identities())
  }
}

extension InstrumentDocument.CountDocument {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init(
      name: try json.member("name").text(), text: try json.member("text").text(),
      identities: try json["identities"]?.identities())
  }
}

extension InstrumentDocument.ZeroRuleDocument {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init(value: try json.member("value").number(), reason: try json.member("reason").text())
  }
}

extension InstrumentDocument.AreaDocument {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init(
      number: try json.member("number").wholeNumber(), name: try json.member("name").text(),
      short: try json["short"]?.text(), parts: try json.member("parts").texts())
  }
}

extension InstrumentDocument.PredicateDocument {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init(
      id: try json.member("id").text(), name: try json.member("name").text(), short: try json.member("short").text(),
      requirements: try json.member("requirements").list(InstrumentDocument.RequirementDocument.init))
  }
}

extension InstrumentDocument.RequirementDocument {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init(
      id: try json.member("id").text(), name: try json.member("name").text(), short: try json["short"]?.text(),
      kind: try json.member("kind").word(Kind.init), parts: try json["parts"]?.texts(),
      minimum: try json["minimum"]?.number(), share: try json["share"]?.number(),
      scope: try json["scope"]?.word(Requirement.Scope.init), condition: try json["condition"]?.text())
  }
}

extension Formula {
  /// A count's name, or an object with one operation over formulas.
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    if json.isText {
      self = .count(try json.text())
      return
    }
    var operations: [(name: String, terms: JSONValue)] = []
    try json.forEachMember { operations.append(($0.key, $0.value)) }
    guard operations.count == 1, let (name, value) = operations.first else { throw json.malformed(.value) }
    guard ["sum", "difference", "ratio"].contains(name) else { throw json.malformed(.value) }
    let terms = try value.list(Formula.init)
    switch (name, terms.count) {
    case ("sum", 1...): self = .sum(terms)
    case ("difference", 2): self = .difference(terms[0], terms[1])
    case ("ratio", 2): self = .ratio(terms[0], terms[1])
    default: throw value.malformed(.value)
    }
  }
}

extension JSONValue {
  /// One of a few words.
  fileprivate func word<Word>(_ make: (String) -> Word?) throws(StoreProblem.Reason) -> Word {
    guard let word = make(try text()) else { throw malformed(.value) }
    return word
  }

  fileprivate func identities() throws(StoreProblem.Reason) -> [String: [String: Int]] {
    try dictionary { system throws(StoreProblem.Reason) in
      try system.dictionary { value throws(StoreProblem.Reason) in try value.wholeNumber() }
    }
  }
}
