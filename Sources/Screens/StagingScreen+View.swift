import Evaluation
import TerminalUI

extension StagingScreen {
  /// Rows for the selected change in full.
  private static let detailRows = 6

  /// How many rows of the list there is room for.
  static func listRows(on size: Size) -> Int { max(1, size.rows - 7 - detailRows) }

  /// Draws all but the footer.
  func draw(_ sheet: SheetScreen, on canvas: inout Canvas, _ texts: Texts) {
    let size = canvas.size
    let counts =
      [texts.differences(staging.changes.count)]
      + (staging.findings.isEmpty ? [] : [texts.unread(staging.findings.count)])
    canvas.putHeader(
      texts.title(staging.origin), sheet.sheet, right: counts.joined(separator: " · "), style: .muted)
    canvas.horizontalRule(row: 1, columns: 1..<size.columns - 1)
    let list = Rect(column: 1, row: 3, columns: size.columns - 2, rows: Self.listRows(on: size))
    drawList(sheet, on: &canvas, in: list, texts)
    let rule = list.row + list.rows
    canvas.horizontalRule(row: rule, columns: 1..<size.columns - 1)
    let detail = Rect(column: 1, row: rule + 1, columns: size.columns - 2, rows: Self.detailRows)
    drawDetail(sheet, on: &canvas, in: detail, texts)
    canvas.horizontalRule(row: size.rows - 3, columns: 1..<size.columns - 1)
    drawTotal(sheet, on: &canvas, row: size.rows - 2, texts)
  }

  private func drawList(_ sheet: SheetScreen, on canvas: inout Canvas, in rect: Rect, _ texts: Texts) {
    let codes = staging.changes.map { texts.subject($0.place) }
    let parts = staging.changes.map { change in
      let part = texts.part(change.place, in: sheet.instrument)
      let column = texts.column(change.place, unless: sheet.assessor)
      return column.isEmpty ? part : "\(column) · \(part)"
    }
    let partColumn = rect.column + 8 + (codes.map(\.columns).max() ?? 0)
    let partColumns = min(rect.columns / 4, max(6, parts.map(\.columns).max() ?? 0))
    let nowColumn = partColumn + partColumns + 3
    let each = (rect.column + rect.columns - nowColumn - 3) / 2
    let otherColumn = nowColumn + each + 3
    canvas.put(
      texts.explanation(staging.origin), column: rect.column, row: rect.row - 1, style: .muted,
      columns: nowColumn - rect.column - 2)
    canvas.put(texts.nowHeading, column: nowColumn, row: rect.row - 1, style: .muted, columns: each)
    canvas.put(texts.heading(staging.origin), column: otherColumn, row: rect.row - 1, style: .muted, columns: each)
    let first = max(0, min(selection - rect.rows / 2, rows.count - rect.rows))
    for (offset, item) in rows.enumerated().dropFirst(first).prefix(rect.rows) {
      let row = rect.row + offset - first
      switch item {
      case .group(let group, let changes):
        let count = changes.count { isAccepted(staging.changes[$0]) }
        let end = canvas.put(
          texts.group(group, sheet.instrument), column: rect.column + 2, row: row, style: .heading,
          columns: rect.columns - 12)
        canvas.put(
          "\(count)/\(changes.count)", column: end + 2, row: row, style: count == changes.count ? .answered : .muted)
      case .change(let index):
        let change = staging.changes[index]
        let isAccepted = isAccepted(change)
        canvas.put(isAccepted ? "✓" : "–", column: rect.column + 4, row: row, style: isAccepted ? .answered : .missing)
        canvas.put(codes[index], column: rect.column + 6, row: row, style: .muted)
        canvas.put(parts[index], column: partColumn, row: row, columns: partColumns)
        let now = texts.content(change.from, at: change.place, in: sheet.instrument).oneLine
        let other = texts.content(change.to, at: change.place, in: sheet.instrument).oneLine
        if staging.doubts[change.place] != nil {
          canvas.put("!", column: nowColumn - 2, row: row, style: .warning)
        }
        canvas.put(now, column: nowColumn, row: row, style: isAccepted ? .plain : .plain.bold, columns: each)
        canvas.put("→", column: otherColumn - 2, row: row, style: .muted)
        canvas.put(other, column: otherColumn, row: row, style: isAccepted ? .plain.bold : .plain, columns: each)
      case .findings:
        canvas.put(texts.findings, column: rect.column + 2, row: row, style: .heading, columns: rect.columns - 2)
      case .finding(let index):
        let finding = staging.findings[index]
        canvas.put("?", column: rect.column + 4, row: row, style: .warning)
        let end = canvas.put(
          finding.place, column: rect.column + 6, row: row, style: .muted, columns: rect.columns / 3)
        canvas.put(
          finding.text.oneLine, column: end + 2, row: row, columns: rect.column + rect.columns - end - 2)
      }
      if offset == selection {
        canvas.put("▸", column: rect.column, row: row, style: .accent)
        canvas.select(Rect(column: rect.column, row: row, columns: rect.columns, rows: 1))
      }
    }
  }

