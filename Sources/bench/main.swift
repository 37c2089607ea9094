// `make bench`: the figures of the design's budgets, each beside a peer in the same run where there is one.

import Evaluation
import Exchange
import Foundation
import Screens
import Store
import TerminalHarness
import TerminalUI

let root = FileManager.default.temporaryDirectory.appendingPathComponent("lke-bench-\(getpid())").path
let lke = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : ".build/release/lke"
let store = SheetStore(root: root)
let lines = Lines()
defer { try? FileManager.default.removeItem(atPath: root) }

let processes = Processes(lke: lke, store: root)
try processes.run(lke, ["demo", "--store", root])
// The index trusts only what is older than the clock's doubt about it: then the first list writes it.
Thread.sleep(forTimeInterval: 4)
try processes.run(lke, ["list", "--store", root])
// The fullest of the sheets, and one half-way.
let id = "2026/rumah-detensi-imigrasi-contoh-kota"
let full = "2026/lembaga-pemasyarakatan-kelas-iia-contoh-kota"
let stored = try store.load(try store.place(of: full))

lines.heading("In the process (release)")
lines.line(
  "score of a whole sheet", Timing(runs: 2000) { _ = Scorecard(stored.instrument, stored.sheet, assessor: .satker) },
  budget: 0.020)
for size in [Size(columns: 80, rows: 24), Size(columns: 100, rows: 30), Size(columns: 160, rows: 50)] {
  let keys = KeyPresses(stored, size: size)
  let timing = Timing(runs: 2000) { keys.press() }
  lines.line("one key, to the canvas, \(size.columns)x\(size.rows)", timing, budget: 0.2)
  lines.line("  its 99th percentile", timing.percentile99.milliseconds, "ms", budget: 1)
}
lines.line("reading a sheet", try Timing(runs: 100) { _ = try store.load(stored.place) })
let report = Report(stored.sheet, instrument: stored.instrument, assessor: .satker)
let xlsx = try Timing(runs: 30) { _ = try report.export(.xlsx) }
lines.line("xlsx of a whole sheet", xlsx)
let histories = Histories(store, instrument: stored.instrument)
try histories.appending(lines)
let log = try histories.opening(100_000, lines)

lines.heading("Beside peers, in turn")
lines.line("cat of that log", try Timing(runs: 10) { try processes.run("/bin/cat", [log]) })
try processes.inserting(lines)
try processes.firstFrames(of: id, lines)
try processes.bytesOfAnAnswer(in: id, lines)
try processes.workbook(of: full, ours: xlsx, lines)
