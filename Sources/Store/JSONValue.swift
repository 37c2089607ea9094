/// A value of a JSON file that gives what is wanted of it, or says what is there instead and where.
struct JSONValue {
  let document: JSONDocument
  let index: Int

  private var node: JSONDocument.Node { document.nodes[index] }

  /// What is here, or in the member of that key, is malformed.
  func malformed(_ malformation: StoreProblem.Malformation, at key: String? = nil) -> StoreProblem.Reason {
    let place = document.place(of: index)
    return .malformed(place: JSONPlace(place.keys + (key.map { [$0] } ?? []), place.position), malformation)
  }

  private func check(
    _ kind: JSONDocument.Node.Kind, _ wanted: StoreProblem.ValueType
  ) throws(StoreProblem.Reason) {
    guard node.kind == kind else { throw malformed(.type(wanted: wanted)) }
  }

  var isText: Bool { node.kind == .text }

  func text() throws(StoreProblem.Reason) -> String {
    try check(.text, .text)
    return document.text(node)
  }

  func number() throws(StoreProblem.Reason) -> Double {
    try check(.number, .number)
    return JSONNumber.value(document.bytes[Int(node.start)..<Int(node.end)])
  }

  func wholeNumber() throws(StoreProblem.Reason) -> Int {
    try check(.number, .wholeNumber)
    guard let number = Int(exactly: try number()) else { throw malformed(.value) }
    return number
  }

  /// A whole number from 1 to the limit.
  func natural(upTo limit: Int) throws(StoreProblem.Reason) -> Int {
    let number = try wholeNumber()
    guard (1...limit).contains(number) else { throw malformed(.value) }
    return number
  }

  func flag() throws(StoreProblem.Reason) -> Bool {
    guard node.kind == .yes || node.kind == .no else { throw malformed(.type(wanted: .flag)) }
    return node.kind == .yes
  }

  /// The array's elements as the closure reads them.
  func list<Element>(
    _ read: (JSONValue) throws(StoreProblem.Reason) -> Element
  ) throws(StoreProblem.Reason) -> [Element] {
    try check(.array, .array)
    var elements: [Element] = []
    var index = self.index + 1
    while index < node.next {
      elements.append(try read(JSONValue(document: document, index: index)))
      index = Int(document.nodes[index].next)
    }
    return elements
  }

  func texts() throws(StoreProblem.Reason) -> [String] {
    try list { element throws(StoreProblem.Reason) in try element.text() }
  }

  /// Goes through the object's members in the order of the file.
  func forEachMember(_ body: (Member) throws(StoreProblem.Reason) -> Void) throws(StoreProblem.Reason) {
    try check(.object, .object)
    var index = self.index + 1
    while index < node.next {
      try body(Member(document: document, index: index))
      index = Int(document.nodes[index + 1].next)
    }
  }

  private var memberCount: Int {
    var count = 0
    var index = self.index + 1
    while index < node.next, node.kind == .object {
      count += 1
      index = Int(document.nodes[index + 1].next)
    }
    return count
  }

  /// The object's members as the closure reads them.
  func dictionary<Value>(
    _ read: (JSONValue) throws(StoreProblem.Reason) -> Value
  ) throws(StoreProblem.Reason) -> [String: Value] {
    var dictionary = [String: Value](minimumCapacity: memberCount)
    try forEachMember { member throws(StoreProblem.Reason) in dictionary[member.key] = try read(member.value) }
    return dictionary
  }

  /// The object's member, nil where there is none.
  subscript(key: StaticString) -> JSONValue? {
    get throws(StoreProblem.Reason) {
      try check(.object, .object)
      var index = self.index + 1
      while index < node.next {
        if document.text(document.nodes[index], is: key) { return JSONValue(document: document, index: index + 1) }
        index = Int(document.nodes[index + 1].next)
      }
      return nil
    }
  }

  /// The object's member, nil where there is none.
  subscript(key: String) -> JSONValue? {
    get throws(StoreProblem.Reason) {
      var value: JSONValue?
      try forEachMember { member throws(StoreProblem.Reason) in if member.key == key { value = member.value } }
      return value
    }
  }

  /// The object's member, which has to be there.
  func member(_ key: StaticString) throws(StoreProblem.Reason) -> JSONValue {
    guard let member = try self[key] else { throw malformed(.missing, at: key.description) }
    return member
  }

  struct Member {
    fileprivate let document: JSONDocument
    fileprivate let index: Int

    var key: String { document.text(document.nodes[index]) }
    var value: JSONValue { JSONValue(document: document, index: index + 1) }

    /// That nobody knows the key: rewriting the file would lose what a newer program put there.
    var unknownKey: StoreProblem.Reason {
      let place = document.place(of: index + 1)
      return .unknownKey(place: JSONPlace(place.keys.dropLast(), document.position(of: index)), key: key)
    }
  }
}
