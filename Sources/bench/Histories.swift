import Evaluation
import Foundation
import Store

/// What it costs to write a history and to open one.
struct Histories {
  private let store: SheetStore
  private let instrument: Instrument

  init(_ store: SheetStore, instrument: Instrument) {
    var store = store
    store.stateFolder = store.root + "/state"
    self.store = store
    self.instrument = instrument
  }

  /// The processor's time, since some moment, that this thread has had.
  private static func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// In the processor's time, which says the same on a busy machine.
  private static func timing(runs: Int, _ body: (Int) throws -> Void) rethrows -> Timing {
    var durations: [Duration] = []
    for number in 0..<runs {
      let begin = processorTime()
      try body(number)
      durations.append(processorTime() - begin)
    }
    return Timing(durations)
  }

  private func newSheet(_ name: String) throws -> Opened {
    let stored = try store.create(satker: Satker(name: name), year: 2026, target: "wbk", instrument: instrument)
    return try store.open(stored.place)
  }

  /// An answer: its change, recorded as an entry, and appended to the log as a line; not flushed.
  private static func answer(_ number: Int, _ history: inout History, by author: History.Author) {
    let place = Change.Place.answer(.satker, question: "A.I.1.i.a", .value)
    let change = history.sheet.change(at: place, to: .choice(number.isMultiple(of: 2) ? "Ya" : "Tidak"))
    _ = history.record(change.map { [$0] } ?? [], by: author, at: 1_790_000_000)
  }

  func appending(_ lines: Lines) throws {
    let opened = try newSheet("Bangku")
    let writer = try store.writer(opened)
    var history = opened.history
    let author = History.Author(replica: writer.replica, name: "bench", assessor: .satker)
    let timing = try Self.timing(runs: 2000) { number in
      Self.answer(number, &history, by: author)
      history = try writer.append(history) ?? history
    }
    lines.line("an answer, to its line in the log (processor)", timing, budget: 0.3)
  }

  /// - Returns: the path of the log.
  func opening(_ count: Int, _ lines: Lines) throws -> String {
    let opened = try newSheet("Panjang")
    let writer = try store.writer(opened)
    var history = opened.history
    let author = History.Author(replica: writer.replica, name: "bench", assessor: .satker)
    for number in 0..<count { Self.answer(number, &history, by: author) }
    history = try writer.append(history) ?? history
    try writer.saveSnapshot(history)
    let place = opened.place
    let opening = try Self.timing(runs: 30) { _ in _ = try store.open(place) }
    lines.line("opening beside \(count) lines of history (pr.)", opening, budget: 300)
    let reading = try Self.timing(runs: 3) { _ in _ = try store.openWhole(place) }
    lines.line("the same without the snapshot (processor)", reading)
    return "\(place.historyFolder)/\(writer.replica).jsonl"
  }
}
