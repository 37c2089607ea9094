import Testing

@testable import TerminalUI

@Suite struct KeyDecoderTests {
  /// The keys for some bytes, with a pause after them.
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    var keys = text.unicodeScalars.compactMap { decoder.decode(.scalar($0)) }
    if decoder.patience != nil, let key = decoder.decode(.silence) { keys.append(key) }
    #expect(decoder.patience == nil)
    return keys
  }

  @Test(
    arguments: [
      ("aé漢", [.character("a"), .character("é"), .character("漢")]),
      ("\t\r\n\u{8}\u{7F}", [.tab, .enter, .enter, .backspace, .backspace]),
      ("\u{3}\u{1A}\u{0}\u{1C}", [.control("c"), .control("z"), .control("@"), .control("\\")]),
      ("\u{80}\u{9B}\u{9F}", []),
      ("\u{1B}", [.escape]),
      ("\u{1B}\u{1B}", [.escape]),
      ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
      ("\u{1B}OA\u{1B}OH\u{1B}OF\u{1B}OM", [.up, .home, .end, .enter]),
      ("\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", [.home, .end, .home, .end, .home, .end]),
      ("\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6~\u{1B}[Z", [.insert, .delete, .pageUp, .pageDown, .backTab]),
      (
        "\u{1B}OP\u{1B}[11~\u{1B}[[A\u{1B}[15~\u{1B}[24~",
        [.function(1), .function(1), .function(1), .function(5), .function(12)]
      ),
    ] as [(String, [Key])])
  func knows(text: String, expected: [Key]) {
    #expect(keys(text) == expected)
  }

  /// Each is followed by a `b`, which must be all that arrives.
  @Test(arguments: [
    "\u{1B}[1;5A", "\u{1B}[1;2D", "\u{1B}[3;5~", "\u{1B}[1;3P", "\u{1B}O5A", "\u{1B}O1;5A", "\u{1B}Op", "\u{1B}Oy",
    "\u{1B}[97;5u", "\u{1B}[27;5;97~", "\u{1B}[12;40R", "\u{1B}[?1;2c", "\u{1B}[?2004;1$y", "\u{1B}[>41;354;0c",
    "\u{1B}[I", "\u{1B}[O", "\u{1B}[<0;10;20M", "\u{1B}[<0;10;20m", "\u{1B}[M a!", "\u{1B}[99~", "\u{1B}[201~",
    "\u{1B}[[Z",
    "\u{1B}a", "\u{1B}A", "\u{1B}1", "\u{1B}\r", "\u{1B}é", "\u{1B}\u{1B}[1;5A",
    "\u{1B}]11;rgb:aaaa/bbbb/cccc\u{7}", "\u{1B}]11;rgb:aa/bb/cc\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_abc\u{1B}\\",
    "\u{1B}^abc\u{1B}\\", "\u{1B}Xabc\u{1B}\\",
  ])
  func swallows(text: String) {
    #expect(keys(text + "b") == [.character("b")])
  }

  /// Wherever a sequence breaks off, what is left of it gives no letter.
  @Test(arguments: [
    "\u{1B}[1;5A", "\u{1B}OA", "\u{1B}[[A", "\u{1B}]11;rgb:a\u{1B}\\", "\u{1B}[M a!", "\u{1B}[200~abc\u{1B}[201~",
  ])
  func swallowsWhatBreaksOff(text: String) {
    for length in 1..<text.unicodeScalars.count {
      let part = String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
      let letters = keys(part).filter { if case .character = $0 { true } else { false } }
      #expect(letters.isEmpty, "\(part.debugDescription)")
    }
  }

  @Test(
    arguments: [
      ("\u{1B}[\u{3}", [.control("c")]), ("\u{1B}[1;\ra", [.enter, .character("a")]), ("\u{1B}[1\u{1B}[A", [.up]),
      ("\u{1B}[1\u{1B}", [.escape]), ("\u{1B}]abc\u{1B}[A", [.up]),
    ] as [(String, [Key])])
  func aBrokenSequenceEndsAtAControlCharacter(text: String, expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test func neverEndingSequencesAreBounded() {
    #expect(keys("\u{1B}[" + String(repeating: "1", count: 65) + "a") == [.character("a")])
    #expect(keys("\u{1B}]" + String(repeating: "1", count: 4097) + "a") == [.character("a")])
  }

  @Test(arguments: [
    ("abc", "abc"), ("", ""), ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\tb\u{0}\u{7F}\u{3}", "a\tb"),
    ("\u{1B}[31mred", "[31mred"), ("\u{1B}[20\u{1B}[200~", "[20[200~"), ("é漢👩‍👩‍👧", "é漢👩‍👩‍👧"),
  ])
  func pastedTextIsOneKey(text: String, pasted: String) {
    #expect(keys("\u{1B}[200~\(text)\u{1B}[201~x") == [.paste(pasted), .character("x")])
    #expect(keys("\u{1B}[200~\(text)") == [.paste(pasted)], "an end that never comes")
  }

  @Test func theEndOfAPasteMayBeginAnew() {
    #expect(keys("\u{1B}[200~\u{1B}\u{1B}[201\u{1B}[201~") == [.paste("[201")])
    #expect(keys("\u{1B}[200~a\u{1B}[20") == [.paste("a")])
  }

  @Test func aPasteIsBounded() {
    let pasted = keys("\u{1B}[200~" + String(repeating: "a", count: (1 << 20) + 5) + "\u{1B}[201~x")
    #expect(pasted == [.paste(String(repeating: "a", count: 1 << 20)), .character("x")])
  }

  @Test func keysOfTheLibraryArriveUnlessAltIsHeldOrTextIsPasted() {
    let marks: [KeyDecoder.Input] = "\u{1B}[200~a".unicodeScalars.map { .scalar($0) }
    let inputs: [KeyDecoder.Input] =
      [.key(.up), .key(nil), .scalar("\u{1B}"), .key(.up), .scalar("b")] + marks + [.key(.up), .silence]
    var decoder = KeyDecoder()
    let keys = inputs.compactMap { decoder.decode($0) }
    #expect(keys == [.up, .character("b"), .paste("a")])
  }

  @Test func onlyALoneEscIsWaitedForBriefly() {
    var decoder = KeyDecoder()
    #expect(decoder.patience == nil)
    _ = decoder.decode(.scalar("\u{1B}"))
    #expect(decoder.patience == .brief)
    _ = decoder.decode(.scalar("["))
    #expect(decoder.patience == .long)
  }
}
