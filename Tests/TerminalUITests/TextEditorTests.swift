import Testing

@testable import TerminalUI

@Suite struct TextEditorTests {
  /// The text after some keys, with the cursor as `|`.
  private func edit(_ text: String, allowsNewlines: Bool = false, _ keys: [Key]) -> String {
    var editor = TextEditor(text, allowsNewlines: allowsNewlines)
    for key in keys {
      let isUsed = editor.handle(key)
      #expect(isUsed, "\(key)")
    }
    return editor.before + "|" + editor.after
  }

  @Test(
    arguments: [
      ("tim", [], "tim|"),
      ("tim", [.character("!"), .left, .character("?")], "tim?|!"),
      ("tim", [.home, .right, .backspace], "|im"),
      ("tim", [.home, .backspace, .left, .delete], "|im"),
      ("tim", [.delete, .right], "tim|"),
      ("tim", [.control("a"), .control("e")], "tim|"),
      ("tim kerja", [.left, .left, .control("k")], "tim ker|"),
      ("tim kerja", [.left, .left, .control("u")], "|ja"),
      ("tim kerja  ", [.control("w")], "tim |"),
      ("tim kerja", [.control("w"), .control("w"), .control("w")], "|"),
      ("👩‍👩‍👧e\u{301}", [.backspace], "👩‍👩‍👧|"),
      ("👩‍👩‍👧e\u{301}", [.left, .backspace], "|e\u{301}"),
      ("e", [.character("\u{301}"), .backspace], "|"),
      ("a", [.paste("1\n2\n"), .left], "a1 2| "),
    ] as [(String, [Key], String)])
  func editsALine(text: String, keys: [Key], result: String) {
    #expect(edit(text, keys) == result)
  }

  @Test(
    arguments: [
      ("satu\ndua", [.home], "satu\n|dua"),
      ("satu\ndua", [.up], "sat|u\ndua"),
      ("a\ndua", [.up, .down], "a\nd|ua"),
      ("a\ndua", [.up, .enter], "a\n|\ndua"),
      ("satu\ndua", [.up, .end, .control("k")], "satu|dua"),
      ("satu\ndua", [.home, .control("w")], "satu|dua"),
      ("satu\ndua", [.control("u")], "satu\n|"),
      ("satu", [.paste("1\n2")], "satu1\n2|"),
    ] as [(String, [Key], String)])
  func editsLines(text: String, keys: [Key], result: String) {
    #expect(edit(text, allowsNewlines: true, keys) == result)
  }

  @Test(arguments: [Key.enter, .escape, .tab, .up, .down, .pageUp, .function(1), .control("c")])
  func leavesOtherKeysToTheCaller(key: Key) {
    var editor = TextEditor("tim")
    let isUsed = editor.handle(key)
    #expect(!isUsed)
    #expect(editor == TextEditor("tim"))
  }

  @Test func aLineHasNoNewlines() {
    #expect(TextEditor("a\r\nb\nc").text == "a b c")
  }

  private func drawn(_ editor: TextEditor, columns: Int, rows: Int) -> Canvas {
    var canvas = Canvas(Size(columns: columns + 2, rows: rows))
    editor.draw(on: &canvas, in: Rect(column: 1, row: 0, columns: columns, rows: rows))
    return canvas
  }

  @Test(
    arguments: [
      ("imigrasi", [], 10, " imigrasi", 9),
      ("imigrasi", [], 9, " imigrasi", 9),
      ("imigrasi", [], 8, " …igrasi", 8),
      ("imigrasi", [.home], 5, " imig…", 1),
      ("imigrasi", [.left, .left], 5, " …gra…", 5),
      ("漢字漢字", [], 6, " … 字", 5),
      ("", [], 1, "", 1),
      ("tim", [], 1, "", 1),
    ] as [(String, [Key], Int, String, Int)])
  func scrollsALineSoThatTheCursorIsSeen(text: String, keys: [Key], columns: Int, line: String, cursor: Int) {
    var editor = TextEditor(text)
    for key in keys { _ = editor.handle(key) }
    let canvas = drawn(editor, columns: columns, rows: 1)
    #expect(canvas.text == line)
    #expect(canvas.cursor?.column == cursor)
  }

  @Test(
    arguments: [
      ([], " seksi\n terwakili", 10, 1),
      ([.control("u"), .enter], "\n", 1, 1),
      ([.home], " seksi\n terwakili", 1, 1),
      ([.up], " Empat\n seksi", 4, 1),
    ] as [([Key], String, Int, Int)])
  func wrapsAndScrollsLines(keys: [Key], text: String, column: Int, row: Int) {
    var editor = TextEditor("Empat seksi\nterwakili", allowsNewlines: true)
    for key in keys { _ = editor.handle(key) }
    let canvas = drawn(editor, columns: 10, rows: 2)
    #expect(canvas.text == text)
    #expect(canvas.cursor?.column == column)
    #expect(canvas.cursor?.row == row)
  }

  /// However it is edited, the cursor stays inside and nothing is drawn outside.
  @Test(arguments: [true, false])
  func staysInItsRect(allowsNewlines: Bool) {
    var generator = Numbers(state: 42)
    let keys: [Key] = [
      .character("a"), .character(" "), .character("漢"), .character("\u{301}"), .enter, .left, .right, .up, .down,
      .home,
      .end, .backspace, .delete, .control("k"), .control("w"), .paste("b\n👩‍👩‍👧 \tc"),
    ]
    var editor = TextEditor("", allowsNewlines: allowsNewlines)
    for _ in 0..<3000 {
      _ = editor.handle(keys.randomElement(using: &generator)!)
      let canvas = drawn(editor, columns: Int.random(in: 0...12, using: &generator), rows: 3)
      if let cursor = canvas.cursor {
        #expect(1..<canvas.size.columns - 1 ~= cursor.column && 0..<3 ~= cursor.row)
      }
      for row in 0..<3 {
        #expect(canvas[column: 0, row: row] == Cell(" "))
        #expect(canvas[column: canvas.size.columns - 1, row: row] == Cell(" "))
      }
    }
  }

  /// The same sequence at each run (SplitMix64).
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }
}
