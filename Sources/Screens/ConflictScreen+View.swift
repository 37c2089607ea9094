import Evaluation
import TerminalUI

extension ConflictScreen {
  /// Draws all but the footer: the conflicts that are left, and the selected one in full.
  func draw(_ sheet: SheetScreen, _ times: Times, on canvas: inout Canvas, _ texts: Texts) {
    let size = canvas.size
    let conflicts = sheet.conflicts
    canvas.putHeader(
      texts.conflictsTitle, sheet.sheet, right: texts.conflicts(conflicts.count), style: .warning)
    canvas.horizontalRule(row: 1, columns: 1..<size.columns - 1)
    let rows = min(conflicts.count, max(3, (size.rows - 4) / 4))
    let list = Rect(column: 1, row: 2, columns: size.columns - 2, rows: rows)
    drawList(conflicts, sheet.instrument, on: &canvas, in: list, texts)
    canvas.horizontalRule(row: list.row + rows, columns: 1..<size.columns - 1)
    guard conflicts.indices.contains(selection) else { return }
    let top = list.row + rows + 1
    let rect = Rect(column: 1, row: top, columns: size.columns - 2, rows: size.rows - 1 - top)
    let detail = ConflictDetail(conflict: conflicts[selection], sheet: sheet, times: times, texts: texts)
    canvas.put(detail.lines(rect.columns), in: rect, scroll: scroll, texts)
  }

  private func drawList(
    _ conflicts: [Conflict], _ instrument: Instrument, on canvas: inout Canvas, in rect: Rect, _ texts: Texts
  ) {
    let codes = conflicts.map { texts.subject($0.place) }
    let parts = conflicts.map { texts.part($0.place, in: instrument) }
    let codeColumns = codes.map(\.columns).max() ?? 0
    let partColumns = min(rect.columns / 4, parts.map(\.columns).max() ?? 0)
    let first = max(0, min(selection - rect.rows / 2, conflicts.count - rect.rows))
    for (offset, conflict) in conflicts.enumerated().dropFirst(first).prefix(rect.rows) {
      let row = rect.row + offset - first
      canvas.put(codes[offset], column: rect.column + 2, row: row, style: .muted)
      let column = rect.column + codeColumns + 4
      canvas.put(parts[offset], column: column, row: row, columns: partColumns)
      let contents = conflict.sides.map { texts.content($0.content, at: conflict.place, in: instrument).oneLine }
      let room = rect.column + rect.columns - (column + partColumns + 2)
      let each = max(4, (room - 3 * (contents.count - 1)) / contents.count)
      let together = contents.joined(separator: " ≠ ")
      canvas.put(
        together.columns <= room ? together : contents.map { $0.fitted(to: each) }.joined(separator: " ≠ "),
        column: column + partColumns + 2, row: row, style: Style(.plain, isBold: true), columns: room)
      if offset == selection {
        canvas.put("▸", column: rect.column, row: row, style: .accent)
        canvas.select(Rect(column: rect.column, row: row, columns: rect.columns, rows: 1))
      }
    }
  }
}

/// One conflict in full.
private struct ConflictDetail {
  let conflict: Conflict
  let sheet: SheetScreen
  let times: Times
  let texts: Texts

  private var instrument: Instrument { sheet.instrument }
  private var question: Question? { instrument.question(at: conflict.place).map { instrument.questions[$0] } }

  /// Fewer columns than this show sides one below the other.
  private static let narrowest = 46
  private static let gap = 3

  func lines(_ columns: Int) -> [Line] {
    let sides = conflict.sides
    let width = (columns - Self.gap * (sides.count - 1)) / sides.count
    var lines = heading(columns) + [.blank]
    if width >= Self.narrowest {
      lines += Line.beside(sides.indices.map { side($0, sides[$0], width) }, columns: width + Self.gap)
    } else {
      lines += sides.indices.map { side($0, sides[$0], columns) }.joined(separator: [.blank])
    }
    if conflict.canHoldBoth {
      var join = Line()
      join.put("g", at: 1, .key)
      join.put(texts.joinsBoth, at: 4)
      lines += [.blank, join]
    }
    return lines + shared(columns, beside: sides)
  }

