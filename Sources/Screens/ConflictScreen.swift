import Evaluation

/// What people have filled in differently without having seen each other's, to be decided one after the other.
package struct ConflictScreen: Equatable, Sendable {
  /// Index into `SheetScreen.conflicts`.
  var selection = 0
  /// How many lines of a long conflict have been read past.
  var scroll = 0

  mutating func select(_ index: Int, of count: Int) {
    let index = max(0, min(count - 1, index))
    if index != selection { scroll = 0 }
    selection = index
  }
}

extension Conflict {
  /// The contents that stand against each other, each with the entries that put it there; in the order of the first of
  /// those, as their numbers are on the screen.
  var sides: [Side] {
    var sides: [Side] = []
    for entry in entries {
      let content = entry.content(at: place)
      if let index = sides.firstIndex(where: { $0.content == content }) {
        sides[index].entries.append(entry)
      } else {
        sides.append(Side(content: content, entries: [entry]))
      }
    }
    return sides
  }

  struct Side: Equatable, Sendable {
    let content: Change.Content
    /// At least one.
    var entries: [Entry]
  }
}

extension Instrument {
  /// The question that the place belongs to, as an index into `questions`.
  func question(at place: Change.Place) -> Int? {
    guard case .answer(_, let code, _) = place, case .question(let index) = self.place(of: code) else { return nil }
    return index
  }
}

extension SheetScreen {
  /// How much each side of a conflict would make of the sheet; nil where no score hangs on the place.
  func scorecard(with content: Change.Content, at place: Change.Place) -> Scorecard? {
    let assessor: Assessor
    switch place {
    case .answer(let column, _, .value), .answer(let column, _, .count): assessor = column
    case .sheet(.target): assessor = self.assessor
    default: return nil
    }
    return Scorecard(
      instrument, sheet.applying(Change(at: place, from: sheet[place], to: content)), assessor: assessor)
  }

  /// What the replica that made the entry last wrote on the same question: its note and evidence, but for the place
  /// itself.
  func remarks(beside entry: Entry, at place: Change.Place) -> [Change] {
    guard case .answer(let assessor, let question, _) = place else { return [] }
    var found: [Change.Place: Change] = [:]
    for other in history.entries where other.id.replica == entry.id.replica {
      for change in other.changes where change.place != place {
        switch change.place {
        case .answer(assessor, question, .note), .answer(assessor, question, .evidence): found[change.place] = change
        default: break
        }
      }
    }
    return found.values.filter { $0.to != .nothing }.sorted { $0.place.keys.lexicographicallyPrecedes($1.place.keys) }
  }
}
