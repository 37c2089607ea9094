import FoundationEssentials
import Glibc
import TerminalHarness
import Testing

/// A change shown as saved survives `kill -9` at any instant. `make torture` does the same thousands of times.
@Suite(.tags(.terminal, .durability)) struct KillTests {
  let workspace = Workspace()
  private let seed = Torture.seed
  private static let kills = getenv("LKE_KILLS").flatMap { Int(String(cString: $0)) } ?? 150

  /// One sheet, typed at, killed, opened again and gone on with.
  @Test func whatWasShownAsSavedIsThere() throws {
    var random = Seeded(seed)
    let id = try workspace.newSheet()
    var logs = Logs(workspace, id)
    var tally = Tally()
    var answers: Typist.Answers = [:]
    for kill in 1...Self.kills {
      let context = "kill \(kill), LKE_SEED=\(seed) LKE_KILLS=\(Self.kills)"
      let terminal = try workspace.open(id, rows: Shown.rows)
      try terminal.see("Total")
      var typist = Typist(answers)
      // At once, faster than the program follows, or so that it shows each key.
      let pace = [0, 1000, 4000].randomElement(using: &random)!
      for _ in 0..<Int.random(in: 1...24, using: &random) {
        terminal.send(typist.next(&random))
        terminal.take(for: .microseconds(Int.random(in: 0...pace, using: &random)))
      }
      // Now and then into the sheet's file, which is written when no key comes.
      if kill.isMultiple(of: 8) {
        let old = logs.fileNumber
        let deadline = ContinuousClock.now + .seconds(3)
        while logs.fileNumber == old, !logs.hasUnfinishedFile, .now < deadline { terminal.take(for: .zero) }
        terminal.take(for: .microseconds(Int.random(in: 0...1000, using: &random)))
      } else {
        terminal.take(for: .microseconds(Int.random(in: 0...(pace == 0 ? 12_000 : 2000), using: &random)))
      }
      answers = try terminal.killed(typist, id, workspace, &tally, context)
      try logs.check(&tally, context)
    }
    let score = try workspace.lke("score", id, "--json").decoded(ScoreContract.self)
    #expect(score.answered == answers.count)
    print("kill -9, LKE_SEED=\(seed): \(tally)")
    tally.expectEnough()
  }

  /// Two windows on one sheet, both typed at: one goes on while the other is killed again and again. They are one person's,
  /// with one log, or two people's.
  @Test(arguments: [true, false]) func theOtherWindowLosesNothing(sharesLog: Bool) throws {
    var random = Seeded(seed)
    let id = try workspace.newSheet()
    var logs = Logs(workspace, id)
    var tally = Tally()
    let middle = 60
    let end = Typist.questions.count
    let elsewhere = ["HOME": workspace.root + "/elsewhere", "USER": "lain"]
    mkdir(workspace.root + "/elsewhere", 0o700)
    let other = try workspace.open(id, environment: sharesLog ? [:] : elsewhere, rows: Shown.rows)
    try other.see("Total")
    var others = Typist([:], in: 0..<middle, at: 0)
    var answers: Typist.Answers = [:]
    for kill in 1...max(10, Self.kills / 6) {
      let context = "kill \(kill), LKE_SEED=\(seed) LKE_KILLS=\(Self.kills)"
      let terminal = try workspace.open(id, rows: Shown.rows)
      try terminal.see("Total")
      // To the last question; where the sheet was opened depends on what both have answered.
      try terminal.press("\u{1B}[F", see: "B.II.i ")
      var typist = Typist(answers, in: middle..<end, at: end - 1)
      for _ in 0..<Int.random(in: 10...40, using: &random) {
        terminal.send(typist.next(&random))
        if Bool.random(using: &random) { other.send(others.next(&random)) }
        terminal.take(for: .microseconds(Int.random(in: 0...2000, using: &random)))
        other.take(for: .zero)
      }
      let found = try terminal.killed(typist, id, workspace, &tally, context)
      answers = found.filter { Typist.codes(middle..<end).contains($0.key) }
      try logs.check(&tally, context)
    }
    try other.quit()
    let typed = try #require(others.states.last).answers.merging(answers) { mine, _ in mine }
    #expect(try workspace.answers(id) == typed, "LKE_SEED=\(seed) LKE_KILLS=\(Self.kills)")
    var ignored = Tally()
    try logs.check(&ignored, "at the end")
    #expect(logs.count == (sharesLog ? 1 : 2))
    print("kill -9 beside another window, LKE_SEED=\(seed): \(tally)")
    tally.expectEnough()
  }
}

extension PseudoTerminal {
  /// Kills the program, and compares what it had shown with what a new process finds: that is what was typed up to some
  /// key, and not less than was shown as saved.
  ///
  /// - Returns: what a new process finds.
  fileprivate func killed(
    _ typist: Typist, _ id: String, _ workspace: Workspace, _ tally: inout Tally, _ context: String
  ) throws -> Typist.Answers {
    signal(SIGKILL)
    try #require(exitStatus() == 128 + SIGKILL, "\(context)\n\(screen.text)")
    let found = try workspace.answers(id)
    let own = Typist.codes(typist.range)
    let kept = found.filter { own.contains($0.key) }
    let states = typist.states
    let shown = Shown(screen)
    let last = try #require(
      states.lastIndex { $0.answers == kept },
      "\(context): \(kept) was never typed\n\(screen.text)\n\(states.map(\.answers))")
    tally.kills += 1
    if last < states.count - 1 { tally.typing += 1 }
    guard shown.isSaved, let claim = shown.state(of: typist) else {
      tally.unread += 1
      return found
    }
    if !claim.isWhole { tally.torn += 1 }
    if states[claim.index].answers != kept, claim.index < last { tally.unshown += 1 }
    tally.acts += claim.index
    let lost = states[claim.index].answers.filter { kept[$0.key] != $0.value }
    try #require(
      claim.index <= last, "\(context): shown as saved and lost: \(lost)\n\(screen.text)")
    return found
  }
}