  /// The question, both contents in full as far as there is room, and whether the sheet has changed since.
  private func drawDetail(_ sheet: SheetScreen, on canvas: inout Canvas, in rect: Rect, _ texts: Texts) {
    guard let change = selected else {
      var hint = (text: texts.groupHint, style: Style.muted)
      switch rows.indices.contains(selection) ? rows[selection] : nil {
      case .findings: hint.text = texts.findingsHint
      case .finding(let index):
        hint = ("\(staging.findings[index].place)  \(staging.findings[index].text)", .plain)
      case .group, .change, nil: break
      }
      for (offset, line) in hint.text.wrapped(to: rect.columns).prefix(rect.rows).enumerated() {
        canvas.put(line, column: rect.column, row: rect.row + offset, style: hint.style, columns: rect.columns)
      }
      return
    }
    var row = rect.row
    let subject = texts.subject(change.place)
    let text =
      sheet.instrument.question(at: change.place).map { sheet.instrument.questions[$0].text }
      ?? texts.part(change.place, in: sheet.instrument)
    let end = canvas.put(subject, column: rect.column, row: row, style: .muted)
    canvas.put(
      text, column: end + 2, row: row, style: .plain.bold, columns: rect.column + rect.columns - end - 2)
    if let doubt = staging.doubts[change.place] {
      row += 1
      canvas.put(
        "! " + texts.doubt(doubt), column: rect.column, row: row, style: .warning, columns: rect.columns)
    }
    let labels = [texts.nowHeading, texts.heading(staging.origin)]
    let column = rect.column + (labels.map(\.columns).max() ?? 0) + 2
    let room = rect.column + rect.columns - column
    for (label, content) in zip(labels, [change.from, change.to]) {
      row += 1
      canvas.put(label, column: rect.column, row: row, style: .muted)
      let lines = texts.described(content, at: change.place, in: sheet.instrument).wrapped(to: room)
      canvas.put(lines[0], column: column, row: row, columns: room)
      // Two rows each.
      guard lines.count > 1 else { continue }
      row += 1
      canvas.put(lines[1] + (lines.count > 2 ? " …" : ""), column: column, row: row, columns: room)
    }
  }

  /// What accepting would make of the total, live.
  private func drawTotal(_ sheet: SheetScreen, on canvas: inout Canvas, row: Int, _ texts: Texts) {
    let changes = acceptedChanges
    let then = changes.reduce(sheet.sheet) { $0.applying($1) }
    let card = Scorecard(sheet.instrument, then, assessor: sheet.assessor)
    let predicate = sheet.instrument.predicate(then.target) ?? sheet.instrument.predicates[0]
    let verdict = card.verdict(on: predicate)
    let end = canvas.put(
      texts.accepted(changes.count, of: staging.changes.count), column: 1, row: row)
    let points = texts.numbers.points
    let before = sheet.scorecard.total.value
    let total = canvas.put("\(texts.total) ", column: end + 3, row: row, style: .plain.bold)
    let arrow = canvas.put("\(points(before, nil)) → ", column: total, row: row)
    let last = canvas.put(points(card.total.value, nil), column: arrow, row: row, style: Style(.accent, isBold: true))
    canvas.putRight(
      texts.verdict(verdict, total: card.total), endingAt: canvas.size.columns - 1, row: row,
      style: verdict.isMet ? .met : verdict.isPossible ? .plain : .unmet,
      columns: max(0, canvas.size.columns - 1 - last - 2))
  }
}
