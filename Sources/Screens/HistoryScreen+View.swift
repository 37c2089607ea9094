import Evaluation
import TerminalUI

extension HistoryScreen {
  /// Where list and detail stand: side by side where there is room, else one below the other.
  struct Layout {
    /// The list with its headings.
    let list: Rect
    let detail: Rect
    let isWide: Bool

    /// How many entries are in sight.
    var rows: Int { max(1, list.rows - 1) }

    init(_ size: Size) {
      let body = Rect(column: 0, row: 2, columns: size.columns, rows: size.rows - 3)
      isWide = size.columns >= 120
      if isWide {
        let (left, right) = body.split(
          columns: size.columns - max(42, min(50, size.columns * 35 / 100)), gap: 1)
        (list, detail) = (left.inset(columns: 1), right.inset(columns: 1))
      } else {
        let (top, bottom) = body.split(rows: body.rows - max(8, body.rows * 2 / 5), gap: 1)
        (list, detail) = (top.inset(columns: 1), bottom.inset(columns: 1))
      }
    }
  }

  func draw(
    _ sheet: SheetScreen, on canvas: inout Canvas, now: Moment, local: (Int) -> LocalTime
  ) {
    let layout = Layout(canvas.size)
    let columns = canvas.size.columns
    drawHeader(sheet, on: &canvas)
    canvas.horizontalRule(row: 1, columns: 1..<columns - 1)
    guard !shown.isEmpty else {
      for (offset, line) in texts.noEntries(isEmpty: timeline.entries.isEmpty, isOnQuestion).enumerated() {
        canvas.put(line, column: 3, row: 3 + offset, style: offset == 0 ? .plain : .muted, columns: columns - 4)
      }
      return
    }
    if layout.isWide {
      canvas.verticalRule(column: layout.detail.column - 2, rows: 1..<canvas.size.rows - 1)
    } else {
      canvas.horizontalRule(row: layout.detail.row - 1, columns: 1..<columns - 1)
    }
    let visible = visible(on: canvas.size)
    let times = visible.map { local(timeline.entries[shown[$0]].time) }
    let table = HistoryTable(layout.list, showsYear: times.contains { $0.year != now.local.year })
    table.drawHeadings(on: &canvas, texts)
    for (offset, row) in visible.enumerated() {
      let y = layout.list.row + 1 + offset
      let entry = timeline.entries[shown[row]]
      table.draw(
        entry, totals[shown[row]], isUndone: undone.contains(entry.id), instrument, on: &canvas, row: y, texts,
        time: texts.short(times[offset], today: now.local))
      if row == selection {
        canvas.put("▸", column: layout.list.column, row: y, style: .accent)
        canvas.select(Rect(column: layout.list.column, row: y, columns: layout.list.columns, rows: 1))
      }
    }
    canvas.put(detail.lines, in: layout.detail, scroll: scroll, texts)
  }

  private func drawHeader(_ sheet: SheetScreen, on canvas: inout Canvas) {
    let columns = canvas.size.columns
    let start: Int
    if isFiltering || !filter.text.isEmpty {
      start = canvas.putFilter(filter, isTyping: isFiltering, texts)
    } else {
      let count = texts.entries(shown.count, of: timeline.entries.count)
      let status = sheet.saving.isFailed ? " · \(texts.saving(sheet.saving))" : ""
      start = canvas.putRight(
        count + status, endingAt: columns - 1, row: 0, style: sheet.saving.isFailed ? .error : .muted)
    }
    var left = canvas.put(texts.name(.history), column: 1, row: 0, style: .title)
    if isOnQuestion { left = canvas.put(" · \(question)", column: left, row: 0, style: .accent) }
    let tail = " · \(sheet.sheet.year)"
    let name = sheet.sheet.satker.name.displayable().fitted(to: max(8, start - 3 - left - 3 - tail.columns))
    canvas.put(" · \(name)\(tail)", column: left, row: 0, columns: max(0, start - 1 - left))
  }
}

