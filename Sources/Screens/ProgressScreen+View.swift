import Evaluation
import TerminalUI

extension ProgressScreen {
  /// Draws all but the footer. On a tall or wide screen the questions to do are listed too. `reading` says why the sheet
  /// can only be read.
  func draw(
    _ progress: Progress, on canvas: inout Canvas, _ texts: Texts, selects: Bool = true, reading: String? = nil
  ) {
    let size = canvas.size
    drawHeader(progress, on: &canvas, texts, reading)
    canvas.horizontalRule(row: 1, columns: 1..<size.columns - 1)
    let isWide = size.columns >= 136
    let body = Rect(column: 1, row: 2, columns: size.columns - 2, rows: size.rows - 4)
    let (main, side) = isWide ? body.split(columns: 95, gap: 4) : (body, body)
    var row = drawAreas(progress, on: &canvas, in: main, texts, selects: selects) + 1
    row = drawRequirements(progress, on: &canvas, in: main, row: row, texts) + 1
    if isWide {
      canvas.verticalRule(column: side.column - 2, rows: 1..<size.rows - 1)
      drawTodo(progress, on: &canvas, in: side, texts)
    } else {
      let rest = Rect(column: 1, row: row, columns: body.columns, rows: size.rows - 3 - row)
      if rest.rows >= 4 { drawTodo(progress, on: &canvas, in: rest, texts) }
    }
    canvas.put(texts.remaining(progress), column: 1, row: size.rows - 2, style: .muted, columns: size.columns - 2)
  }

  /// How many questions the screen lists, so that the selection does not run off.
  func listed(_ progress: Progress, on size: Size) -> Int {
    let room =
      size.columns >= 136
      ? size.rows - 5 : size.rows - 4 - (2 + 1 + progress.areas.count + 1 + requirementRows(progress) + 1)
    return size.columns < 136 && room < 3 ? 0 : min(progress.todo.count, max(0, room))
  }

  private func drawHeader(_ progress: Progress, on canvas: inout Canvas, _ texts: Texts, _ reading: String?) {
    let columns = canvas.size.columns
    let total = progress.scorecard.total
    let right = reading ?? "\(total.answered)/\(total.questions) \(texts.answered)"
    let start = canvas.putRight(right, endingAt: columns - 1, row: 0, style: reading == nil ? .muted : .warning)
    let end = canvas.put(texts.progress, column: 1, row: 0, style: .title)
    let tail = " · \(progress.sheet.year) · \(texts.target(progress.verdict.predicate.short))"
    let name = progress.sheet.satker.name.displayable().fitted(to: max(8, start - end - 5 - tail.columns))
    canvas.put(" · \(name)\(tail)", column: end, row: 0, columns: max(0, start - 1 - end))
    if reading != nil { canvas.selectHeader() }
  }

