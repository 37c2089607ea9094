import Evaluation
import Screens
import Store
import TerminalUI

/// Keys that answer and walk, over and over, each followed by the drawing of the whole screen.
final class KeyPresses {
  private var state: State
  private var count = 0
  private static let moment = Moment(
    seconds: 0, local: LocalTime(year: 2026, month: 1, day: 1, hour: 9, minute: 41, dayNumber: 0))
  private static let keys: [Key] = [
    .character("a"), .down, .character("b"), .down, .character("c"), .up, .up, .character("b"), .down, .down,
  ]

  init(_ stored: StoredSheet, size: Size) {
    state = State(
      size: size, texts: Texts(.indonesian), author: .init(replica: "bench", name: "", assessor: .satker),
      at: Self.moment, local: { _ in Self.moment.local })
    _ = state.update(
      .opened(
        OpenedSheet(
          id: stored.place.id, history: History(base: stored.sheet), instrument: stored.instrument, replica: "bench",
          saved: nil)),
      at: Self.moment)
  }

  func press() {
    _ = state.update(.key(Self.keys[count % Self.keys.count]), at: Self.moment)
    _ = state.view
    count += 1
  }
}
