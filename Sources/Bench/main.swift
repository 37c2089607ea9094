import CInstruments
import Evaluation
import Exchange
import Screens
import Store
import TerminalUI

let builtIn = lke_instrument_at(0)
let bytes = Array(UnsafeBufferPointer(start: builtIn.bytes, count: builtIn.count))
let instrument = try InstrumentFile.decode(bytes, path: "built in")
func time(_ name: String, _ n: Int = 50, _ body: () throws -> Void) rethrows {
  var xs: [Duration] = []
  let clock = ContinuousClock()
  for _ in 0..<n { xs.append(try clock.measure(body)) }
  xs.sort()
  print(name, "min", xs[0], "median", xs[n / 2], "p99", xs[n * 99 / 100])
}
try time("instrument decode") { _ = try InstrumentFile.decode(bytes, path: "x") }
time("digest") { _ = instrument.reference }
let store = Store(root: CommandLine.arguments[1])
let place = try store.place(of: CommandLine.arguments[2])
try time("sheet load") { _ = try store.load(place) }
let stored = try store.load(place)
time("score", 500) { _ = Scorecard(instrument, stored.sheet, assessor: .satker) }
try time("list") { _ = try store.list() }
var state = State(
  size: Size(columns: 100, rows: 30), texts: Texts(.indonesian),
  author: .init(replica: "r", name: "n", assessor: .satker),
  at: Moment(seconds: 0, local: LocalTime(year: 2026, month: 1, day: 1, hour: 1, minute: 1, dayNumber: 1)))
let m = state
_ = state.update(
  .opened(OpenedSheet(id: "x", history: History(base: stored.sheet), instrument: instrument, saved: nil)),
  at: Moment(seconds: 0, local: LocalTime(year: 2026, month: 1, day: 1, hour: 1, minute: 1, dayNumber: 1)))
let moment = Moment(seconds: 0, local: LocalTime(year: 2026, month: 1, day: 1, hour: 1, minute: 1, dayNumber: 1))
let keys: [Key] = [.character("a"), .enter, .character("b"), .down, .character("c"), .up]
var i = 0
time("key update", 600) {
  _ = state.update(.key(keys[i % 6]), at: moment)
  i += 1
}
time("key view", 600) {
  _ = state.view
}
time("key both", 600) {
  _ = state.update(.key(keys[i % 6]), at: moment)
  _ = state.view
  i += 1
}
