import Evaluation
import TerminalUI

extension ListScreen {
  /// How many sheets a screen of that size shows at once.
  static func rows(on size: Size) -> Int { max(1, size.rows - 5) }

  func draw(on canvas: inout Canvas, _ texts: Texts, today: LocalTime) {
    let columns = canvas.size.columns
    drawHeader(on: &canvas, texts)
    canvas.horizontalRule(row: 1, columns: 1..<columns - 1)
    guard isLoaded else { return }
    guard !shown.isEmpty else {
      drawEmpty(on: &canvas, texts)
      return
    }
    let table = Table(columns: columns, showsYear: onlyYear == nil)
    table.drawHeadings(on: &canvas, row: 2, texts, order: order)
    let rows = Self.rows(on: canvas.size)
    let first = max(0, min(selection - rows / 2, shown.count - rows))
    for (offset, listing) in shown[first..<min(shown.count, first + rows)].enumerated() {
      let row = 3 + offset
      table.draw(listing, on: &canvas, row: row, texts, today: today)
      if first + offset == selection {
        canvas.put("▸", column: 1, row: row, style: .accent)
        canvas.select(Rect(column: 1, row: row, columns: columns - 2, rows: 1))
      }
    }
  }

  /// The year of all sheets, where they are of one.
  private var onlyYear: Int? {
    let years = Set(listings.compactMap(\.summary?.year))
    return years.count == 1 ? years.first : nil
  }

  private func drawHeader(on canvas: inout Canvas, _ texts: Texts) {
    let columns = canvas.size.columns
    var left = canvas.put(texts.satkerTitle, column: 1, row: 0, style: .title)
    if let onlyYear { left = canvas.put(" · \(onlyYear)", column: left, row: 0) }
    let counts =
      shown.count == listings.count ? texts.sheets(listings.count) : texts.sheets(shown.count, of: listings.count)
    canvas.put(" · \(counts)", column: left, row: 0, style: .muted)
    guard isFiltering || !filter.text.isEmpty else {
      canvas.putRight(texts.order(order), endingAt: columns - 1, row: 0, style: .muted)
      return
    }
    canvas.putFilter(filter, isTyping: isFiltering, texts)
  }

  private func drawEmpty(on canvas: inout Canvas, _ texts: Texts) {
    let lines = listings.isEmpty ? texts.noSheets : [texts.nothingFound]
    for (offset, line) in lines.enumerated() {
      canvas.put(
        line, column: 3, row: 3 + offset, style: offset == 0 ? .plain : .muted, columns: canvas.size.columns - 4)
    }
  }
}

extension Canvas {
  /// The filter at the right of the header, with the cursor where it is being typed; returns the column it begins at.
  @discardableResult
  mutating func putFilter(_ filter: TextEditor, isTyping: Bool, _ texts: Texts) -> Int {
    let width = min(32, size.columns / 2)
    let label = texts.name(.filter, in: .list) + ": "
    let start = size.columns - 1 - width
    let end = put(label, column: start, row: 0, style: .muted)
    filter.draw(on: &self, in: Rect(column: end, row: 0, columns: width - label.columns, rows: 1))
    if !isTyping { cursor = nil }
    return start
  }
}

/// Where the columns of the list stand, for one width.
private struct Table {
  private let name: Range<Int>
  private let kind: Range<Int>?
  /// Right end; nil where the header says the one year that all sheets are of.
  private let year: Int?
  private let answered: Int
  private let total: Int
  private let target: Int
  private let standing: Range<Int>
  private let changed: Range<Int>?

  init(columns: Int, showsYear: Bool) {
    var end = columns - 2
    changed = columns >= 92 ? end - 11..<end : nil
    if changed != nil { end -= 13 }
    standing = end - 14..<end
    target = standing.lowerBound - 5
    total = target - 2
    answered = total - 8
    year = showsYear ? answered - 10 : nil
    var left = year.map { $0 - 6 } ?? answered - 10
    let kindColumns = columns >= 120 ? 20 : 11
    kind = left - kindColumns..<left
    left -= kindColumns + 2
    name = 3..<left
  }

  func drawHeadings(on canvas: inout Canvas, row: Int, _ texts: Texts, order: ListScreen.Order) {
    func style(_ column: ListScreen.Order) -> Style { column == order ? Style(.muted, isBold: true) : .muted }
    canvas.put(texts.satkerHeading, column: name.lowerBound, row: row, style: style(.satker))
    if let kind { canvas.put(texts.kindHeading, column: kind.lowerBound, row: row, style: .muted) }
    if let year { canvas.putRight(texts.yearHeading, endingAt: year, row: row, style: .muted) }
    canvas.putRight(texts.answered, endingAt: answered, row: row, style: style(.answered))
    canvas.putRight(texts.score, endingAt: total, row: row, style: style(.total))
    canvas.put(texts.targetHeading, column: target, row: row, style: .muted)
    if let changed { canvas.put(texts.changedHeading, column: changed.lowerBound, row: row, style: style(.changed)) }
  }

  func draw(_ listing: Listing, on canvas: inout Canvas, row: Int, _ texts: Texts, today: LocalTime) {
    switch listing.content {
    case .broken(let error, _):
      let end = canvas.put(listing.id, column: name.lowerBound, row: row, style: .error, columns: name.count)
      canvas.put("✗ \(error)", column: end + 2, row: row, style: .error, columns: canvas.size.columns - end - 4)
    case .sheet(let summary):
      canvas.put(summary.satker.name, column: name.lowerBound, row: row, columns: name.count)
      if let kind {
        canvas.put(summary.satker.kind, column: kind.lowerBound, row: row, style: .muted, columns: kind.count)
      }
      if let year { canvas.putRight(String(summary.year), endingAt: year, row: row) }
      let total = summary.total
      canvas.putRight(
        "\(total.answered)/\(total.questions)", endingAt: answered, row: row,
        style: total.isComplete ? .answered : .plain)
      let value = total.answered == 0 ? texts.none : texts.numbers.points(total.value)
      canvas.putRight(value, endingAt: self.total, row: row, style: Style(.plain, isBold: true))
      canvas.put(summary.targetName, column: target, row: row, columns: 4)
      canvas.put(
        texts.standing(summary.standing), column: standing.lowerBound, row: row, style: summary.standing.style,
        columns: standing.count)
      if let changed, let time = listing.changed {
        canvas.put(
          texts.day(time, today: today), column: changed.lowerBound, row: row, style: .muted, columns: changed.count)
      }
    }
  }
}

extension Standing {
  var style: Style {
    switch self {
    case .untouched: .muted
    case .met: .met
    case .open: .plain
    case .failed, .impossible: .unmet
    }
  }
}