  private func heading(_ columns: Int) -> [Line] {
    var head = Line()
    let subject = texts.subject(conflict.place)
    head.put(subject, at: 0, .muted)
    let part = texts.part(conflict.place, in: instrument)
    let column = texts.column(conflict.place, unless: sheet.assessor)
    let text = column.isEmpty ? part : "\(part) · \(column)"
    head.put(text.fitted(to: columns - subject.columns - 2), at: subject.columns + 2, .heading)
    guard let question else { return [head] }
    return [head]
      + question.text.wrapped(to: columns).map { text in
        var line = Line()
        line.put(text, at: 0, Style(.plain, isBold: true))
        return line
      }
  }

  /// A side with its number, people, score, and what they wrote on the question besides.
  private func side(_ index: Int, _ side: Conflict.Side, _ columns: Int) -> [Line] {
    var lines: [Line] = []
    func add(_ text: String, _ style: Style = .plain) {
      for text in text.wrapped(to: columns - 4) {
        var line = Line()
        line.put(text, at: 4, style)
        lines.append(line)
      }
    }
    add(texts.content(side.content, at: conflict.place, in: instrument), Style(.plain, isBold: true))
    lines[0].put("\(index + 1)", at: 1, .key)
    if let choice = question?.choices.first(where: { .choice($0.answer) == side.content }) { add(choice.criterion) }
    for entry in side.entries { add(texts.whoAndWhen(entry, times), .accent) }
    if side.content == sheet.sheet[conflict.place] { add(texts.standsNow, .muted) }
    if let scores = scores(side.content) { add(scores) }
    let remarks = side.entries.flatMap { sheet.remarks(beside: $0, at: conflict.place) }
    for remark in remarks {
      let name = texts.part(remark.place, in: instrument)
      add("\(name): \(texts.content(remark.to, at: remark.place, in: instrument))", .muted)
    }
    return lines
  }

  /// What hangs on the side: the question's points and the total, or how the sheet stands towards the target.
  private func scores(_ content: Change.Content) -> String? {
    guard let card = sheet.scorecard(with: content, at: conflict.place) else { return nil }
    let total = texts.numbers.points(card.total.value)
    guard let index = instrument.question(at: conflict.place) else {
      guard case .text(let id) = content, let predicate = instrument.predicate(id) else { return nil }
      return texts.verdict(card.verdict(on: predicate), total: card.total)
    }
    let score = card.questions[index]
    return texts.scores(
      question: texts.outOf(texts.numbers.points(score.value), texts.numbers.points(score.weight)), total: total)
  }

  /// The note and evidence that stand on the question now, where none of the sides has shown them.
  private func shared(_ columns: Int, beside sides: [Conflict.Side]) -> [Line] {
    guard case .answer(let assessor, let code, let field) = conflict.place,
      let answer = sheet.sheet[assessor, code]
    else { return [] }
    let shown = Set(
      sides.flatMap { $0.entries.flatMap { sheet.remarks(beside: $0, at: conflict.place).map(\.place) } })
    let places =
      [Change.Field.note] + answer.evidence.keys.sorted().map { .evidence($0) }
    let lines = places.filter { $0 != field }.map { Change.Place.answer(assessor, question: code, $0) }
      .filter { !shown.contains($0) && sheet.sheet[$0] != .nothing }
      .flatMap { place in
        "\(texts.part(place, in: instrument)): \(texts.content(sheet.sheet[place], at: place, in: instrument))"
          .wrapped(to: columns).map { text in
            var line = Line()
            line.put(text, at: 0, .muted)
            return line
          }
      }
    return lines.isEmpty ? [] : [.blank] + lines
  }
}

extension Line {
  /// Columns of lines beside each other, each so many columns after the one before.
  fileprivate static func beside(_ panes: [[Line]], columns: Int) -> [Line] {
    (0..<(panes.map(\.count).max() ?? 0)).map { row in
      var line = Line()
      for (index, pane) in panes.enumerated() where pane.indices.contains(row) {
        for piece in pane[row].pieces { line.put(piece.text, at: index * columns + piece.column, piece.style) }
      }
      return line
    }
  }
}

extension Canvas {
  /// The first row of a screen about a sheet: what screen, whose sheet, and at the right how it stands.
  mutating func putHeader(_ title: String, _ sheet: Sheet, right: String, style: Style) {
    let start = putRight(right, endingAt: size.columns - 1, row: 0, style: style)
    let end = put(title, column: 1, row: 0, style: .title)
    let tail = " · \(sheet.year)"
    let name = sheet.satker.name.displayable().fitted(to: max(8, start - end - 5 - tail.columns))
    put(" · \(name)\(tail)", column: end, row: 0)
  }
}

extension String {
  /// As it stands in a table.
  var oneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
