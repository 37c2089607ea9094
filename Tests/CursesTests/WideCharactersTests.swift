import CNCurses
import Glibc
import TerminalUI
import Testing

@testable import Curses

@Suite struct WideCharactersTests {
  /// The thread's own: setting the process's while another test asks for a width would make that one wrong.
  private nonisolated(unsafe) static let utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

  private func inUTF8<Result>(_ body: () -> Result) -> Result {
    let previous = uselocale(Self.utf8)
    defer { uselocale(previous) }
    return body()
  }

  @Test(arguments: [
    ("a", "a"), ("漢", "漢"), ("e\u{301}", "e\u{301}"), ("ꦏꦴ", "ꦏꦴ"), ("👩‍👩‍👧", "👩"), ("☺️", "☺ "), ("👍🏽", "👍"),
  ])
  func areWhatTheTerminalCanHold(text: String, held: String) {
    let characters = inUTF8 { Cell(text).wideCharacters(columns: text.columns) }
    #expect(characters.map { Unicode.Scalar(UInt32(bitPattern: $0))! } == Array(held.unicodeScalars))
  }

  /// Else what stands to the right of one would be shifted.
  @Test(arguments: [0...0x33FF, 0xA000...0xABFF, 0xFB00...0xFFFF, 0x1F000...0x1FFFF] as [ClosedRange<UInt32>])
  func alwaysFillTheirColumns(range: ClosedRange<UInt32>) {
    let wrong = inUTF8 {
      range.flatMap { value -> [String] in
        guard let scalar = Unicode.Scalar(value) else { return [] }
        return String(scalar).displayable().compactMap { character in
          let characters = Cell(String(character)).wideCharacters(columns: character.columns)
          let width = characters.reduce(0) { $0 + wcwidth($1) }
          return width == character.columns ? nil : "U+\(String(value, radix: 16)) fills \(width)"
        }
      }
    }
    #expect(wrong == [])
  }
}
