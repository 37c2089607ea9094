import Evaluation

@testable import Store

/// Somebody who has a sheet open: what the terminal does, without its screens.
struct Window {
  let store: SheetStore
  var history: History
  let writer: SheetWriter
  let notes: [Note]
  var name = "Siti"

  /// With a state folder of this name, beside the store: windows of one are the same replica.
  init(_ store: SheetStore, _ place: SheetPlace, state: String = "state") throws {
    var store = store
    store.stateFolder = store.root + "/../" + state
    let opened = try store.open(place)
    self.store = store
    history = opened.history
    writer = try store.writer(opened)
    notes = opened.notes
    name = state
  }

  var author: History.Author { History.Author(replica: writer.replica, name: name, assessor: .satker) }
  var sheet: Sheet { history.sheet }

  mutating func record(_ place: Change.Place, _ content: Change.Content, at time: Int = 1000) {
    let change = history.sheet.change(at: place, to: content)
    _ = history.record(change.map { [$0] } ?? [], by: author, at: time)
  }

  mutating func append() throws { history = try writer.append(history) ?? history }

  mutating func type(_ place: Change.Place, _ content: Change.Content) throws {
    record(place, content)
    try append()
  }

  mutating func poll() throws { history = try writer.poll(history) ?? history }

  mutating func save() throws {
    try poll()
    try writer.saveSnapshot(history)
  }

  mutating func undo() throws -> Bool {
    if !history.canUndo(writer.replica) { history = try writer.whole(history) }
    guard history.undo(by: author, at: 1000) != nil else { return false }
    try append()
    return true
  }
}

extension Change.Place {
  static let yesNo = Change.Place.answer(.satker, question: "A.I.1.i.a", .value)
  static let note = Change.Place.answer(.satker, question: "A.I.1.i.a", .note)
  static let mark = Change.Place.answer(.satker, question: "A.I.1.i.a", .mark)
  static let index = Change.Place.answer(.satker, question: "B.I.i.a", .value)
  static let agents = Change.Place.answer(.satker, question: "A.II.1.i.a", .count("agents"))
}