  private func drawAreas(
    _ progress: Progress, on canvas: inout Canvas, in rect: Rect, _ texts: Texts, selects: Bool
  ) -> Int {
    let names = rect.columns < 90 ? 17 : 21
    let answeredEnd = rect.column + 4 + names + 8
    let evidenceEnd = answeredEnd + 9
    let valueEnd = evidenceEnd + 7
    let bar = valueEnd + 2..<rect.column + rect.columns - 18
    var row = rect.row
    canvas.putRight(texts.answered, endingAt: answeredEnd, row: row, style: .muted)
    canvas.putRight(texts.evidenceHeading, endingAt: evidenceEnd, row: row, style: .muted)
    canvas.putRight(texts.score, endingAt: valueEnd, row: row, style: .muted)
    let legend = zip(progress.instrument.predicates, Self.symbols).map { "\($1) \(texts.minimum) \($0.short)" }
    canvas.putRight(legend.joined(separator: "  "), endingAt: rect.column + rect.columns, row: row, style: .muted)
    for (index, item) in progress.areas.enumerated() {
      row += 1
      canvas.put(String(item.area.number), column: rect.column + 2, row: row, style: .muted)
      canvas.put(
        item.area.name.columns <= names ? item.area.name : item.area.short, column: rect.column + 4, row: row,
        columns: names)
      canvas.putRight(
        "\(item.score.answered)/\(item.score.questions)", endingAt: answeredEnd, row: row,
        style: item.score.isComplete ? .answered : .plain)
      canvas.putRight("\(item.evidence)/\(item.evidenceWanted)", endingAt: evidenceEnd, row: row)
      canvas.putRight(
        texts.numbers.points(item.score.value, missing: item.finding?.requirement.minimum), endingAt: valueEnd,
        row: row, style: Style(.plain, isBold: true))
      let marks = zip(item.minima, Self.symbols).compactMap { minimum, symbol in
        minimum.map { (fraction: $0 / item.score.weight, symbol: symbol) }
      }
      canvas.putBar(
        fraction: item.score.share, column: bar.lowerBound, row: row, columns: bar.count, marks: marks)
      canvas.putRight(
        texts.numbers.decimal(item.score.weight, places: 0), endingAt: bar.upperBound + 3, row: row, style: .muted)
      if let finding = item.finding {
        let short = finding.state == .met ? "" : " " + texts.short(of: texts.points(missing: finding))
        canvas.put(texts.mark(finding.state) + short, column: bar.upperBound + 5, row: row, style: finding.state.style)
      }
      if selects && selection == index {
        canvas.put("▸", column: rect.column, row: row, style: .accent)
        canvas.select(Rect(column: rect.column, row: row, columns: rect.columns, rows: 1))
      }
    }
    return row + 1
  }

  private static let symbols: [Character] = ["┊", "┆"]

  /// The lines that are about a single area are one line here.
  private func requirementRows(_ progress: Progress) -> Int {
    1 + 1 + progress.verdict.findings.count { $0.score != nil && !isArea($0, progress) }
  }

  private func isArea(_ finding: Verdict.Finding, _ progress: Progress) -> Bool {
    progress.areas.contains { $0.area.parts == finding.requirement.kind.parts }
  }

  private func drawRequirements(
    _ progress: Progress, on canvas: inout Canvas, in rect: Rect, row top: Int, _ texts: Texts
  ) -> Int {
    let verdict = progress.verdict
    let names = rect.columns < 90 ? 37 : 42
    let requiredEnd = rect.column + 4 + names + 6
    let actualEnd = requiredEnd + 9
    var row = top
    canvas.put(texts.requirements(verdict.predicate.name), column: rect.column, row: row, style: .heading)
    canvas.putRight(texts.required, endingAt: requiredEnd, row: row, style: .muted)
    canvas.putRight(texts.actual, endingAt: actualEnd, row: row, style: .muted)
    var saidAreas = false
    for finding in verdict.findings {
      guard let score = finding.score, let minimum = finding.requirement.minimum else { continue }
      guard !isArea(finding, progress) else {
        if !saidAreas {
          row += 1
          drawAreaRequirement(progress, on: &canvas, in: rect, row: row, names: names, actualEnd: actualEnd, texts)
        }
        saidAreas = true
        continue
      }
      row += 1
      canvas.put(texts.mark(finding.state), column: rect.column + 1, row: row, style: finding.state.style)
      canvas.put(finding.requirement.name, column: rect.column + 4, row: row, columns: names)
      canvas.putRight(texts.numbers.points(minimum), endingAt: requiredEnd, row: row)
      let isBlank = score.answered == 0
      canvas.putRight(
        isBlank ? texts.none : texts.numbers.points(score.value, missing: minimum), endingAt: actualEnd, row: row,
        style: Style(.plain, isBold: true))
      let detail =
        finding.state == .met
        ? "" : isBlank ? texts.notAnswered : texts.missing(finding, withState: rect.columns >= 90)
      canvas.put(
        detail, column: actualEnd + 3, row: row, style: finding.state.style,
        columns: rect.column + rect.columns - actualEnd - 3)
    }
    return row + 1
  }

