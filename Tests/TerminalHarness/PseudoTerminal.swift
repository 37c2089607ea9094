import CPseudoTerminal
import Glibc

/// A program running on a terminal of its own, which a test types at and looks at.
package final class PseudoTerminal {
  /// All that the program has sent so far.
  package private(set) var output: [UInt8] = []

  package let pid: pid_t
  private let master: Int32
  private let emulator: Emulator
  private var status: Int32?

  /// Starts the program at `path`, with just this environment.
  package init(
    _ path: String, _ arguments: [String] = [], environment: [String: String], columns: Int = 80, rows: Int = 24
  ) throws {
    var pid: pid_t = 0
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for string in argv + envp { free(string) } }
    master = lke_pty_spawn(path, &argv, &envp, Int32(columns), Int32(rows), &pid)
    guard master >= 0 else { throw Failure.cannotStart(errno) }
    self.pid = pid
    emulator = Emulator(columns: columns, rows: rows)
  }

  package enum Failure: Error {
    case cannotStart(Int32)
  }

  deinit {
    Glibc.close(master)
    if status == nil {
      kill(-pid, SIGKILL)
      kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
    }
  }

  /// What a person would see now.
  package var screen: Screen { emulator.screen }

  /// The terminal's mode, as its programs have set it.
  package var mode: termios {
    var mode = termios()
    tcgetattr(master, &mode)
    return mode
  }

  /// Types text, escape sequences and all.
  package func send(_ text: String) { send(Array(text.utf8)) }

  package func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    // A program that does not read must not block the test, which has to read what the program sends.
    while !rest.isEmpty, wait(for: POLLIN | POLLOUT, until: .now + .seconds(20)) {
      receive()
      let sent = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if sent > 0 { rest = rest.dropFirst(sent) }
      if sent < 0, errno != EAGAIN, errno != EINTR { return }
    }
  }

  package func resize(columns: Int, rows: Int) {
    emulator.resize(columns: columns, rows: rows)
    lke_pty_resize(master, Int32(columns), Int32(rows))
  }

  /// The process group that has the terminal.
  package var foregroundGroup: pid_t { tcgetpgrp(master) }

  /// Sends the program a signal.
  package func signal(_ number: Int32) { kill(pid, number) }

  /// Hangs up: closes the terminal while the program is on it.
  package func hangUp() {
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    dup2(null, master)  // the number stays ours until deinit closes it
    Glibc.close(null)
  }

  /// Reads on until the condition holds; false where it never did in time.
  package func wait(upTo limit: Duration = .seconds(20), until condition: (PseudoTerminal) -> Bool) -> Bool {
    let deadline = ContinuousClock.now + limit
    repeat {
      receive()
      if condition(self) { return true }
    } while wait(for: POLLIN, until: deadline)
    return condition(self)
  }

  /// Reads on until the screen holds the text.
  package func wait(for text: String) -> Bool { wait { $0.screen.text.contains(text) } }

  /// Reads on until the program has ended. Its wait status, nil where it did not end in time.
  package func waitForExit(upTo limit: Duration = .seconds(20)) -> Int32? {
    _ = wait(upTo: limit) { $0.hasEnded }
    receive()
    return status
  }

  private var hasEnded: Bool {
    var status: Int32 = 0
    if self.status == nil, waitpid(pid, &status, WNOHANG) == pid { self.status = status }
    return self.status != nil
  }

  /// Takes in all that the program has sent.
  private func receive() {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(master, &bytes, bytes.count)
      guard count > 0 else { return }
      output += bytes.prefix(count)
      emulator.take(bytes.prefix(count))
    }
  }

  /// False when the deadline has passed. Looks again at least every 20 ms, for what no descriptor tells, such as an exit.
  private func wait(for events: Int32, until deadline: ContinuousClock.Instant) -> Bool {
    guard .now < deadline else { return false }
    var source = pollfd(fd: master, events: Int16(events), revents: 0)
    poll(&source, 1, 20)
    // After a hang-up poll returns at once, again and again.
    if Int32(source.revents) & POLLHUP != 0 { usleep(1000) }
    return true
  }
}
