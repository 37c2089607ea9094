import Evaluation
import TerminalUI

/// Who changed what, when and why: the acts of the open sheet's history, the newest first.
struct HistoryScreen: Sendable {
  private(set) var timeline: Timeline
  let instrument: Instrument
  let texts: Texts
  /// The code of the question that one came from.
  let question: String
  /// Where to go back to.
  let origin: State.Place
  private(set) var filter = TextEditor("")
  /// The filter is being typed.
  var isFiltering = false
  /// Only acts at the question are shown.
  private(set) var isOnQuestion = false
  /// The entries that are shown, the newest first, as indices into the timeline's.
  private(set) var shown: [Int] = []
  /// Index into `shown`.
  private(set) var selection = 0
  /// How many lines of a long entry have been read past.
  var scroll = 0
  /// The entries that were taken back, and not done again since.
  private(set) var undone: Set<Entry.ID> = []
  /// By entry, what typing in the filter searches; made when the first filter is typed.
  private var searchTexts: [String] = []
  /// By index into the timeline's entries, of those that are in sight.
  private(set) var totals: [Int: Totals] = [:]
  /// What is told of the selected entry, and what it was made for.
  private(set) var detail: (lines: [Line], key: DetailKey?) = ([], nil)

  /// The total before and after an entry, in the column of who made it.
  struct Totals: Equatable, Sendable {
    let before: Double
    let after: Double
  }

  struct DetailKey: Equatable, Sendable {
    let entry: Entry.ID
    let isUndone: Bool
    let columns: Int
    let today: Int
  }

  init(_ history: History, _ instrument: Instrument, question: String, origin: State.Place, _ texts: Texts) {
    timeline = Timeline(history)
    self.instrument = instrument
    self.texts = texts
    self.question = question
    self.origin = origin
    noteUndone()
    arrange()
    // From a question one looks for what happened there.
    if origin == .sheet { selection = shown.firstIndex { timeline.entries[$0].concerns(question) } ?? 0 }
  }

  /// The selected entry as an index into the timeline's.
  var selected: Int? { shown.indices.contains(selection) ? shown[selection] : nil }

  /// Takes in what has become of the history; the selection stays on its entry.
  mutating func take(_ history: History) {
    let former = selectedEntry
    timeline = Timeline(history)
    totals = [:]
    detail.key = nil
    searchTexts = []
    noteUndone()
    arrange(keeping: former)
  }

  /// Takes in what it has grown by at its end, as by one's own acts.
  mutating func extend(to history: History) {
    guard history.entries.count > timeline.entries.count else { return }
    let former = selectedEntry
    timeline.extend(to: history)
    noteUndone()
    arrange(keeping: former)
  }

  private var selectedEntry: Entry? { selected.map { timeline.entries[$0] } }

  private mutating func noteUndone() {
    undone = []
    for entry in timeline.entries {
      switch entry.act {
      case .edit: break
      case .undo(let id): undone.insert(id)
      case .redo(let id): undone.remove(id)
      }
    }
  }

  mutating func move(by steps: Int) {
    select(max(0, min(shown.count - 1, selection + steps)))
  }

  private mutating func select(_ row: Int) {
    if row != selection { scroll = 0 }
    selection = row
  }

  mutating func type(_ key: Key) -> Bool {
    let former = selectedEntry
    guard filter.handle(key) else { return false }
    arrange(keeping: former)
    return true
  }

  mutating func dropFilter() {
    let former = selectedEntry
    isFiltering = false
    filter = TextEditor("")
    arrange(keeping: former)
  }

  mutating func toggleQuestion() {
    let former = selectedEntry
    isOnQuestion.toggle()
    arrange(keeping: former)
  }

  /// The selection stays on its entry; where that is no longer shown, on the next older one.
  private mutating func arrange(keeping former: Entry?) {
    arrange()
    guard let former else { return }
    let row =
      shown.firstIndex { timeline.entries[$0].id == former.id }
      ?? shown.firstIndex {
        timeline.entries[$0].clock <= former.clock
      }
    select(row ?? max(0, shown.count - 1))
  }

  private mutating func arrange() {
    let words = filter.text.lowercased().split(separator: " ").map(String.init)
    if !words.isEmpty {
      searchTexts += timeline.entries[searchTexts.count...].map { $0.searchText(instrument, texts) }
    }
    shown = timeline.entries.indices.reversed().filter { index in
      (!isOnQuestion || timeline.entries[index].concerns(question))
        && words.allSatisfy { searchTexts[index].contains($0) }
    }
  }
}

// MARK: What is worked out ahead of the drawing

extension HistoryScreen {
  /// The rows in sight, as indices into `shown`.
  func visible(on size: Size) -> Range<Int> {
    let rows = Layout(size).rows
    let first = max(0, min(selection - rows / 2, shown.count - rows))
    return first..<min(shown.count, first + rows)
  }

  /// Works out what the rows in sight and the detail show, unless it is known.
  mutating func prepare(_ size: Size, today: LocalTime, local: (Int) -> LocalTime) {
    for index in shown[visible(on: size)] where totals[index] == nil { totals[index] = self.totals(around: index) }
    guard let selected else { return }
    let entry = timeline.entries[selected]
    let key = DetailKey(
      entry: entry.id, isUndone: undone.contains(entry.id), columns: Layout(size).detail.columns,
      today: today.dayNumber)
    if detail.key != key { detail = (detailLines(selected, key, today: today, local: local), key) }
  }

  private func totals(around index: Int) -> Totals {
    let assessor = timeline.entries[index].assessor
    let (before, after) = timeline.sheets(around: index)
    return Totals(
      before: Scorecard(instrument, before, assessor: assessor).total.value,
      after: Scorecard(instrument, after, assessor: assessor).total.value)
  }
}

extension Entry {
  func concerns(_ question: String) -> Bool { changes.contains { $0.place.question == question } }

  /// In lower case: what was changed from what into what, the questions in words, who and why.
  fileprivate func searchText(_ instrument: Instrument, _ texts: Texts) -> String {
    var parts = [author, assessor.rawValue, reason]
    var question: String?
    for change in changes {
      if let code = change.place.question, code != question {
        question = code
        parts += [code, instrument.question(code)?.text ?? ""]
      }
      parts += [texts.content(change.from), texts.content(change.to)]
    }
    return parts.joined(separator: " ").lowercased()
  }
}
