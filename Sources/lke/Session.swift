import ArgumentParser
import Curses
import Evaluation
import Glibc
import Screens
import Store
import TerminalUI

/// The terminal at work: takes keys, performs what the screens ask for, draws. One thread, one loop; beside it only the
/// flusher.
final class Session {
  let store: SheetStore
  let terminal: CursesTerminal
  private(set) var state: State
  /// Writes the sheet on the screen.
  var writer: SheetWriter?
  let flusher = Flusher()
  /// Since when the sheet's file is behind its history.
  var behindSince: ContinuousClock.Instant?
  /// Milliseconds without a key before the file is written.
  var pause = Session.quiet
  /// Set once the loop shall end.
  var exitStatus: Int32?
  /// What was saved elsewhere, and how it comes back: to be said once more at the end.
  var evacuated: [String] = []
  /// What could not be saved at the end, to be said once the terminal is back.
  var lastProblem: String?
  /// What else is to be said then, though nothing is lost by it.
  var parting: String?

  /// Whether what was written into the sheet's file is backed up, too.
  var isBackedUp = true
  var isBackupProblemTold = false
  /// When it is to be looked next whether a backup is due.
  var nextBackup = ContinuousClock.now

  /// Milliseconds without a key after which the file is written, and how long it may be behind while keys keep coming. The
  /// history is never behind: it is written with each key.
  static let quiet = 250
  private static let longest = Duration.seconds(1)
  /// Milliseconds before a write that failed is tried again.
  static let patience = 2000
  /// Milliseconds between two looks for what others have written into the sheet.
  private static let glance = 1000

  /// Runs the terminal on the list, or on the sheet that was named.
  static func run(_ store: SheetStore, id: String?) throws {
    var store = store
    // Nobody at a keyboard waits for another program's lock; the write is tried again anyhow.
    store.patience = .milliseconds(100)
    let named = try id.map { try store.open($0) }
    let terminal: CursesTerminal
    do throws(TerminalProblem) {
      terminal = try CursesTerminal()
    } catch {
      throw Failure(.usage, words.problem(error))
    }
    let session = Session(store: store, terminal: terminal)
    let status = session.run(named)
    terminal.close()
    for text in session.evacuated { say(text) }
    if let parting = session.parting { say(parting) }
    if let problem = session.lastProblem { throw Failure(.inputOutput, problem) }
    if status != 0 { throw ExitCode(status) }
  }

  private init(store: SheetStore, terminal: CursesTerminal) {
    self.store = store
    self.terminal = terminal
    state = State(
      size: terminal.size, texts: words,
      author: History.Author(replica: "\(getpid())", name: SheetStore.userName, assessor: .satker), at: .now,
      local: { LocalTime($0) })
  }

  private func run(_ named: Opened?) -> Int32 {
    if let named { show(named) } else { perform(.list) }
    while true {
      if let exitStatus { return exitStatus }
      lookAtFlush()
      terminal.show(state.view)
      let longest = pause == Self.quiet ? Self.longest : .milliseconds(Self.patience)
      if let behindSince, .now - behindSince > longest { saveUnlessBusy() }
      switch terminal.next(timeout: behindSince == nil ? (writer == nil ? nil : Self.glance) : pause) {
      case .key(let key): dispatch(.key(key))
      case .resize(let size): dispatch(.resized(size))
      case .idle: if behindSince == nil { lookForOthers() } else { saveUnlessBusy() }
      case .interrupted(let signal): end(128 + signal.number)
      case .ended: end(128 + SIGHUP)
      }
    }
  }

  /// The sheet's file is only written behind the log; on a slow disk the keys are not to wait for that.
  private func saveUnlessBusy() {
    if writer?.log?.flushState != .running { save() }
  }

  /// Somebody or something ends us: that is ctrl-C, digits that are typed and all, with nobody left to ask.
  private func end(_ status: Int32) {
    dispatch(.key(.control("c")))
    save()
    parting = parting ?? backUp()
    exitStatus = status
  }

  func dispatch(_ message: Message) {
    for effect in state.update(message, at: .now) { perform(effect) }
  }
}

extension TerminalEvent.Signal {
  fileprivate var number: Int32 {
    switch self {
    case .terminate: SIGTERM
    case .hangUp: SIGHUP
    case .interrupt: SIGINT
    }
  }
}