  private func drawAreaRequirement(
    _ progress: Progress, on canvas: inout Canvas, in rect: Rect, row: Int, names: Int, actualEnd: Int, _ texts: Texts
  ) {
    let findings = progress.areas.compactMap(\.finding)
    let state: Verdict.Finding.State =
      findings.contains { $0.state == .failed } ? .failed : findings.allSatisfy { $0.state == .met } ? .met : .open
    let shares = progress.areas.compactMap { area in area.finding?.requirement.minimum.map { $0 / area.score.weight } }
    canvas.put(texts.mark(state), column: rect.column + 1, row: row, style: state.style)
    canvas.put(texts.eachArea(shares.min() ?? 0), column: rect.column + 4, row: row, columns: names)
    let short = progress.areas.filter { $0.finding?.state != .met }
    canvas.putRight(
      "\(findings.count - short.count)/\(findings.count)", endingAt: actualEnd, row: row,
      style: Style(.plain, isBold: true))
    canvas.put(
      short.isEmpty ? "" : texts.areas(short.map(\.area.number), of: findings.count), column: actualEnd + 3, row: row,
      style: state.style,
      columns: rect.column + rect.columns - actualEnd - 3)
  }

  private func drawTodo(_ progress: Progress, on canvas: inout Canvas, in rect: Rect, _ texts: Texts) {
    let todo = progress.todo
    canvas.put(texts.todo(todo.count), column: rect.column, row: rect.row, style: .heading, columns: rect.columns)
    let rows = rect.rows - 1
    let chosen = selection - progress.areas.count
    let first = max(0, min(max(0, chosen) - rows + 1, todo.count - rows))
    for (offset, index) in todo.dropFirst(first).prefix(rows).enumerated() {
      let question = progress.instrument.questions[index]
      let row = rect.row + 1 + offset
      let isMarked = progress.marked.contains(index)
      canvas.put(isMarked ? "*" : "–", column: rect.column + 1, row: row, style: isMarked ? .mark : .missing)
      canvas.put(question.code, column: rect.column + 3, row: row, style: .muted)
      canvas.put(question.text, column: rect.column + 18, row: row, columns: rect.columns - 18)
      if first + offset == chosen {
        canvas.put("▸", column: rect.column, row: row, style: .accent)
        canvas.select(Rect(column: rect.column, row: row, columns: rect.columns, rows: 1))
      }
    }
  }
}

extension Verdict.Finding.State {
  var style: Style {
    switch self {
    case .met: .met
    case .open: .plain
    case .failed: .unmet
    case .unrecorded: .muted
    }
  }
}

extension ProgressScreen {
  /// The screen as text, 100 columns wide, with the conditions of the proposal below.
  package static func text(
    _ sheet: Sheet, _ instrument: Instrument, assessor: Assessor, _ texts: Texts
  ) -> String {
    let scorecard = Scorecard(instrument, sheet, assessor: assessor)
    let progress = Progress(sheet, instrument, scorecard, assessor: assessor, predicate: nil)
    let screen = ProgressScreen()
    var canvas = Canvas(
      Size(columns: 100, rows: 2 + progress.areas.count + 2 + screen.requirementRows(progress) + 1 + 2))
    screen.draw(progress, on: &canvas, texts, selects: false)
    let proposals = progress.verdict.findings.compactMap { finding -> String? in
      guard case .proposal(_, let condition) = finding.requirement.kind else { return nil }
      return "  \(texts.mark(finding.state)) \(finding.requirement.name): \(condition)"
    }
    var lines = canvas.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    if !proposals.isEmpty {
      lines += ["", " \(texts.proposalRequirements) (\(texts.proposalsUnrecorded))"] + proposals
    }
    return lines.joined(separator: "\n")
  }
}
