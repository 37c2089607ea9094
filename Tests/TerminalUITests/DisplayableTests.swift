import Testing

@testable import TerminalUI

@Suite struct DisplayableTests {
  @Test(arguments: [
    ("Tim kerja", "Tim kerja"), ("漢字 é ꦏꦴ 👩‍👩‍👧 🇮🇩", "漢字 é ꦏꦴ 👩‍👩‍👧 🇮🇩"),
    ("\u{1B}[31mred", "␛[31mred"), ("a\tb\nc\r\n", "a␉b␊c␍␊"), ("\u{0}\u{7F}", "␀␡"),
    ("\u{9B}31m\u{85}", "�31m�"),
    ("gpj.\u{202E}exe", "gpj.�exe"), ("\u{2066}a\u{2069}\u{61C}\u{200F}", "�a���"), ("a\u{2028}b\u{2029}", "a�b�"),
    ("a\u{200B}b\u{AD}c\u{FEFF}\u{2060}", "a�b�c��"), ("a\u{200D}b", "a�b"), ("👩\u{200D}", "👩�"), ("a\u{E0041}", "a�"),
    ("\u{3164}\u{115F}", "��"), ("\u{301}a", "◌\u{301}a"), ("\n\u{301}", "␊◌\u{301}"),
  ])
  func showsWhatCouldDeceive(text: String, shown: String) {
    #expect(Array(text.displayable().unicodeScalars) == Array(shown.unicodeScalars))
    #expect(text.columns == shown.columns)
    #expect(shown.displayable() == shown)
  }

  /// Widths are of what is shown, whatever the text: checked for each scalar alone and between letters.
  @Test func everyScalarIsShownInAsManyColumnsAsItCounts() {
    for value in UInt32(0)...0x1_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in [String(scalar), "a\(scalar)b"] where text.columns != text.displayable().columns {
        Issue.record("U+\(String(value, radix: 16)) counts \(text.columns)")
      }
    }
  }
}
