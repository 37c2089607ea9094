import Testing

@testable import Store

@Suite struct JSONScannerTests {
  @Test(arguments: [
    "{}", "[]", "0", "-0", "1.5e+10", "2E-3", "1e-999", "1E308", "\"\"", "true", " \t\r\n null \n",
    #"{"a":[1,{"b":"\u00e9\ud83d\ude00\/"}]}"#,
    #"{"a":1,"b":{"a":1}}"#, #"[{"a":1},{"a":2}]"#, "\"é\u{7F}\u{10FFFF}\"",
  ])
  func accepts(_ text: String) throws {
    try JSONScanner.check(Array(text.utf8))
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
    #expect(throws: JSONProblem(line: broken.line, column: broken.column, reason: broken.reason)) {
      try JSONScanner.check(Array(broken.text.utf8))
    }
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ] as [[UInt8]])
  func refusesInvalidUTF8(_ sequence: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    #expect(throws: JSONProblem(line: 1, column: 3, reason: .invalidUTF8)) {
      try JSONScanner.check([quote, UInt8(ascii: "a")] + sequence + [quote])
    }
    #expect(throws: JSONProblem(line: 1, column: 1, reason: .invalidUTF8)) { try JSONScanner.check(sequence) }
  }

  @Test func everyPrefixOfTheBuiltInInstrumentIsRefused() throws {
    let bytes = Samples.builtInBytes
    try JSONScanner.check(bytes)
    for count in stride(from: 0, to: bytes.count - 2, by: 997) {
      #expect(throws: JSONProblem.self) { try JSONScanner.check(Array(bytes[..<count])) }
    }
  }
}
