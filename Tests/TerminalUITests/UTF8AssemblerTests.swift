import Testing

@testable import TerminalUI

@Suite struct UTF8AssemblerTests {
  private func text(_ bytes: some Sequence<UInt8>) -> String {
    var assembler = UTF8Assembler()
    return String(String.UnicodeScalarView(bytes.compactMap { assembler.take($0) }))
  }

  @Test(arguments: ["", "abc", "é漢👩‍👩‍👧", "\u{0}\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"])
  func putsTogether(expected: String) {
    #expect(text(expected.utf8) == expected)
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xE6, 0xBC], [0x80, 0x81], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xE0, 0x80, 0xAF],
      [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC3, 0xC3],
    ] as [[UInt8]])
  func dropsOnlyWhatIsInvalid(bytes: [UInt8]) {
    #expect(text(Array("a".utf8) + bytes + Array("bé".utf8)) == "abé")
  }
}
