import TerminalUI

/// A few fields to fill in, one below the other.
struct Form: Sendable {
  let title: String
  let purpose: Purpose
  var fields: [Field]
  private(set) var focus = 0
  /// Why it could not be accepted.
  var problem: String?

  enum Purpose: Equatable, Sendable {
    case newSheet
    case identity
    /// Another place for a sheet that cannot be saved.
    case elsewhere
    /// Of the sheet with this id.
    case export(id: String)
    /// Into the open sheet.
    case importFile
  }

  struct Field: Sendable {
    let name: FieldName
    let label: String
    var content: Content

    enum Content: Sendable {
      case text(TextEditor)
      /// One of a few values.
      case choice([Option], selection: Int)
    }

    struct Option: Equatable, Sendable {
      let value: String
      let label: String
    }

    init(_ name: FieldName, _ label: String, text: String) {
      self.name = name
      self.label = label
      content = .text(TextEditor(text))
    }

    init(_ name: FieldName, _ label: String, options: [Option], selected value: String) {
      self.name = name
      self.label = label
      content = .choice(options, selection: options.firstIndex { $0.value == value } ?? 0)
    }

    /// The typed text, or the chosen value.
    var value: String {
      switch content {
      case .text(let editor): editor.text
      case .choice(let options, let selection): options.indices.contains(selection) ? options[selection].value : ""
      }
    }
  }

  init(title: String, purpose: Purpose, fields: [Field]) {
    self.title = title
    self.purpose = purpose
    self.fields = fields
  }

  var isOnLastField: Bool { focus == fields.count - 1 }

  var isOnText: Bool { if case .text = fields[focus].content { true } else { false } }

  mutating func moveFocus(by steps: Int) {
    focus = (focus + steps + fields.count) % fields.count
  }

  /// A choice takes arrows and blanks, a text everything that edits it.
  mutating func handle(_ key: Key) -> Bool {
    switch fields[focus].content {
    case .text(var editor):
      guard editor.handle(key) else { return false }
      fields[focus].content = .text(editor)
    case .choice(let options, let selection):
      let step = key == .left ? -1 : key == .right || key == .character(" ") ? 1 : 0
      guard step != 0 else { return false }
      fields[focus].content = .choice(options, selection: (selection + step + options.count) % options.count)
    }
    problem = nil
    return true
  }

  func draw(on canvas: inout Canvas, _ texts: Texts) {
    let size = canvas.size
    let columns = min(size.columns - 6, 76)
    let rows = fields.count + 5
    let rect = Rect(column: (size.columns - columns) / 2, row: (size.rows - rows) / 2, columns: columns, rows: rows)
    let inner = canvas.box(rect, title: title).inset(columns: 1, rows: 1)
    let labels = (fields.map(\.label.columns).max() ?? 0) + 2
    for (index, field) in fields.enumerated() {
      let row = inner.row + index
      let isHere = index == focus
      canvas.put(
        field.label, column: inner.column, row: row, style: isHere ? Style(.accent, isBold: true) : .muted)
      let place = Rect(column: inner.column + labels, row: row, columns: inner.columns - labels, rows: 1)
      switch field.content {
      case .text(let editor):
        if isHere {
          editor.draw(on: &canvas, in: place)
        } else {
          canvas.put(editor.text, column: place.column, row: row, columns: place.columns)
        }
      case .choice(let options, let selection):
        // As many as fit, from one that leaves the chosen one in sight.
        let widths = options.map { $0.label.columns + 4 }
        var first = 0
        while first < selection, widths[first...selection].reduce(0, +) > place.columns { first += 1 }
        var column = place.column
        for (offset, option) in options.enumerated().dropFirst(first) {
          let isChosen = offset == selection
          let room = place.column + place.columns - column
          guard isChosen || widths[offset] <= room else {
            canvas.put("…", column: place.column + place.columns - 1, row: row, style: .muted)
            break
          }
          let text = isChosen ? "▸ \(option.label)" : "  \(option.label)"
          let style: Style = isChosen ? Style(isHere ? .accent : .plain, isBold: true) : .muted
          if isHere, isChosen { canvas.cursor = (column, row) }
          column = canvas.put(text, column: column, row: row, style: style, columns: room) + 2
        }
      }
    }
    if let problem {
      canvas.put(
        problem, column: inner.column, row: inner.row + fields.count + 1, style: .error, columns: inner.columns)
    } else {
      canvas.put(
        texts.formHint(isOnLastField: isOnLastField), column: inner.column, row: inner.row + fields.count + 1,
        style: .muted, columns: inner.columns)
    }
  }
}
