import Evaluation
import Glibc
import Store
import TerminalHarness
import Testing

/// Each system call that the program makes on its files fails in turn, or is the last one before a kill: nothing is
/// half-written, and what it said is true. `make torture` leaves none out.
@Suite(.tags(.durability)) struct FaultTests {
  let workspace = Workspace()
  private let faults: Faults

  init() { faults = Faults(workspace) }

  /// What can happen to a call.
  private static func actions(on kind: String) -> [String] {
    func errors(_ codes: Int32...) -> [String] { codes.map(String.init) }
    return switch kind {
    case "write", "pwrite": errors(ENOSPC, EIO, EDQUOT) + ["short", "kill", "kill-half"]
    case "fsync", "fdatasync": errors(EIO, ENOSPC) + ["drop", "kill"]
    case "create", "mkdir", "rename", "unlink", "rmdir", "link": errors(ENOSPC, EROFS, EACCES) + ["kill"]
    case "read", "pread": errors(EIO) + ["short", "kill"]
    default: errors(EIO) + ["kill"]
    }
  }

  private func content(_ id: String) throws -> [String: String] {
    var store = SheetStore(root: workspace.store)
    store.stateFolder = workspace.home + "/.local/state/lke"
    return try store.open(store.place(of: id)).choices
  }

  /// What is left is sound, but for a torn line.
  private func expectSound(_ id: String, wasKilled: Bool, _ context: Comment) throws {
    let store = SheetStore(root: workspace.store)
    let verification = try store.verify(store.place(of: id))
    #expect(verification.snapshot == .fits, context)
    #expect(verification.logs.allSatisfy { $0.problem == nil }, context)
    guard !wasKilled else { return }
    let folder = "\(workspace.store)/\(id)"
    for folder in [folder, folder + "/history", workspace.home + "/.local/state/lke"] {
      #expect(!workspace.names(in: folder).contains { $0.hasPrefix(".lke-") }, context)
    }
  }

  /// `lke set`, the first time and later.
  @Test(arguments: [true, false]) func everyCallOfSetting(isFirst: Bool) throws {
    let id = try workspace.newSheet()
    var old: [String: String] = [:]
    if !isFirst {
      old["A.I.1.i.a"] = "Ya"
      try #require(try workspace.lke("set", id, "A.I.1.i.a=Ya").status == 0)
    }
    let set = ["set", id, "A.I.1.i.b=B", "A.I.1.ii.a=Tidak"]
    let new = old.merging(["A.I.1.i.b": "B", "A.I.1.ii.a": "Tidak"]) { $1 }
    let template = Template(workspace)
    try #require(try workspace.lke(set, environment: faults.environment).status == 0)
    let kinds = faults.take().map(\.kind).filter { $0 != "flushing" }
    try #require(kinds.count > 40 && kinds.contains("fdatasync") && kinds.contains("rename"))

    var random = Seeded(Torture.seed)
    let step = Torture.isOn ? 1 : 5
    var tally: [String: Int] = [:]
    let first = Int.random(in: 0..<step, using: &random)
    // Short writes are where a program forgets most easily.
    for index in kinds.indices where index % step == first || kinds[index] == "write" {
      let actions = Self.actions(on: kinds[index])
      let drawn = kinds[index] == "write" ? ["short"] : [actions.randomElement(using: &random)!]
      for action in Torture.isOn ? actions : drawn {
        let context: Comment = "\(action) at call \(index + 1), \(kinds[index]), LKE_SEED=\(Torture.seed)"
        try template.restore()
        try faults.happen(index + 1...index + 1, action)
        let run = try workspace.run(Workspace.program, set, environment: faults.environment)
        faults.stop()
        let fired = try #require(faults.take().first { $0.isFired }, "\(context): it never happened")
        #expect(fired.kind == kinds[index], context)
        let wasKilled = action.hasPrefix("kill")
        #expect(wasKilled ? run.status == 128 + SIGKILL : run.status < 128, "\(context): \(run.err)")
        // A backup that could not be made is said, and hinders nothing.
        let isToldOfFailure = !run.err.isEmpty && !run.err.contains("cadangan tidak dapat dibuat")
        #expect((run.status != 0) == isToldOfFailure || wasKilled, "\(context): \(run.status) \(run.err)")
        let found = try content(id)
        #expect(found == new || found == old && run.status != 0, "\(context): \(run.status), \(found)")
        try expectSound(id, wasKilled: wasKilled, context)
        tally["\(kinds[index]) \(action): \(run.status == 0 ? "done" : found == old ? "old" : "new")", default: 0] += 1
        // Whoever writes next finds nothing in his way.
        guard Torture.isOn || wasKilled else { continue }
        try #require(try workspace.lke("set", id, "A.I.1.ii.b=C").status == 0, context)
        let store = SheetStore(root: workspace.store)
        #expect(try store.verify(store.place(of: id)).isSound, context)
        #expect(try content(id) == found.merging(["A.I.1.ii.b": "C"]) { $1 }, context)
      }
    }
    print("faults in \(isFirst ? "the first" : "a later") set, LKE_SEED=\(Torture.seed):")
    for (what, count) in tally.sorted(by: { $0.key < $1.key }) { print("  \(what) \(count)") }
  }

  /// Where the screen says that something is saved, it is; and once the trouble is over everything is.
  @Test(.tags(.terminal)) func everyCallOfTheTerminal() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id, environment: faults.environment)
    try terminal.press("t", see: "▸ Tidak")
    try terminal.expect("the first answer is in the file") { workspace.sheet(id)?["A.I.1.i.a"] != nil }
    _ = faults.take()

    var random = Seeded(Torture.seed)
    var (rounds, failures) = (0, 0)
    var answer = "Tidak"
    let all = [ENOSPC, EIO, EROFS].map(String.init) + ["short", "drop"]
    for action in Torture.isOn ? all : [String(ENOSPC), String(EIO)] {
      var number = Torture.isOn ? 1 : Int.random(in: 1...12, using: &random)
      while true {
        let context: Comment = "\(action) at call \(number), LKE_SEED=\(Torture.seed)"
        answer = answer == "Ya" ? "Tidak" : "Ya"
        try faults.happen(number...number, action)
        try terminal.press(answer == "Ya" ? "y" : "t", see: "▸ \(answer)")
        // What is dropped was safe from a kill only until then.
        if action != "drop", terminal.saysSaved { try #require(try content(id)["A.I.1.i.a"] == answer, context) }
        // The sheet's file comes last.
        var calls: [Faults.Call] = []
        _ = terminal.wait(upTo: .seconds(20)) { _ in
          calls += faults.take()
          return calls.contains { $0.isFired } || workspace.sheet(id)?["A.I.1.i.a"]?.value == .choice(answer)
        }
        terminal.take(for: .milliseconds(20))
        if !terminal.saysSaved { failures += 1 }
        faults.stop()
        try terminal.expect("\(context): \(answer) is in the file") {
          workspace.sheet(id)?["A.I.1.i.a"]?.value == .choice(answer)
        }
        try terminal.see("tersimpan ")
        #expect(try content(id)["A.I.1.i.a"] == answer, context)
        try expectSound(id, wasKilled: false, context)
        calls += faults.take()
        guard calls.contains(where: { $0.isFired }) else { break }
        rounds += 1
        number += Torture.isOn ? 1 : 12
      }
    }
    try terminal.quit()
    let store = SheetStore(root: workspace.store)
    #expect(try store.verify(store.place(of: id)).isSound)
    print("faults in the terminal, LKE_SEED=\(Torture.seed): \(rounds) happened, \(failures) were seen as not saved")
    #expect(rounds >= (Torture.isOn ? 100 : 4))
    #expect(failures >= (Torture.isOn ? 20 : 0))
  }

  /// What a failed flush leaves behind is not trusted: the whole log is written anew.
  @Test(.tags(.terminal), arguments: [String(EIO), "drop"]) func aFailedFlushIsMended(action: String) throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id, environment: faults.environment)
    try terminal.press("y", see: "▸ Ya")
    try terminal.expect("the first answer is in the file") { workspace.sheet(id)?["A.I.1.i.a"] != nil }
    _ = faults.take()
    try faults.happen(1...1, to: "fdatasync", action)
    try terminal.press("\rb", see: "▸ B")
    try terminal.expect("the second answer is in the file") { workspace.sheet(id)?["A.I.1.i.b"] != nil }
    let calls = faults.take()
    #expect(calls.contains { $0.kind == "fdatasync" && $0.isFired && $0.path.hasSuffix(".jsonl") })
    #expect(calls.contains { $0.kind == "rename" && $0.path2.hasSuffix(".jsonl") })
    try terminal.see("tersimpan ")
    terminal.signal(SIGKILL)
    _ = terminal.exitStatus()
    #expect(try content(id) == ["A.I.1.i.a": "Ya", "A.I.1.i.b": "B"])
    let store = SheetStore(root: workspace.store)
    let verification = try store.verify(store.place(of: id))
    #expect(verification.isSound && verification.logs.map(\.lines) == [3])
  }

  /// A window beside it, with the old file of the log in its hands, loses nothing either.
  @Test(.tags(.terminal)) func theOtherWindowMovesOn() throws {
    let id = try workspace.newSheet()
    let one = try workspace.open(id, environment: faults.environment)
    let other = try workspace.open(id)
    try one.press("t", see: "▸ Tidak")
    try other.press("\u{1B}[F", see: "B.II.i ")
    try other.press("\u{1B}[A", see: "B.I.ii ")
    try other.press("a", see: "▸ A ")
    _ = faults.take()
    var calls: [Faults.Call] = []
    for (round, (key, letter)) in [("y", "b"), ("t", "c"), ("y", "d"), ("t", "e"), ("y", "a")].enumerated() {
      try faults.happen(1...1, to: "fdatasync", round.isMultiple(of: 2) ? String(EIO) : "drop")
      one.send(key)
      other.send(letter)
      let wanted = ["A.I.1.i.a": key == "y" ? "Ya" : "Tidak", "B.I.ii.a": letter.uppercased()]
      let isThere = one.wait { _ in
        other.take(for: .zero)
        calls += faults.take()
        return calls.count { $0.isFired } > round && (try? content(id)) == wanted
      }
      try #require(
        isThere,
        """
        round \(round): \(calls.count { $0.isFired }) faults, \((try? content(id)) ?? [:])
        \(one.screen.text)\n\(other.screen.text)
        """)
    }
    #expect(calls.contains { $0.kind == "rename" && $0.path2.hasSuffix(".jsonl") })
    faults.stop()
    try one.see("tersimpan ")
    try one.quit()
    try other.quit()
    #expect(try content(id) == ["A.I.1.i.a": "Ya", "B.I.ii.a": "A"])
    let store = SheetStore(root: workspace.store)
    #expect(try store.verify(store.place(of: id)).isSound)
  }

  /// Our log is gone and no new one can be made: nothing is taken for saved until one is.
  @Test(.tags(.terminal)) func aNewLogThatCannotBeBegun() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id, environment: faults.environment)
    try terminal.press("y", see: "▸ Ya")
    try terminal.expect("the first answer is in the file") { workspace.sheet(id)?["A.I.1.i.a"] != nil }
    let folder = "\(workspace.store)/\(id)/history"
    try faults.happen(1...1_000_000, to: "create", String(ENOSPC))
    for name in workspace.names(in: folder) { unlink("\(folder)/\(name)") }
    for (keys, answer) in [("\rb", "▸ B"), ("a", "▸ A "), ("c", "▸ C ")] {
      try terminal.press(keys, see: answer)
      #expect(!terminal.saysSaved, "\(terminal.screen.text)")
    }
    faults.stop()
    try terminal.see("tersimpan ")
    #expect(try content(id) == ["A.I.1.i.a": "Ya", "A.I.1.i.b": "C"])
    try terminal.quit()
  }

  /// Nothing can be written where the sheet is: that stays on the screen, and another place is offered. With a full disk,
  /// with one that cannot be read any more either, and with a store that is gone.
  @Test(.tags(.terminal), arguments: ["full", "dead", "gone"]) func anotherPlace(trouble: String) throws {
    let faults = Faults(workspace, below: workspace.store)
    let id = try workspace.newSheet()
    try #require(try workspace.lke("set", id, "A.I.1.i.a=Ya").status == 0)
    let terminal = try workspace.open(id, environment: faults.environment)
    try terminal.press("b", see: "▸ B")
    try terminal.expect("the second answer is in the file") { workspace.sheet(id)?["A.I.1.i.b"] != nil }
    try terminal.press("\rs", see: "Semua isian sudah tersimpan")
    switch trouble {
    case "full": try faults.happen(1...1_000_000, to: "write", String(ENOSPC))
    case "dead": try faults.happen(1...1_000_000, String(EIO))
    default: try #require(rename(workspace.store, workspace.store + ".away") == 0)
    }
    try terminal.press("y", see: "BELUM TERSIMPAN")
    let cause = ["full": "ruang penyimpanan habis", "dead": "Input/output error", "gone": "tidak ada"][trouble]!
    try terminal.see(cause)
    try terminal.press("\u{1B}[H", see: "A.I.1.i ")
    try terminal.see(cause)
    // A place that cannot be written either is said in the form.
    try terminal.press("s", see: "~/lke-darurat")
    terminal.send(String(repeating: "\u{7F}", count: 20) + "/proc/lke\r")
    try terminal.see("· /proc/lke")
    terminal.send(String(repeating: "\u{7F}", count: 20) + "~/lke-darurat\r")
    let place = workspace.home + "/lke-darurat/2026-lapas-contoh-a"
    try terminal.see("lke merge \(id) ")
    try terminal.see("tersimpan ")
    // It goes on there.
    try terminal.press("t", see: "▸ Tidak")
    let wanted = ["A.I.1.i.a": "Tidak", "A.I.1.i.b": "B", "A.I.1.ii.a": "Ya"]
    var store = SheetStore(root: workspace.store)
    store.stateFolder = workspace.home + "/.local/state/lke"
    #expect(try store.open(store.place(of: place + "/sheet.json")).choices == wanted)
    terminal.send("\u{3}")
    #expect(terminal.exitStatus() == 0)
    #expect(terminal.sent.contains("lke merge \(id) \(place)"))
    #expect(try store.open(store.place(of: place + "/sheet.json")).choices == wanted)
    #expect(try store.verify(store.place(of: place + "/sheet.json")).isSound)
    // All of its history came along where it could be read.
    if trouble == "full" {
      let whole = try store.openWhole(store.place(of: place + "/sheet.json"))
      #expect(whole.history.entries.count == 4 && whole.notes.isEmpty)
    }
  }

  /// However slow the disk is, keys do not wait until the log is flushed.
  @Test(.tags(.terminal)) func keysDoNotWaitForTheDisk() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id, environment: faults.environment)
    try terminal.press("y", see: "▸ Ya")
    try terminal.expect("the first answer is in the file") { workspace.sheet(id)?["A.I.1.i.a"] != nil }
    _ = faults.take()
    try faults.happen(1...1, to: "fdatasync", "sleep=3000")
    try terminal.press("\rb", see: "▸ B")
    // Longer than until a snapshot is due: that must not be waited for either.
    terminal.take(for: .milliseconds(400))
    try terminal.press("\ry", see: "▸ Ya")
    var calls: [Faults.Call] = []
    try terminal.expect("the slow flush is done") {
      calls += faults.take()
      return calls.contains { $0.kind == "fdatasync" && $0.isFired }
    }
    let begin = try #require(calls.firstIndex { $0.kind == "flushing" && $0.path.hasSuffix(".jsonl") })
    let end = try #require(calls.firstIndex { $0.kind == "fdatasync" && $0.isFired })
    let writes = calls[begin..<end].filter { $0.kind == "write" && $0.path.hasSuffix(".jsonl") }
    #expect(writes.count == 1, "the second answer was written while the first one's flush took its time")
    try terminal.quit()
    #expect(try content(id).count == 3)
  }
}

extension Opened {
  /// The satker's answers by letters, which are all that is typed here.
  var choices: [String: String] {
    (content.answers[.satker] ?? [:]).compactMapValues {
      if case .choice(let choice) = $0.value { choice } else { nil }
    }
  }
}

extension PseudoTerminal {
  var saysSaved: Bool { screen.lines[0].contains(" · tersimpan") }

  /// Takes in what the program sends for so long.
  func take(for duration: Duration) {
    let end = ContinuousClock.now + duration
    repeat {
      _ = wait { _ in true }
      usleep(50)
    } while .now < end
  }
}
