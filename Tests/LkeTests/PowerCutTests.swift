import Evaluation
import Glibc
import Store
import TerminalHarness
import Testing

/// The power is cut at each moment of a real run, and the disk holds any of the states that its flushes allow: the sheet
/// opens, with all that was said to be saved and nothing that was never there.
@Suite(.tags(.durability)) struct PowerCutTests {
  let workspace = Workspace()
  private let most = Torture.isOn ? 400 : 6

  /// Three times `lke set`, beginning with a home that knows nobody. The checks find a program that leaves out a flush.
  @Test func betweenSets() throws {
    let id = try workspace.newSheet()
    let faults = Faults(workspace)
    var disk = ForgetfulDisk(workspace)
    var acts: [[String: String]] = [[:]]
    for (code, answer) in [("A.I.1.i.a", "Ya"), ("A.I.1.i.b", "B"), ("A.I.1.ii.a", "Tidak")] {
      try #require(try workspace.lke(["set", id, "\(code)=\(answer)"], environment: faults.environment).status == 0)
      disk.take(faults.take())
      acts.append(acts.last!.merging([code: answer]) { $1 })
      disk.promise(acts.count - 1)
    }
    let problems = try cut(disk, id, acts)
    #expect(problems.isEmpty, "\(problems.first ?? "")")

    // A check that cannot fail is none.
    let careless: [(String, ForgetfulDisk)] = [
      (
        "the new file is not flushed before it is renamed",
        disk.without { if case .flush(let file, _) = $0 { disk.isReplacement(file) } else { false } }
      ),
      (
        "the log is not flushed",
        disk.without { if case .flush(let file, _) = $0 { !disk.isReplacement(file) } else { false } }
      ),
      (
        "the log's folder is not flushed",
        disk.without { if case .flushFolder(let path, _) = $0 { path.hasSuffix("/history") } else { false } }
      ),
      (
        "the sheet's folder is not flushed",
        disk.without { if case .flushFolder(let path, _) = $0 { path.hasSuffix(id) } else { false } }
      ),
    ]
    for (what, disk) in careless {
      #expect(try !cut(disk, id, acts, stopsAtFirst: true).isEmpty, "nobody would notice that \(what)")
    }
  }

  /// Keys on a terminal, with its helper thread, until it is quit.
  @Test(.tags(.terminal)) func amidTheTyping() throws {
    let id = try workspace.newSheet()
    let faults = Faults(workspace)
    var disk = ForgetfulDisk(workspace)
    let terminal = try workspace.open(id, environment: faults.environment)
    try terminal.see("A.I.1.i")
    var acts: [[String: String]] = [[:]]
    for question in Typist.questions.filter({ !$0.choices.isEmpty }).prefix(8) {
      let choice = question.choices[0]
      acts.append(acts.last!.merging([question.code: choice]) { $1 })
      try terminal.press(choice.prefix(1).lowercased(), see: "▸ \(choice) ")
      // Sometimes long enough for the sheet's file.
      if acts.count == 5 {
        try terminal.expect("the file is written") { workspace.sheet(id)?.answers?["satker"]?.count == 4 }
      }
      terminal.send("\r")
    }
    try terminal.quit()
    disk.take(faults.take())
    disk.promise(acts.count - 1)
    let problems = try cut(disk, id, acts)
    #expect(problems.isEmpty, "\(problems.first ?? "")")
  }

  /// Cuts the power at each step.
  ///
  /// - Returns: what was wrong in some state.
  private func cut(
    _ disk: ForgetfulDisk, _ id: String, _ acts: [[String: String]], stopsAtFirst: Bool = false
  ) throws -> [String] {
    var random = Seeded(Torture.seed)
    var known: Set<ForgetfulDisk.State> = []
    var problems: [String] = []
    var promised = 0
    // From the end, where most was promised: what was seen there need not be seen again with less.
    for cut in (0...disk.steps.count).reversed() {
      let least = disk.promised(before: cut)
      promised = max(promised, least)
      for state in disk.states(before: cut, most: most, &random) where known.insert(state).inserted {
        try state.restore(in: workspace.root)
        if let problem = problem(id, acts, atLeast: least) {
          problems.append("power cut before step \(cut) of \(disk.steps.count), LKE_SEED=\(Torture.seed): \(problem)")
          if stopsAtFirst { return problems }
        }
      }
    }
    if !stopsAtFirst { print("power cuts, LKE_SEED=\(Torture.seed): \(disk.steps.count) steps, \(known.count) states") }
    #expect(promised == acts.count - 1 && known.count > disk.steps.count / 2)
    return problems
  }

  /// What is wrong with the files as they are now.
  private func problem(_ id: String, _ acts: [[String: String]], atLeast least: Int) -> String? {
    var store = SheetStore(root: workspace.store)
    store.stateFolder = workspace.home + "/.local/state/lke"
    do throws(StoreProblem) {
      let place = try store.place(of: id)
      let found = try store.open(place).choices
      guard let act = acts.firstIndex(of: found) else { return "\(found) was never typed" }
      guard act >= least else { return "\(least) acts were saved and only \(act) are there" }
      let verification = try store.verify(place)
      guard verification.snapshot == .fits else { return "the snapshot: \(verification.snapshot)" }
      return nil
    } catch {
      return "\(error)"
    }
  }
}

extension ForgetfulDisk {
  /// Whether the file was renamed over another one.
  func isReplacement(_ number: Int) -> Bool {
    steps.contains { if case .rename(_, _, let file) = $0.act { file == number } else { false } }
  }
}
