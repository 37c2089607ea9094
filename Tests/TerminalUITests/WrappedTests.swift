import Testing

@testable import TerminalUI

@Suite struct WrappedTests {
  @Test(arguments: [
    ("", 10, [""]),
    ("unsur unit kerja", 16, ["unsur unit kerja"]),
    ("unsur unit kerja", 15, ["unsur unit", "kerja"]),
    ("unsur unit kerja", 10, ["unsur unit", "kerja"]),
    ("unsur unit kerja", 9, ["unsur", "unit", "kerja"]),
    ("unsur unit", 3, ["uns", "ur", "uni", "t"]),
    ("a pertanggungjawaban", 8, ["a", "pertangg", "ungjawab", "an"]),
    ("satu\n\n  dua\r\ntiga", 10, ["satu", "", "  dua", "tiga"]),
    ("satu   dua", 5, ["satu", "dua"]),
    ("漢字漢字", 5, ["漢字", "漢字"]),
    ("漢字", 1, ["漢", "字"]),
    ("ab", 0, ["a", "b"]),
    ("satu ", 4, ["satu"]),
    ("satu\n", 4, ["satu", ""]),
  ])
  func breaksLines(text: String, columns: Int, lines: [String]) {
    #expect(text.wrapped(to: columns) == lines)
  }

  @Test(arguments: 1...30)
  func losesNothingButBlanks(columns: Int) {
    let text = "Anggota tim dipilih melalui mekanisme yang jelas dan mewakili semua unsur: 漢字漢字漢字漢字 é"
    let lines = text.wrapped(to: columns)
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    #expect(lines.allSatisfy { $0.columns <= max(2, columns) })
  }
}
