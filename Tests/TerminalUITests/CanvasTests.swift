import Testing

@testable import TerminalUI

@Suite struct CanvasTests {
  private func row(_ columns: Int, _ draw: (inout Canvas) -> Void) -> String {
    var canvas = Canvas(Size(columns: columns, rows: 1))
    draw(&canvas)
    return canvas.text
  }

  @Test(arguments: [
    ("abc", 0, "abc"), ("abc", 4, "    ab"), ("abc", -1, "bc"), ("abc", 6, ""), ("abc", -3, ""),
    ("漢字", 0, "漢字"), ("漢字", 3, "   漢"), ("漢字", 5, ""), ("漢字", -1, " 字"), ("a漢", 4, "    a"),
    ("e\u{301}\u{1B}", 4, "    e\u{301}␛"), ("👩‍👩‍👧!", 3, "   👩‍👩‍👧!"),
  ])
  func clipsAtItsEdgesWithoutHalves(text: String, column: Int, line: String) {
    #expect(row(6) { $0.put(text, column: column, row: 0) } == line)
  }

  @Test(arguments: [("Penataan", 4, 6, "  Pen…"), ("漢字漢", 4, 5, "  漢…"), ("ab", 2, 4, "  ab"), ("ab", 0, 2, "")])
  func endsTooLongTextWithAnEllipsis(text: String, limit: Int, end: Int, line: String) {
    var canvas = Canvas(Size(columns: 20, rows: 1))
    let reached = canvas.put(text, column: 2, row: 0, columns: limit)
    #expect(reached == end)
    #expect(canvas.text == line)
  }

  @Test(arguments: [
    (0, "x 字漢"), (1, " x字漢"), (2, "漢x 漢"), (3, "漢 x漢"), (5, "漢字 x"),
  ])
  func overwritesWideCharactersAsAWhole(column: Int, line: String) {
    #expect(
      row(6) {
        $0.put("漢字漢", column: 0, row: 0)
        $0.put("x", column: column, row: 0)
      } == line)
  }

  @Test func fillingPartsWideCharactersAsWell() {
    #expect(
      row(8) {
        $0.put("漢字漢字", column: 0, row: 0)
        $0.fill(Rect(column: 1, row: 0, columns: 4, rows: 1))
      } == "      字")
  }

  @Test func rightAlignedTextEndsWhereTold() {
    var canvas = Canvas(Size(columns: 10, rows: 1))
    let start = canvas.putRight("漢 3,17", endingAt: 9, row: 0)
    #expect(start == 2)
    #expect(canvas.text == "  漢 3,17")
  }

  @Test func textOutsideIsIgnored() {
    var canvas = Canvas(Size(columns: 3, rows: 2))
    for row in [-1, 2] {
      canvas.put("abc", column: 0, row: row)
      canvas.put("漢", column: 0, row: row)
      canvas.fill(Rect(column: -5, row: row, columns: 20, rows: 1), with: .title)
    }
    canvas.select(Rect(column: 3, row: 0, columns: 5, rows: 9))
    #expect(canvas == Canvas(Size(columns: 3, rows: 2)))
    #expect(Canvas(Size(columns: -1, rows: 5)).size.columns == 0)
  }

  @Test func cellsTellTextAndStyle() {
    var canvas = Canvas(Size(columns: 4, rows: 1))
    canvas.put("漢é", column: 0, row: 0, style: .met)
    canvas.select(Rect(column: 0, row: 0, columns: 2, rows: 1))
    #expect(canvas[column: 0, row: 0] == Cell("漢", style: .met.selected))
    #expect(canvas[column: 1, row: 0] == Cell("", style: .met.selected))
    #expect(canvas[column: 2, row: 0] == Cell("é", style: .met))
    #expect(canvas[column: 3, row: 0] == Cell(" "))
    #expect(canvas.row(0).map(\.columns) == [2, 1, 1])
  }

  @Test func equalityIsOfWhatIsSeen() {
    var one = Canvas(Size(columns: 8, rows: 1))
    var other = one
    one.put("e\u{301}", column: 0, row: 0)
    one.put("🇮🇩", column: 4, row: 0)
    other.put("🇮🇩", column: 4, row: 0)
    #expect(one != other)
    other.put("e\u{301}", column: 0, row: 0)
    #expect(one == other, "the order of drawing does not matter")
    other.put("🇲🇨", column: 4, row: 0)
    #expect(one != other)
    other = one
    other.cursor = (0, 0)
    #expect(one != other)
    other = one
    other.setStyle(.met, in: Rect(column: 4, row: 0, columns: 1, rows: 1))
    #expect(one != other)
  }

  @Test func rulesJoinWhereTheyMeet() {
    var canvas = Canvas(Size(columns: 5, rows: 5))
    for row in [0, 2, 4] { canvas.horizontalRule(row: row, columns: 0..<5) }
    canvas.verticalRule(column: 2, rows: 0..<5)
    #expect(canvas.text == "──┬──\n  │\n──┼──\n  │\n──┴──")
  }
}