/// Where the columns of the history stand, for one width.
private struct HistoryTable {
  private let row: Int
  private let time: Int
  private let who: Range<Int>
  private let role: Range<Int>
  private let what: Range<Int>
  /// The question's name, where there is room.
  private let name: Range<Int>?
  private let change: Range<Int>
  /// Right ends.
  private let total: Int
  private let difference: Int

  init(_ rect: Rect, showsYear: Bool) {
    row = rect.row
    let isRoomy = rect.columns >= 95
    time = rect.column + 2
    let timeEnd = time + (showsYear ? 11 : 6)
    who = timeEnd + 2..<timeEnd + 2 + (isRoomy ? 13 : 8)
    role = who.upperBound + 1..<who.upperBound + 8
    what = role.upperBound + 2..<role.upperBound + 14
    difference = rect.column + rect.columns - 1
    total = difference - 8
    let rest = what.upperBound + 2..<total - 7
    name = rest.count >= 40 ? rest.lowerBound..<rest.lowerBound + rest.count * 2 / 5 : nil
    change = (name.map { $0.upperBound + 2 } ?? rest.lowerBound)..<rest.upperBound
  }

  func drawHeadings(on canvas: inout Canvas, _ texts: Texts) {
    canvas.put(texts.whenHeading, column: time, row: row, style: .muted)
    canvas.put(texts.whoHeading, column: who.lowerBound, row: row, style: .muted)
    canvas.put(texts.whatHeading, column: what.lowerBound, row: row, style: .muted)
    canvas.put(texts.changeHeading, column: change.lowerBound, row: row, style: .muted)
    canvas.putRight(texts.score, endingAt: total, row: row, style: .muted)
    canvas.putRight(texts.differenceHeading, endingAt: difference, row: row, style: .muted)
  }

  func draw(
    _ entry: Entry, _ totals: HistoryScreen.Totals?, isUndone: Bool, _ instrument: Instrument,
    on canvas: inout Canvas, row: Int, _ texts: Texts, time: String
  ) {
    let style: Style = isUndone ? .muted : .plain
    canvas.put(time, column: self.time, row: row, style: .muted)
    canvas.put(texts.author(entry), column: who.lowerBound, row: row, style: style, columns: who.count)
    canvas.put(texts.assessor(entry.assessor), column: role.lowerBound, row: row, style: .muted, columns: role.count)
    if isUndone { canvas.put("×", column: what.lowerBound - 1, row: row, style: .muted) }
    canvas.put(
      texts.what(entry), column: what.lowerBound, row: row, style: isUndone ? .muted : .accent, columns: what.count)
    if let name, let code = entry.onlyQuestion, let question = instrument.question(code) {
      canvas.put(question.text, column: name.lowerBound, row: row, style: .muted, columns: name.count)
    }
    let text = texts.inShort(entry, instrument)
    var end = canvas.put(text, column: change.lowerBound, row: row, style: style, columns: change.count)
    if !entry.reason.isEmpty, !entry.isMerge, change.upperBound - end > 6 {
      end = canvas.put(
        " · " + entry.reason.opening, column: end, row: row, style: .muted, columns: change.upperBound - end)
    }
    guard let totals else { return }
    canvas.putRight(texts.numbers.points(totals.after), endingAt: total, row: row, style: style)
    guard let difference = texts.difference(totals) else { return }
    canvas.putRight(difference, endingAt: self.difference, row: row, style: isUndone ? .muted : .plain.bold)
  }
}

extension Entry {
  /// The changes that somebody made: what a file held that was given as evidence only goes with the reference to it.
  var ownChanges: [Change] {
    let own = changes.filter { if case .file = $0.place { false } else { true } }
    return own.isEmpty ? changes : own
  }

  /// The one question that all changes are about.
  var onlyQuestion: String? {
    let changes = ownChanges
    guard let first = changes.first?.place.question, changes.allSatisfy({ $0.place.question == first }) else {
      return nil
    }
    return first
  }
}

extension String {
  /// As much of a text, which may be very long, as can stand in a row; lines follow one another.
  var opening: String {
    String(prefix(200).map { $0.isNewline ? " " : $0 })
  }
}
