import Evaluation
import TerminalUI

/// What is put back to how it was.
enum Recovery: Equatable, Sendable {
  /// The places that the selected entry changed, to what it put there.
  case entry
  /// The question at hand, as it is in the sheet at that moment.
  case question
  /// All of the sheet at that moment.
  case sheet
}

extension State {
  /// Shows the history, which is read back to the blank sheet first where it is not here.
  mutating func openHistory() -> [Effect] {
    guard let sheet else { return [] }
    guard sheet.past == nil else {
      closePast()
      return []
    }
    guard sheet.history.isWhole else { return [.readHistory(then: .history)] }
    history = HistoryScreen(
      sheet.history, sheet.instrument, question: sheet.question.code, origin: place == .progress ? .progress : .sheet,
      texts)
    place = .history
    return []
  }

  mutating func updateHistory(_ command: Command?, _ key: Key) -> [Effect] {
    guard let current = history else { return [] }
    if current.isFiltering, command == nil {
      if history?.type(key) == false { unknown(key) }
      return []
    }
    let page = HistoryScreen.Layout(size).rows
    switch command {
    case .up: history?.move(by: -1)
    case .down: history?.move(by: 1)
    case .pageUp: history?.move(by: -page)
    case .pageDown: history?.move(by: page)
    case .first: history?.move(by: -current.shown.count)
    case .last: history?.move(by: current.shown.count)
    case .readOn: history?.scroll += max(1, HistoryScreen.Layout(size).detail.rows - 1)
    case .filter: history?.isFiltering = true
    case .accept: history?.isFiltering = false
    case .cancel: history?.dropFilter()
    case .sameQuestion: history?.toggleQuestion()
    case .open: openPast()
    case .recover: return recover(.entry)
    case .undo, .redo: return undoOrRedo(command ?? .undo)
    case .back where key == .escape && !current.filter.text.isEmpty: history?.dropFilter()
    case .back:
      place = current.origin
      history = nil
    default: unknown(key)
    }
    return []
  }

  /// Shows the sheet as it was after the selected entry, at the question that the entry is about.
  private mutating func openPast() {
    guard let history, let index = history.selected, let sheet else { return }
    let entry = history.timeline.entries[index]
    self.sheet?.evidence = nil
    self.sheet?.past = SheetScreen.Past(
      sheet: history.timeline.sheet(at: index + 1), time: local(entry.time), former: sheet.index)
    if let code = entry.changes.lazy.compactMap(\.place.question).first,
      case .question(let question) = sheet.instrument.place(of: code)
    {
      self.sheet?.go(to: question)
    }
    place = .sheet
  }

  /// Back to the history, at the entry.
  mutating func closePast() {
    leavePast()
    place = .history
  }

  private mutating func leavePast() {
    guard let former = sheet?.past?.former else { return }
    sheet?.past = nil
    sheet?.go(to: former)
  }

  /// Puts back what is asked for, as one new act that says so. Much at once is asked about first.
  mutating func recover(_ recovery: Recovery, isConfirmed: Bool = false) -> [Effect] {
    guard let sheet, let history, let index = history.selected else { return [] }
    let entry = history.timeline.entries[index]
    let changes = changes(for: recovery, sheet.history.sheet, entry, then: history.timeline.sheet(at: index + 1))
    guard !changes.isEmpty else {
      inform(texts.nothingToRecover)
      return []
    }
    guard isConfirmed || changes.count <= Self.largeAct else {
      overlay = .confirm(.recover(recovery, changes: changes.count))
      return []
    }
    let past = sheet.past
    self.sheet?.past = nil
    let effects =
      self.sheet?.record(
        changes, by: author, at: moment, reason: texts.recoveredReason(texts.moment(local(entry.time)))) ?? []
    switch recovery {
    case .entry: inform(texts.recovered(texts.places(of: changes)))
    case .question:
      self.sheet?.past = past
      inform(texts.recoveredInPast(texts.places(of: changes)))
    case .sheet:
      // What is on the screen is the present by now.
      self.history = nil
      inform(texts.recovered(texts.places(of: changes)))
    }
    return effects
  }

  private func changes(for recovery: Recovery, _ now: Sheet, _ entry: Entry, then: Sheet) -> [Change] {
    switch recovery {
    case .sheet: return now.changes(to: then)
    case .question:
      let code = sheet?.question.code
      return now.changes(to: then).filter { change in
        if case .answer(sheet?.assessor, code, _) = change.place { true } else { false }
      }
    case .entry:
      var places: Set<Change.Place> = []
      return entry.changes.filter { places.insert($0.place).inserted }
        .compactMap { now.change(at: $0.place, to: then[$0.place]) }
    }
  }

  /// The open history follows the sheet's, and what it shows is worked out once, not with each drawing.
  mutating func keepHistory() {
    guard let sheet, history != nil else { return }
    history?.extend(to: sheet.history)
    if place == .history { history?.prepare(size, today: moment.local, local: local) }
  }
}
