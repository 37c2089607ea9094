import Evaluation
import TerminalUI

/// A list to choose a question or section from, filtered by typing.
struct Picker: Sendable {
  let title: String
  let items: [Item]
  private(set) var filter = TextEditor("")
  /// Index into `shown`.
  private(set) var selection = 0
  private(set) var shown: [Item]

  struct Item: Equatable, Sendable {
    /// The question to go to, as an index into `Instrument.questions`.
    let question: Int
    let code: String
    let text: String
    /// What stands at the right: the answer, or a section's count.
    let detail: String
    /// How deep in the tree, for sections.
    var depth = 0
    /// What typing finds besides the code and text.
    var keywords = ""
  }

  init(title: String, items: [Item], near question: Int) {
    self.title = title
    self.items = items
    shown = items
    selection = items.lastIndex { $0.question <= question } ?? 0
  }

  var selected: Item? { shown.indices.contains(selection) ? shown[selection] : nil }

  mutating func move(by steps: Int) {
    selection = max(0, min(shown.count - 1, selection + steps))
  }

  mutating func handle(_ key: Key) -> Bool {
    guard filter.handle(key) else { return false }
    let words = filter.text.lowercased().split(separator: " ")
    shown = items.filter { item in
      let text = "\(item.code) \(item.text) \(item.keywords)".lowercased()
      return words.allSatisfy(text.contains)
    }
    selection = 0
    return true
  }

  func draw(on canvas: inout Canvas, _ texts: Texts) {
    let size = canvas.size
    let columns = min(size.columns - 2, 110)
    let rows = min(size.rows - 4, max(8, items.count + 4))
    let rect = Rect(column: (size.columns - columns) / 2, row: (size.rows - rows) / 2, columns: columns, rows: rows)
    let inner = canvas.box(rect, title: title)
    let label = texts.name(.filter, in: .picker) + ": "
    let end = canvas.put(label, column: inner.column, row: inner.row, style: .muted)
    filter.draw(
      on: &canvas, in: Rect(column: end, row: inner.row, columns: inner.column + inner.columns - end, rows: 1))
    let visible = inner.rows - 1
    guard !shown.isEmpty else {
      canvas.put(texts.noQuestionFound, column: inner.column, row: inner.row + 2, style: .muted, columns: inner.columns)
      return
    }
    let first = max(0, min(selection - visible / 2, shown.count - visible))
    let codeColumns = items.map(\.code.columns).max() ?? 0
    for (offset, item) in shown.dropFirst(first).prefix(visible).enumerated() {
      let row = inner.row + 1 + offset
      canvas.put(item.code, column: inner.column + 2, row: row, style: .muted)
      let right = inner.column + inner.columns
      let start = canvas.putRight(item.detail, endingAt: right - 1, row: row)
      let column = inner.column + 3 + codeColumns + item.depth * 2
      canvas.put(
        item.text, column: column, row: row, columns: start - column - 1)
      if first + offset == selection {
        canvas.put("▸", column: inner.column, row: row, style: .accent)
        canvas.select(Rect(column: inner.column, row: row, columns: inner.columns, rows: 1))
      }
    }
  }
}

extension Canvas {
  /// A cleared box with a title in its upper edge; returns the part inside.
  mutating func box(_ rect: Rect, title: String) -> Rect {
    fill(rect)
    let last = rect.column + rect.columns - 1
    let edge = String(repeating: "─", count: max(0, rect.columns - 2))
    put("╭\(edge)╮", column: rect.column, row: rect.row, style: .muted)
    put("╰\(edge)╯", column: rect.column, row: rect.row + rect.rows - 1, style: .muted)
    for row in rect.row + 1..<max(rect.row + 1, rect.row + rect.rows - 1) {
      put("│", column: rect.column, row: row, style: .muted)
      put("│", column: last, row: row, style: .muted)
    }
    put(" \(title) ", column: rect.column + 2, row: rect.row, style: .heading, columns: rect.columns - 4)
    return rect.inset(columns: 2, rows: 1)
  }
}
