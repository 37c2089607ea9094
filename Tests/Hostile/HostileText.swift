/// Texts that want to steer a terminal, deceive a reader, or be run by a spreadsheet program. None has a quotation mark, a
/// backslash or a control character that JSON would want escaped but those of `controls`.
package enum HostileText {
  /// What a file's name may hold, too: no slash and no zero.
  package static let all =
    [
      "\u{9B}31m", "\u{9D}52;c;QUFB\u{9C}", "\u{7F}", "\u{85}", "\u{202E}txt.exe", "\u{202A}\u{202B}\u{202C}\u{202D}",
      "\u{2066}\u{2067}\u{2068}\u{2069}", "\u{200E}\u{200F}\u{061C}", "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}",
      "\u{2028}\u{2029}", "\u{115F}\u{1160}\u{3164}\u{FFA0}",
      "e" + String(repeating: "\u{301}\u{323}\u{20DD}", count: 40),
      "\u{301}", "漢字カナ", "👩‍👩‍👧‍👦🇮🇩🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u{E0041}\u{E0042}",
      String(String.UnicodeScalarView([0xFFFE, 0xFFFF, 0xFDD0].compactMap(Unicode.Scalar.init))), "𒐫﷽", "=1+1", "+1",
      "-1", "@A1",
      "=HYPERLINK(A1)", " =1", "＝1",
    ]

  /// Escape sequences: clearing, colours, titles, the clipboard, reports that come back as keys, other character sets.
  package static let controls = [
    "\u{1B}[2J", "\u{1B}[31m", "\u{1B}]0;pwn\u{7}", "\u{1B}]52;c;QUFB\u{7}", "\u{1B}]8;;http://x\u{1B}\\", "\u{1B}[6n",
    "\u{1B}[c", "\u{1B}P$q\"p\u{1B}\\", "\u{1B}c", "\u{1B}(0", "\u{1B}#8", "\u{E}\u{F}", "\u{8}\u{8}", "\r", "\t=1",
    "\u{7}", "\u{1}\u{2}\u{3}",
  ]
}
