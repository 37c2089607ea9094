import Testing

@testable import TerminalUI

@Suite struct ColumnsTests {
  @Test(arguments: [
    ("", 0), ("a", 1), ("41,20 dari 60", 13), ("·–…━╸┊✓▸", 8),
    ("é", 1), ("e\u{301}", 1), ("ạ̈", 1), ("漢字", 4), ("ｱ", 1), ("Ａ", 2), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("😀", 2), ("👩‍👩‍👧", 2), ("👍🏽", 2), ("🇮🇩", 2), ("☺️", 2), ("☺", 1), ("1️⃣", 2), ("⌚", 2),
    ("ꦏꦴ", 2), ("\u{301}", 1), ("a\u{200B}b", 3), ("\t", 1), ("\r\n", 2), ("\u{1B}[31m", 5), ("\u{3FFFD}", 2),
  ])
  func countsColumns(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test func wideRangesAreSortedAndApart() {
    for (one, next) in zip(wideRanges, wideRanges.dropFirst()) { #expect(one.upperBound < next.lowerBound) }
  }

  /// What lets `put` skip the thorough path: it must give the same.
  @Test func simpleScalarsAreCharactersOfOneColumn() {
    let simple = (0...0xFFFF).compactMap(Unicode.Scalar.init).filter(\.isSimple)
    #expect(String(String.UnicodeScalarView(simple)).count == simple.count)
    for scalar in simple {
      #expect(!wideRanges.contains { $0.contains(scalar.value) }, "\(scalar.value)")
      #expect(![.control, .format, .nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory))
    }
  }
}
