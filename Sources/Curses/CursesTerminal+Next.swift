import CNCurses
import CTerminal
import Glibc
import TerminalUI

extension CursesTerminal {
  /// Waits for the next event, at most so many milliseconds (nil: as long as it takes), or a little longer while an escape
  /// sequence or a paste is coming in.
  package func next(timeout milliseconds: Int? = nil) -> TerminalEvent {
    let deadline = milliseconds.map { ContinuousClock.now + .milliseconds($0) }
    while true {
      if let event = takeSignal() { return event }
      if let event = read() { return event }
      let patience = decoder.patience.map(milliseconds(of:))
      switch wait(patience ?? deadline.map(millisecondsUntil)) {
      case .something: continue
      case .gone: return .ended
      case .nothing:
        guard patience != nil else { return .idle }
        if let key = decoder.decode(.silence) { return .key(key) }
      }
    }
  }

  /// Reads what is there, up to the first event. Bytes, since `wget_wch` loses characters that come in pieces, and whatever
  /// follows a byte that is not UTF-8.
  private func read() -> TerminalEvent? {
    while true {
      let code = wgetch(window)
      let key: Key?
      switch code {
      case ERR:
        return nil
      case KEY_RESIZE:
        shown = nil
        return .resize(size)
      case 0...0xFF:
        key = decoder.decode(.byte(UInt8(code)))
      default:
        key = decode(keypadCode: code)
      }
      if let key { return .key(key) }
    }
  }

  private func decode(keypadCode code: Int32) -> Key? {
    if let key = Key(keypadCode: code) { return decoder.decode(.key(key)) }
    // What ncurses has made out and we do not know is decoded from its bytes: modified arrows, the beginning of a mouse
    // report, ctrl-Z on a Linux console.
    guard let bytes = keybound(code, 0) else { return decoder.decode(.key(nil)) }
    defer { free(bytes) }
    return String(cString: bytes).utf8.reduce(nil) { decoder.decode(.byte($1)) ?? $0 }
  }

  private func takeSignal() -> TerminalEvent? {
    // First of all, and once: drained between two takes, a signal that has just come would wake nobody.
    lke_signals_drain()
    if lke_signals_take(LKE_TERMINATE) != 0 { return .interrupted(.terminate) }
    if lke_signals_take(LKE_HANG_UP) != 0 { return .interrupted(.hangUp) }
    if lke_signals_take(LKE_INTERRUPT) != 0 { return .interrupted(.interrupt) }
    // A stop asked for from outside is the same wish as ctrl-Z.
    if lke_signals_take(LKE_STOP) != 0 { return .key(.control("z")) }
    if lke_signals_take(LKE_CONTINUE) != 0 { repaint() }
    return nil
  }

  private enum Waited { case something, nothing, gone }

  /// Waits for the keyboard or a signal.
  private func wait(_ milliseconds: Int?) -> Waited {
    var sources = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: lke_signals_descriptor(), events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&sources, nfds_t(sources.count), milliseconds.map(Int32.init(clamping:)) ?? -1)
    if count == 0 { return .nothing }
    if count < 0 { return .something }  // a signal
    let keyboard = Int32(sources[0].revents)
    if keyboard & (POLLHUP | POLLERR | POLLNVAL) != 0 { return .gone }
    // A terminal whose input has ended is readable for ever, with nothing to read.
    if keyboard & POLLIN != 0, lke_bytes_waiting(STDIN_FILENO) < 1 { return .gone }
    return .something
  }

  private func milliseconds(of patience: KeyDecoder.Patience) -> Int {
    switch patience {
    case .brief: Int(get_escdelay())
    case .long: 1000
    }
  }
}

/// Rounded up, so that waiting so long reaches the deadline; never negative.
private func millisecondsUntil(_ deadline: ContinuousClock.Instant) -> Int {
  let (seconds, attoseconds) = (deadline - .now).components
  return max(0, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000) + 1)
}
