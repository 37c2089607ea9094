import Evaluation
import TerminalUI

@testable import Screens

extension State {
  /// Presses the keys one after the other; returns all effects. No file that is given as evidence is there.
  @discardableResult
  mutating func press(_ keys: Keys) -> [Effect] {
    var effects: [Effect] = []
    for key in keys.keys {
      for effect in update(.key(key), at: Sample.moment) {
        if case .inspect(let given) = effect {
          effects += receive(.inspected(given, nil))
        } else {
          effects.append(effect)
        }
      }
    }
    return effects
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
      state.history.map {
        "\($0.shown) \($0.selection) \($0.filter) \($0.isFiltering) \($0.isOnQuestion) \($0.scroll)"
      } ?? "no history",
      state.sheet?.past.map { "\($0.time) \($0.former)" } ?? "present",
      "\(state.conflicts) \(state.sheet?.conflicts.count ?? 0)", state.staging.map { "\($0)" } ?? "nothing staged",
      state.sheet.map {
        "\($0.id) \($0.index) \($0.countIndex) \($0.draft) \($0.scroll) \($0.saving) \($0.history.entries.count)"
      } ?? "no sheet",
      state.sheet?.evidence.map { "\($0)" } ?? "no evidence",
    ]
    sheet = state.sheet?.sheet
  }
}
