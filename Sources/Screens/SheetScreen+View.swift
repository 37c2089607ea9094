import Evaluation
import TerminalUI

extension SheetScreen {
  /// Rows below the panes: a rule, a line a component, the total, the footer.
  private var rowsBelow: Int { instrument.nodes.count { $0.parent == nil } + 3 }

  func draw(on canvas: inout Canvas, _ texts: Texts) {
    let size = canvas.size
    drawHeader(on: &canvas, texts)
    let body = Rect(column: 0, row: 2, columns: size.columns, rows: size.rows - 2 - rowsBelow)
    let treeColumns = max(32, min(46, size.columns * 36 / 100))
    canvas.horizontalRule(row: 1, columns: 1..<size.columns - 1)
    canvas.horizontalRule(row: body.row + body.rows, columns: 1..<size.columns - 1)
    canvas.verticalRule(column: treeColumns, rows: 1..<body.row + body.rows + 1)
    let (tree, rest) = body.split(columns: treeColumns, gap: 1)
    drawTree(on: &canvas, in: tree.inset(columns: 1), texts)
    drawPanes(on: &canvas, in: rest.inset(columns: 1), texts)
    drawScores(on: &canvas, row: body.row + body.rows + 1, texts)
  }

  private func drawHeader(on canvas: inout Canvas, _ texts: Texts) {
    let columns = canvas.size.columns
    let status = texts.saving(saving)
    let right = "\(texts.assessor(assessor)) · \(status)"
    let style: Style = saving.isFailed ? .error : .muted
    let start = canvas.putRight(right, endingAt: columns - 1, row: 0, style: style)
    let tail = " · \(sheet.year) · \(texts.target(verdict.predicate.short))"
    let name = sheet.satker.name.displayable().fitted(to: max(8, start - 3 - tail.columns))
    let end = canvas.put(name, column: 1, row: 0, style: .title)
    canvas.put(tail, column: end, row: 0)
  }

  /// The question, and on a wide screen its note and evidence beside it.
  private func drawPanes(on canvas: inout Canvas, in rect: Rect, _ texts: Texts) {
    guard rect.columns >= 100 else {
      let pane = questionLines(rect.columns, texts)
      let rest = [.blank] + noteLines(rect.columns, texts) + evidenceLines(rect.columns, texts)
      draw(compacted(pane + rest, to: rect.rows), on: &canvas, in: rect, texts)
      return
    }
    let (left, right) = rect.split(columns: rect.columns * 55 / 100, gap: 3)
    draw(compacted(questionLines(left.columns, texts), to: rect.rows), on: &canvas, in: left, texts)
    let side = noteLines(right.columns, texts) + evidenceLines(right.columns, texts)
    draw(compacted(side, to: rect.rows), on: &canvas, in: right, texts)
  }

  /// Without its blank lines where they would push something off the pane.
  private func compacted(_ lines: [Line], to rows: Int) -> [Line] {
    lines.count <= rows ? lines : lines.filter { !$0.pieces.isEmpty || $0.editor != nil }
  }

  private func draw(_ lines: [Line], on canvas: inout Canvas, in rect: Rect, _ texts: Texts) {
    let hidden = max(0, lines.count - rect.rows)
    var first = hidden == 0 ? 0 : scroll % (lines.count)
    if let focused = lines.firstIndex(where: { $0.isSelected || $0.editor != nil }), hidden > 0 {
      first = min(max(first, focused - rect.rows + 2), focused)
    }
    first = min(first, hidden)
    let shownRows = max(0, first < hidden ? rect.rows - 1 : rect.rows)
    for (offset, line) in lines.dropFirst(first).prefix(shownRows).enumerated() {
      line.draw(on: &canvas, column: rect.column, row: rect.row + offset, columns: rect.columns)
    }
    if first < hidden {
      canvas.putRight(
        texts.moreLines(lines.count - first - shownRows), endingAt: rect.column + rect.columns,
        row: rect.row + rect.rows - 1, style: .muted)
    }
  }
}
