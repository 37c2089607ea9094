import Testing

@testable import TerminalUI

@Suite struct BarTests {
  private func bar(_ fraction: Double, _ marks: [(fraction: Double, symbol: Character)] = []) -> Canvas {
    var canvas = Canvas(Size(columns: 12, rows: 1))
    canvas.putBar(fraction: fraction, column: 1, row: 0, columns: 10, marks: marks)
    return canvas
  }

  @Test(arguments: [
    (0, "──────────"), (1, "━━━━━━━━━━"), (0.5, "━━━━━─────"), (0.55, "━━━━━╸────"), (0.54, "━━━━━─────"),
    (0.001, "╸─────────"), (0.999, "━━━━━━━━━╸"), (-1, "──────────"), (2, "━━━━━━━━━━"), (.nan, "──────────"),
    (0.1 + 0.2, "━━━───────"), (1 - 1e-12, "━━━━━━━━━━"),
  ])
  func fillsByHalves(fraction: Double, line: String) {
    #expect(bar(fraction).text == " " + line)
  }

  @Test func marksStandWhereTheBarReachesThem() {
    #expect(bar(0.5, [(0.6, "┊"), (0.75, "┆")]).text == " ━━━━━─┊┆──")
    #expect(bar(0.9, [(0.6, "┊"), (1, "┆")]).text == " ━━━━━━┊━━┆")
    #expect(bar(0, [(0, "┊"), (1.5, "┆"), (.nan, "x")]).text == " ┊─────────")
  }

  @Test func partsHaveTheirRoles() {
    let canvas = bar(0.25, [(0.6, "┊")])
    #expect(
      (1...10).map { canvas[column: $0, row: 0].style.role } == [
        .bar, .bar, .bar, .barRest, .barRest, .barRest, .threshold, .barRest, .barRest, .barRest,
      ])
  }
}
