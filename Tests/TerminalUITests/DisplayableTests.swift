import Testing

@testable import TerminalUI

@Suite struct DisplayableTests {
  @Test(arguments: [
    ("Tim kerja", "Tim kerja"), ("漢字 é ꦏꦴ 👩‍👩‍👧 🇮🇩", "漢字 é ꦏꦴ 👩‍👩‍👧 🇮🇩"),
    ("\u{1B}[31mred", "␛[31mred"), ("a\tb\nc\r\n", "a␉b␊c␍␊"), ("\u{0}\u{7F}", "␀␡"),
    ("\u{9B}31m\u{85}", "�31m�"),
    ("gpj.\u{202E}exe", "gpj.�exe"), ("\u{2066}a\u{2069}\u{61C}\u{200F}", "�a���"), ("a\u{2028}b\u{2029}", "a�b�"),
    ("a\u{200B}b\u{AD}c\u{FEFF}\u{2060}", "a�b�c��"), ("a\u{200D}b", "a�b"), ("👩\u{200D}", "👩�"), ("a\u{E0041}", "a�"),
    ("\u{3164}\u{115F}", "��"), ("\u{301}a", "◌\u{301}a"), ("\n\u{301}", "␊◌\u{301}"), ("\u{1161}\u{11AB}", "��"),
  ])
  func showsWhatCouldDeceive(text: String, shown: String) {
    #expect(Array(text.displayable().unicodeScalars) == Array(shown.unicodeScalars))
    #expect(text.columns == shown.columns)
    #expect(shown.displayable() == shown)
  }

  /// Widths are of what is shown, whatever the text: checked for each scalar alone and between letters.
  @Test(arguments: [0...0xFFFF, 0x1D000...0x1FFFF, 0xE0000...0xE01FF] as [ClosedRange<UInt32>])
  func everyScalarIsShownInAsManyColumnsAsItCounts(range: ClosedRange<UInt32>) {
    for value in range {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in [String(scalar), "a\(scalar)b"] where text.columns != text.displayable().columns {
        Issue.record("U+\(String(value, radix: 16)) counts \(text.columns)")
      }
    }
  }
}
