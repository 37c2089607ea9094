import Evaluation
import TerminalUI

extension SheetScreen {
  /// Rows below the panes: a rule, a line a component, the total, the footer.
  private var rowsBelow: Int { instrument.nodes.count { $0.parent == nil } + 3 }

  /// Draws all but the footer. Undecided is how many changes from elsewhere are to be decided.
  func draw(_ times: Times, undecided: Int, on canvas: inout Canvas, _ texts: Texts) {
    let size = canvas.size
    drawHeader(undecided, on: &canvas, texts, today: times.today)
    let body = Rect(column: 0, row: 2, columns: size.columns, rows: size.rows - 2 - rowsBelow)
    let treeColumns = max(32, min(46, size.columns * 36 / 100))
    canvas.horizontalRule(row: 1, columns: 1..<size.columns - 1)
    canvas.horizontalRule(row: body.row + body.rows, columns: 1..<size.columns - 1)
    canvas.verticalRule(column: treeColumns, rows: 1..<body.row + body.rows + 1)
    let (tree, rest) = body.split(columns: treeColumns, gap: 1)
    drawTree(on: &canvas, in: tree.inset(columns: 1), texts)
    drawPanes(on: &canvas, in: rest.inset(columns: 1), times, texts)
    drawScores(on: &canvas, row: body.row + body.rows + 1, texts)
  }

  private func drawHeader(_ undecided: Int, on canvas: inout Canvas, _ texts: Texts, today: LocalTime) {
    let columns = canvas.size.columns
    let status = texts.saving(saving)
    let reading = reading(texts, today: today)
    let right = reading ?? "\(texts.assessor(assessor)) · \(status)"
    let style: Style = reading != nil ? .warning : saving.isFailed ? .error : .muted
    var start = canvas.putRight(right, endingAt: columns - 1, row: 0, style: style)
    let open = reading == nil ? texts.toDecide(conflicts: conflicts.count, edits: undecided) : ""
    if !open.isEmpty { start = canvas.putRight(open, endingAt: start - 3, row: 0, style: .warning) }
    let tail = " · \(sheet.year) · \(texts.target(verdict.predicate.short))"
    let name = sheet.satker.name.displayable().fitted(to: max(8, start - 3 - tail.columns))
    let end = canvas.put(name, column: 1, row: 0, style: .title)
    canvas.put(tail, column: end, row: 0)
    if reading != nil { canvas.selectHeader() }
  }

  /// What the header says of a sheet that can only be read; nil for others.
  func reading(_ texts: Texts, today: LocalTime) -> String? {
    (past.map { .past($0.time) } ?? refusal).map { texts.reading($0, today: today) }
  }

  /// The question, and on a wide screen its note and evidence beside it.
  private func drawPanes(on canvas: inout Canvas, in rect: Rect, _ times: Times, _ texts: Texts) {
    guard rect.columns >= 100 else {
      let pane = questionLines(rect.columns, texts) + conflictLines(rect.columns, times, texts)
      let rest = [.blank] + noteLines(rect.columns, texts) + evidenceLines(rect.columns, texts)
      canvas.put(pane + rest, in: rect, scroll: scroll, texts)
      return
    }
    let (left, right) = rect.split(columns: rect.columns * 55 / 100, gap: 3)
    let pane = questionLines(left.columns, texts) + conflictLines(left.columns, times, texts)
    canvas.put(pane, in: left, scroll: scroll, texts)
    let side = noteLines(right.columns, texts) + evidenceLines(right.columns, texts)
    canvas.put(side, in: right, scroll: scroll, texts)
  }
}

extension Canvas {
  /// Marks the first line: also where there is no colour nobody shall take what is past for what can be filled in.
  mutating func selectHeader() { select(Rect(column: 0, row: 0, columns: size.columns, rows: 1)) }
}
