import Testing

@testable import Store

@Suite struct JSONDocumentTests {
  @Test(arguments: [
    "{}", "[]", "0", "-0", "1.5e+10", "2E-3", "1e-999", "1E308", "\"\"", "true", " \t\r\n null \n",
    #"{"a":[1,{"b":"\u00e9\ud83d\ude00\/"}]}"#,
    #"{"a":1,"b":{"a":1}}"#, #"[{"a":1},{"a":2}]"#, "\"é\u{7F}\u{10FFFF}\"",
  ])
  func accepts(_ text: String) throws {
    _ = try JSONDocument(Array(text.utf8))
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int
    let column: Int
    let reason: JSONProblem.Reason
    var testDescription: String { String(text.debugDescription.prefix(60)) }

    init(_ text: String, _ line: Int, _ column: Int, _ reason: JSONProblem.Reason) {
      self.text = text
      self.line = line
      self.column = column
      self.reason = reason
    }
  }

  @Test(arguments: [
    Broken("", 1, 1, .end),
    Broken("  \n ", 2, 2, .end),
    Broken("{", 1, 2, .end),
    Broken("{\"a\"", 1, 5, .end),
    Broken("[1,", 1, 4, .end),
    Broken("\"abc", 1, 5, .end),
    Broken("\"\\u00", 1, 6, .end),
    Broken("\"\\", 1, 3, .end),
    Broken("tru", 1, 4, .end),
    Broken("{\n  \"é\": x}", 2, 8, .unexpected("x")),
    Broken("[1 2]", 1, 4, .unexpected("2")),
    Broken("[1,]", 1, 4, .unexpected("]")),
    Broken("{\"a\":1,}", 1, 8, .unexpected("}")),
    Broken("{\"a\":1,,}", 1, 8, .unexpected(",")),
    Broken("{a:1}", 1, 2, .unexpected("a")),
    Broken("{'a':1}", 1, 2, .unexpected("'")),
    Broken("{\"a\" 1}", 1, 6, .unexpected("1")),
    Broken("[\u{A0}1]", 1, 2, .unexpected("\u{A0}")),
    Broken("// no", 1, 1, .unexpected("/")),
    Broken("[NaN]", 1, 2, .unexpected("N")),
    Broken("nulL", 1, 4, .unexpected("L")),
    Broken("[1}", 1, 3, .unexpected("}")),
    Broken("{} {}", 1, 4, .trailing),
    Broken("{}\r\n\u{0}", 2, 1, .trailing),
    Broken("1 2", 1, 3, .trailing),
    Broken("\u{FEFF}{}", 1, 1, .byteOrderMark),
    Broken("\"a\u{1}\"", 1, 3, .controlCharacter),
    Broken("\"a\n\"", 1, 3, .controlCharacter),
    Broken("[\"\\x\"]", 1, 3, .invalidEscape),
    Broken("\"\\u00g0\"", 1, 2, .invalidEscape),
    Broken("\"\\ud83d\"", 1, 2, .loneSurrogate),
    Broken("\"\\ud83d\\u0041\"", 1, 2, .loneSurrogate),
    Broken("\"\\ude00\"", 1, 2, .loneSurrogate),
    Broken("[01]", 1, 2, .invalidNumber),
    Broken("-", 1, 1, .invalidNumber),
    Broken("[1.]", 1, 2, .invalidNumber),
    Broken("[1e]", 1, 2, .invalidNumber),
    Broken("[-a]", 1, 2, .invalidNumber),
    Broken("[1e999]", 1, 2, .numberOutOfRange),
    Broken("[1,-1" + String(repeating: "0", count: 400) + "]", 1, 4, .numberOutOfRange),
    Broken("{\"a\":1,\n \"b\":2,\n \"a\":3}", 3, 2, .duplicateKey("a")),
    Broken("{\"a\":1,\"\\u0061\":3}", 1, 8, .duplicateKey("a")),
    Broken("{\"\\n\":1,\"\\u000a\":3}", 1, 9, .duplicateKey("\n")),
    Broken("{\"x\":{\"\\ud83d\\ude00\":1,\"😀\":3}}", 1, 24, .duplicateKey("😀")),
    Broken("{\"é\":1,\"e\u{301}\":3}", 1, 8, .duplicateKey("é")),
    Broken(String(repeating: "[", count: 65), 1, 65, .tooDeep(limit: 64)),
    Broken(String(repeating: "{\"a\":\n", count: 65), 65, 1, .tooDeep(limit: 64)),
    Broken(String(repeating: "[", count: 64), 1, 65, .end),
  ])
  func refuses(_ broken: Broken) {
    #expect(throws: JSONProblem(TextPosition(line: broken.line, column: broken.column), broken.reason)) {
      try JSONDocument(Array(broken.text.utf8))
    }
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ] as [[UInt8]])
  func refusesInvalidUTF8(_ sequence: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    #expect(throws: JSONProblem(TextPosition(line: 1, column: 3), .invalidUTF8)) {
      try JSONDocument([quote, UInt8(ascii: "a")] + sequence + [quote])
    }
    #expect(throws: JSONProblem(TextPosition(line: 1, column: 1), .invalidUTF8)) { try JSONDocument(sequence) }
  }

  @Test func everyPrefixOfTheBuiltInInstrumentIsRefused() throws {
    let bytes = Samples.builtInBytes
    _ = try JSONDocument(bytes)
    for count in stride(from: 0, to: bytes.count - 2, by: 997) {
      #expect(throws: JSONProblem.self) { try JSONDocument(Array(bytes[..<count])) }
    }
  }

  /// Of many keys not every pair is compared; in order or not, early or late, a second one is found.
  @Test(arguments: [2, 15, 16, 17, 18, 40, 300])
  func findsTheSecondOfManyKeys(_ count: Int) throws {
    let ascending = (0..<count).map { String(UnicodeScalar(UInt32(0x100 + $0))!) }.map { "k" + $0 }
    let plain = (100..<100 + count).map { "k\($0)" }
    for keys in [ascending, plain, plain.reversed(), plain.shuffled(), ascending.shuffled()] {
      func text(_ keys: [String]) -> [UInt8] {
        Array("{\n\(keys.map { "\"\($0)\":[{}]" }.joined(separator: ",\n"))}".utf8)
      }
      _ = try JSONDocument(text(keys))
      for place in 1...count {
        let again = keys[Int.random(in: 0..<place)]
        var twice = keys
        twice.insert(again, at: place)
        #expect(throws: JSONProblem(TextPosition(line: place + 2, column: 1), .duplicateKey(again))) {
          try JSONDocument(text(twice))
        }
      }
    }
  }

  /// ASCII keys can equal others, too: the Kelvin sign is a K.
  @Test func plainKeysAreComparedWithOthers() {
    #expect(throws: JSONProblem(TextPosition(line: 1, column: 8), .duplicateKey("\u{212A}"))) {
      try JSONDocument(Array("{\"K\":1,\"\u{212A}\":2}".utf8))
    }
    #expect(throws: JSONProblem(TextPosition(line: 1, column: 8), .duplicateKey("K"))) {
      try JSONDocument(Array("{\"\u{212A}\":1,\"K\":2}".utf8))
    }
  }

  @Test(arguments: [
    (#""""#, ""), (#""a""#, "a"), (#""é😀""#, "é😀"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9é\ud83D\uDe00b""#, "Aéé😀b"), (#""\u0000\u001b""#, "\0\u{1B}"), (#""\\u0041""#, "\\u0041"),
  ])
  func texts(_ json: String, _ text: String) throws {
    #expect(try Array(JSONDocument(Array(json.utf8)).root.text().utf8) == Array(text.utf8))
  }

  @Test(arguments: [
    "0", "-0", "7", "3.6", "0.67", "-0.1", "100", "9007199254740991", "9007199254740993", "0.1234567890123",
    "1234567.0",
    "0.30000000000000004", "1e-7", "1E2", "5e-324", "1.7976931348623157e308", "123456789012345678901234567890",
    "1e-999",
    "0.000000000000001", "90071992547.40993",
  ])
  func numbers(_ json: String) throws {
    let number = try JSONDocument(Array(json.utf8)).root.number()
    #expect(number.bitPattern == Double(json)?.bitPattern)
  }

  @Test func everyShortNumberIsReadExactly() throws {
    for _ in 0..<20_000 {
      let digits = String(Int.random(in: 0...Int(1) << Int.random(in: 1...53)))
      let fraction = String(Int.random(in: 0...Int(1) << Int.random(in: 1...40)))
      let text = Bool.random() ? digits : "\(digits).\(fraction)"
      #expect(JSONNumber.value(Array(text.utf8)[...]) == Double(text))
    }
  }

  @Test func placesOfValues() throws {
    let text = """
      {"a": [1, {"é": true,
        "b": [null, "x"]}], "": 2}
      """
    let document = try JSONDocument(Array(text.utf8))
    let places = document.nodes.indices.map(document.place(of:))
    #expect(
      places == [
        .init("", 1, 1), .init("a", 1, 2), .init("a", 1, 7), .init("a/0", 1, 8), .init("a/1", 1, 11),
        .init("a/1/é", 1, 12), .init("a/1/é", 1, 17), .init("a/1/b", 2, 3), .init("a/1/b", 2, 8),
        .init("a/1/b/0", 2, 9), .init("a/1/b/1", 2, 15), JSONPlace([""], TextPosition(line: 2, column: 23)),
        JSONPlace([""], TextPosition(line: 2, column: 27)),
      ])
    #expect(document.place(["a", "1"]).position == TextPosition(line: 1, column: 7))
    #expect(document.place([""]).position == TextPosition(line: 2, column: 27))
    #expect(document.place(["c", "d"]).position == TextPosition(line: 1, column: 1))
  }
}
