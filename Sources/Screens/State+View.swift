import Evaluation
import TerminalUI

extension State {
  package static let smallest = Size(columns: 80, rows: 24)

  var isLargeEnough: Bool { size.columns >= Self.smallest.columns && size.rows >= Self.smallest.rows }

  /// The whole screen, as it shall be now.
  package var view: Canvas {
    var canvas = Canvas(size)
    guard isLargeEnough else {
      for (row, line) in texts.tooSmall(size.columns, size.rows).enumerated() {
        canvas.put(line, column: 0, row: row, columns: size.columns)
      }
      return canvas
    }
    switch place {
    case .list: list.draw(on: &canvas, texts, today: moment.local)
    case .sheet: sheet?.draw(times, undecided: staging?.staging.changes.count ?? 0, on: &canvas, texts)
    case .conflicts:
      if let sheet { conflicts.draw(sheet, times, on: &canvas, texts) }
    case .staging:
      if let sheet { staging?.draw(sheet, on: &canvas, texts) }
    case .progress:
      if let figures { progress.draw(figures, on: &canvas, texts, reading: sheet?.reading(texts, today: moment.local)) }
    case .history:
      if let sheet { history?.draw(sheet, on: &canvas, now: moment, local: local) }
    }
    drawProblem(on: &canvas)
    drawOverlay(on: &canvas)
    drawFooter(on: &canvas)
    return canvas
  }

  /// Why the open sheet is not saved: over the rule below its header, for as long as that is so.
  private func drawProblem(on canvas: inout Canvas) {
    guard place != .list, case .failed(let problem) = sheet?.saving else { return }
    let state = place == .sheet ? "" : texts.saving(.failed(problem)) + " · "
    canvas.put("\(state)\(problem) ", column: 1, row: 1, style: .error, columns: size.columns - 2)
  }

  private func drawOverlay(on canvas: inout Canvas) {
    switch overlay {
    case .help(let context, let scroll): HelpScreen(context, texts).draw(on: &canvas, scroll: scroll)
    case .picker(let picker): picker.draw(on: &canvas, texts)
    case .form(let form): form.draw(on: &canvas, texts)
    case .note(let editor):
      let columns = min(size.columns - 6, 90)
      let rows = min(size.rows - 6, 16)
      let rect = Rect(column: (size.columns - columns) / 2, row: (size.rows - rows) / 2, columns: columns, rows: rows)
      let inner = canvas.box(rect, title: texts.noteTitle(sheet?.question.code ?? ""))
      editor.draw(on: &canvas, in: inner)
    case .confirm(let confirmation): draw(confirmation, on: &canvas)
    case nil: break
    }
  }

  private func draw(_ confirmation: Confirmation, on canvas: inout Canvas) {
    let (question, hint) =
      switch confirmation {
      case .replace(let request): (texts.replaceQuestion(request.path), texts.replaceHint)
      case .discard, .discardSheet: (texts.discardQuestion, texts.discardHint)
      case .undo(let changes): (texts.undoQuestion(changes), texts.undoHint)
      case .recover(_, let changes): (texts.recoverQuestion(changes), texts.recoverHint)
      }
    let lines = question.displayable().wrapped(to: min(size.columns - 12, 60))
    let columns = max(hint.columns, lines.map(\.columns).max() ?? 0) + 6
    let rows = lines.count + 4
    let rect = Rect(column: (size.columns - columns) / 2, row: (size.rows - rows) / 2, columns: columns, rows: rows)
    let inner = canvas.box(rect, title: texts.name(.confirm))
    for (offset, line) in lines.enumerated() {
      canvas.put(line, column: inner.column + 1, row: inner.row + offset)
    }
    canvas.put(hint, column: inner.column + 1, row: inner.row + lines.count + 1, style: .muted)
  }

  /// The keys that matter here, or the notice of the last one.
  private func drawFooter(on canvas: inout Canvas) {
    let row = size.rows - 1
    canvas.fill(Rect(column: 0, row: row, columns: size.columns, rows: 1))
    if let notice {
      canvas.put(notice.text, column: 1, row: row, style: notice.kind.style, columns: size.columns - 2)
      return
    }
    var column = 1
    let items = footerItems
    // Wide gaps read better, but not at the cost of a key.
    let gap = items.reduce(-3) { $0 + $1.columns + 3 } <= size.columns - 2 ? 3 : 2
    for item in fitting(items, in: size.columns - 2, gap: gap) {
      column = canvas.put(item.keys, column: column, row: row, style: .key) + 1
      column = canvas.put(item.name, column: column, row: row, style: .muted) + gap
    }
  }

  /// As many as there is room for: the help and the way out first, then those that stand first.
  private func fitting(_ items: [FooterItem], in columns: Int, gap: Int) -> [FooterItem] {
    var room = columns + gap
    var kept: Set<Int> = []
    let isVital = { (index: Int) in items[index].command == .help || index == items.count - 1 }
    for index in items.indices.filter(isVital) + items.indices.filter({ !isVital($0) }) {
      let needed = items[index].columns + gap
      guard needed <= room else { continue }
      room -= needed
      kept.insert(index)
    }
    return items.indices.filter(kept.contains).map { items[$0] }
  }

  private struct FooterItem {
    let command: Command
    let keys: String
    let name: String
    var columns: Int { keys.columns + 1 + name.columns }
  }

  /// Whether the command is about something that should not wait.
  private func isUrgent(_ command: Command) -> Bool {
    switch command {
    case .saveElsewhere: sheet?.saving.isFailed == true
    case .settle: sheet?.conflicts.isEmpty == false || staging != nil
    default: false
    }
  }

  private var footerItems: [FooterItem] {
    let context = context
    let conflict = conflict
    let bindings = KeyMap.bindings(for: context)
    let isReadOnly = overlay == nil && sheet?.refusal != nil
    // What helps in trouble comes first.
    let shown = bindings.filter { isUrgent($0.command) } + bindings.filter(\.isInFooter)
    return shown.filter { !(isReadOnly && refuses($0.command)) }.compactMap { binding in
      let keys: String
      switch binding.command {
      case .answer: keys = texts.answerKeys(sheet?.question)
      case .decide: keys = texts.sideKeys(conflict?.sides.count ?? 2)
      case .join:
        guard conflict?.canHoldBoth == true else { return nil }
        fallthrough
      default: keys = texts.name(binding.keys[0])
      }
      return FooterItem(command: binding.command, keys: keys, name: texts.name(binding.command, in: context))
    }
  }
}

extension Notice.Kind {
  fileprivate var style: Style {
    switch self {
    case .info: .accent
    case .warning: .warning
    case .error: .error
    }
  }
}
