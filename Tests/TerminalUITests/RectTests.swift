import Testing

@testable import TerminalUI

@Suite struct RectTests {
  private let rect = Rect(column: 2, row: 3, columns: 10, rows: 5)

  @Test func splitsWithoutLosingCells() {
    #expect(rect.split(columns: 4).left == Rect(column: 2, row: 3, columns: 4, rows: 5))
    #expect(rect.split(columns: 4).right == Rect(column: 6, row: 3, columns: 6, rows: 5))
    #expect(rect.split(columns: 4, gap: 1).right == Rect(column: 7, row: 3, columns: 5, rows: 5))
    #expect(rect.split(rows: 4, gap: 3).top == Rect(column: 2, row: 3, columns: 10, rows: 4))
    #expect(rect.split(rows: 4, gap: 3).bottom == Rect(column: 2, row: 8, columns: 10, rows: 0))
    #expect(rect.split(rows: 99).top == rect)
    #expect(rect.split(rows: -9).bottom == rect)
  }

  @Test func neverShrinksBelowNothing() {
    #expect(rect.inset(columns: 1, rows: 1) == Rect(column: 3, row: 4, columns: 8, rows: 3))
    #expect(rect.inset(columns: 6).columns == 0)
  }
}
