import TerminalUI

/// The keys of a context, made from the key map.
package struct HelpScreen: Sendable {
  package let title: String
  /// Keys and what they do.
  package let lines: [(keys: String, explanation: String)]

  package init(_ context: KeyMap.Context, _ texts: Texts) {
    title = texts.help(context)
    lines = KeyMap.bindings(for: context).map { (texts.keys(of: $0), texts.explanation($0.command, in: context)) }
  }

  static func rows(on size: Size) -> Int { max(1, size.rows - 6) }

  func draw(on canvas: inout Canvas, scroll: Int) {
    let size = canvas.size
    let keyColumns = lines.map(\.keys.columns).max() ?? 0
    let textColumns = lines.map(\.explanation.columns).max() ?? 0
    let columns = min(size.columns - 2, keyColumns + textColumns + 8)
    let rows = min(size.rows - 2, lines.count + 2)
    let rect = Rect(column: (size.columns - columns) / 2, row: (size.rows - rows) / 2, columns: columns, rows: rows)
    let inner = canvas.box(rect, title: title)
    for (offset, line) in lines.dropFirst(scroll).prefix(inner.rows).enumerated() {
      let row = inner.row + offset
      canvas.put(line.keys, column: inner.column + 1, row: row, style: .key)
      canvas.put(
        line.explanation, column: inner.column + keyColumns + 3, row: row, columns: inner.columns - keyColumns - 3)
    }
    if scroll + inner.rows < lines.count {
      canvas.putRight(" ▾ ", endingAt: rect.column + rect.columns - 2, row: rect.row + rect.rows - 1, style: .muted)
    }
  }
}
