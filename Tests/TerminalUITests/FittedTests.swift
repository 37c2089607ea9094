import Testing

@testable import TerminalUI

@Suite struct FittedTests {
  @Test(arguments: [
    ("Penataan", 8, "Penataan"), ("Penataan", 7, "Penata…"), ("Penataan", 1, "…"), ("Penataan", 0, ""),
    ("Penataan", -1, ""),
    ("漢字漢", 6, "漢字漢"), ("漢字漢", 5, "漢字…"), ("漢字漢", 4, "漢…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ("", 0, ""),
  ])
  func cutsWithAnEllipsis(text: String, columns: Int, fitted: String) {
    #expect(text.fitted(to: columns) == fitted)
  }

  @Test(arguments: [
    ("41,2", 6, "41,2  ", "  41,2"), ("漢字漢", 4, "漢… ", " 漢…"), ("ab", 2, "ab", "ab"), ("ab", 0, "", ""),
  ])
  func padsToJustSoManyColumns(text: String, columns: Int, left: String, right: String) {
    #expect(text.padded(to: columns) == left)
    #expect(text.rightAligned(to: columns) == right)
  }
}
