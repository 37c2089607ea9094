import Evaluation
import TerminalUI

@testable import Screens

extension State {
  /// Presses the keys one after the other; returns all effects.
  @discardableResult
  mutating func press(_ keys: Keys) -> [Effect] {
    keys.keys.flatMap { update(.key($0), at: Sample.moment) }
  }

  /// Takes a message that is no key.
  @discardableResult
  mutating func receive(_ message: Message) -> [Effect] {
    update(message, at: Sample.moment)
  }

  func pressing(_ keys: Keys) -> State {
    var state = self
    state.press(keys)
    return state
  }

  func receiving(_ message: Message) -> State {
    var state = self
    state.receive(message)
    return state
  }

  /// The code of the question at hand.
  var code: String? { sheet?.question.code }

  /// What a key can change but for the notice, to compare by.
  var snapshot: Snapshot { Snapshot(self) }
}

struct Snapshot: Equatable {
  private let parts: [String]
  private let sheet: Sheet?

  init(_ state: State) {
    parts = [
      "\(state.size) \(state.place) \(state.context) \(state.placeAfterOpening)",
      state.overlay.map { "\($0)" } ?? "no overlay",
      "\(state.list.order) \(state.list.filter) \(state.list.isFiltering) \(state.list.selection) \(state.list.trashed)",
      "\(state.list.shown.map(\.id))", "\(state.progress)",
      "\(state.conflicts) \(state.sheet?.conflicts.count ?? 0)", state.staging.map { "\($0)" } ?? "nothing staged",
      state.sheet.map {
        "\($0.id) \($0.index) \($0.countIndex) \($0.draft) \($0.scroll) \($0.saving) \($0.history.entries.count)"
      } ?? "no sheet",
      state.sheet?.evidence.map { "\($0)" } ?? "no evidence",
    ]
    sheet = state.sheet?.sheet
  }
}