extension Workspace {
  /// The choices that are answered, as a new process exports them.
  fileprivate func answers(_ id: String) throws -> Typist.Answers {
    let run = try lke("export", id, "--format", "csv")
    try #require(run.status == 0 && run.err.isEmpty, "\(run.err)")
    var answers: Typist.Answers = [:]
    for line in run.out.split(separator: "\r\n") {
      // Code, question (quoted where it has commas), kind, answer.
      guard let match = line.firstMatch(of: #/^([^,]+),(?:"(?:[^"]|"")*"|[^",]*),(?:YT|ABC|ABCD|ABCDE),([^,]+),/#)
      else { continue }
      answers[String(match.1)] = String(match.2)
    }
    return answers
  }
}

/// The instants at which kills hit.
private struct Tally: CustomStringConvertible {
  var kills = 0
  /// Keys were typed that had done nothing yet.
  var typing = 0
  /// An act was in the log and not on the screen.
  var unshown = 0
  /// The sheet's file was behind its logs.
  var behind = 0
  /// The sheet's file was being written: what is beside it had not taken its place.
  var unfinished = 0
  /// A log's last line was not whole.
  var tornLines = 0
  /// The screen was being drawn.
  var torn = 0
  /// The screen said nothing that could be held against what was found.
  var unread = 0
  /// Keys whose effect was shown.
  var acts = 0
  var lines = 0

  var description: String {
    """
    \(kills) kills after \(acts) keys that were shown, \(lines) lines in the logs: \(typing) amid the typing, \
    \(unshown) between log and screen, \(behind) between log and sheet.json, \(unfinished) within sheet.json, \
    \(tornLines) within a line, \(torn) within a frame; \(unread) screens could not be read
    """
  }

  /// Kills that hit nothing would test nothing.
  func expectEnough() {
    // Low enough for a machine that is busy with other things: how many hit depends on speed.
    #expect(behind * 10 >= kills, "too few kills hit between log and sheet.json: \(self)")
    #expect(typing * 10 >= kills, "too few kills hit amid the typing: \(self)")
    #expect(unread * 2 <= kills, "too many screens could not be read: \(self)")
    #expect(acts >= kills, "too little was shown: \(self)")
  }
}

/// A sheet's files between the kills. The logs only grow.
private struct Logs {
  private let folder: String
  /// By name: as far as they were whole the last time.
  private var ends: [String: (bytes: Int, lines: Int)] = [:]
  private let workspace: Workspace

  init(_ workspace: Workspace, _ id: String) {
    self.workspace = workspace
    folder = "\(workspace.store)/\(id)"
  }

  var count: Int { ends.count }

  private struct Line: Decodable { let number: Int }

  private struct Snapshot: Decodable {
    var includes: [String: Included]?

    struct Included: Decodable { let lines: Int }
  }

  /// Another one when it was replaced.
  var fileNumber: ino_t {
    var status = stat()
    return stat(folder + "/sheet.json", &status) == 0 ? status.st_ino : 0
  }

  var hasUnfinishedFile: Bool { workspace.names(in: folder).contains { $0.hasPrefix(".lke-") } }

  /// Nothing is half-written: the sheet's file is whole, and so are the lines of the logs up to a torn last one.
  mutating func check(_ tally: inout Tally, _ context: String) throws {
    for name in workspace.names(in: folder + "/history") {
      let old = ends[name] ?? (0, 0)
      let tail = try Self.bytes("\(folder)/history/\(name)", from: old.bytes)
      let whole = tail.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      var lines = old.lines
      for line in tail[..<whole].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
        let read = try? JSONDecoder().decode(Line.self, from: Data(line))
        try #require(
          read?.number == lines, "\(context): \(name), line \(lines): \(String(decoding: line, as: UTF8.self))")
        lines += 1
      }
      if whole < tail.count { tally.tornLines += 1 }
      ends[name] = (old.bytes + whole, lines)
    }
    let file = try #require(workspace.bytes(folder + "/sheet.json"), "\(context)")
    let snapshot = try JSONDecoder().decode(Snapshot.self, from: Data(file))
    tally.lines = ends.values.reduce(0) { $0 + $1.lines }
    if snapshot.includes?.values.reduce(0, { $0 + $1.lines }) ?? 0 < tally.lines { tally.behind += 1 }
    let unfinished = workspace.names(in: folder).filter { $0.hasPrefix(".lke-") }
    if !unfinished.isEmpty { tally.unfinished += 1 }
    for name in unfinished { unlink("\(folder)/\(name)") }
  }

  private static func bytes(_ path: String, from offset: Int) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    try #require(descriptor >= 0, "\(path): \(errno)")
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    try #require(size >= offset, "\(path) has become shorter")
    var bytes = [UInt8](repeating: 0, count: size - offset)
    let count = pread(descriptor, &bytes, bytes.count, off_t(offset))
    return Array(bytes.prefix(max(0, count)))
  }
}
