import CNCurses
import Glibc
import TerminalUI
import Testing

@testable import Curses

@Suite struct WideCharactersTests {
  init() { CursesTerminal.useUTF8() }

  @Test(arguments: [
    ("a", "a"), ("漢", "漢"), ("e\u{301}", "e\u{301}"), ("ꦏꦴ", "ꦏꦴ"), ("👩‍👩‍👧", "👩"), ("☺️", "☺ "), ("👍🏽", "👍"),
  ])
  func areWhatTheTerminalCanHold(text: String, held: String) {
    let characters = Cell(text).wideCharacters(columns: text.columns)
    #expect(characters.map { Unicode.Scalar(UInt32(bitPattern: $0))! } == Array(held.unicodeScalars))
  }

  /// Else what stands to the right of one would be shifted.
  @Test(arguments: [0...0x33FF, 0xA000...0xABFF, 0xFB00...0xFFFF, 0x1F000...0x1FFFF] as [ClosedRange<UInt32>])
  func alwaysFillTheirColumns(range: ClosedRange<UInt32>) {
    for value in range {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for character in String(scalar).displayable() {
        let characters = Cell(String(character)).wideCharacters(columns: character.columns)
        let width = characters.reduce(0) { $0 + wcwidth($1) }
        if width != character.columns { Issue.record("U+\(String(value, radix: 16)) fills \(width)") }
      }
    }
  }
}
