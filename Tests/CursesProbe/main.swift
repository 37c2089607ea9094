import Curses
import Glibc
import TerminalUI

// Shows each event as a numbered line. Some keys do something besides: ctrl-Q quits, ctrl-T traps, ctrl-X overflows the stack,
// ctrl-Z suspends, ctrl-L leaves the terminal for a line of cat, ctrl-R shows all styles.

func overflow(_ depth: Int) -> Int { depth < 0 ? 0 : overflow(depth + 1) + overflow(depth + 2) }

/// The event as Swift describes it, without the names of modules and types.
func brief(_ event: TerminalEvent) -> String {
  var text = "\(event)"
  for name in ["TerminalUI.Key.", "TerminalUI.", "Curses.TerminalEvent.Signal."] {
    text = text.split(separator: name, omittingEmptySubsequences: false).joined()
  }
  return text
}

func allStyles(_ size: Size) -> Canvas {
  var canvas = Canvas(size)
  for (row, role) in Role.allCases.enumerated() {
    canvas.put("\(role)", column: 0, row: row, style: Style(role))
    canvas.put("\(role)", column: 20, row: row, style: Style(role).bold)
    canvas.put("\(role)", column: 40, row: row, style: Style(role).selected)
  }
  canvas.put("漢字|e\u{301}|👩‍👩‍👧|☺️|🇮🇩|ꦏꦴ|\u{1B}[31m|\u{202E}|", column: 0, row: size.rows - 2)
  canvas.putRight("↘", endingAt: size.columns, row: size.rows - 1)
  return canvas
}

do {
  let terminal = try CursesTerminal()
  var lines = ["ready \(terminal.size.columns)x\(terminal.size.rows)"]
  var showsStyles = false
  loop: while true {
    let size = terminal.size
    var canvas = Canvas(size)
    for (row, line) in lines.suffix(size.rows).enumerated() { canvas.put(line, column: 0, row: row) }
    terminal.show(showsStyles ? allStyles(size) : canvas)

    let event = terminal.next()
    if case .key(.paste(let text)) = event, text.count > 100 {
      lines.append("\(lines.count) pasted \(text.count)")
    } else {
      lines.append("\(lines.count) \(brief(event))")
    }
    switch event {
    case .key(.control("q")), .interrupted, .ended: break loop
    case .key(.control("t")): fatalError("asked for")
    case .key(.control("x")): print(overflow(0))
    case .key(.control("z")): terminal.suspend()
    case .key(.control("r")): showsStyles = true
    case .key(.control("l")):
      terminal.leave()
      print("left")
      _ = readLine()
      terminal.reenter()
    default: break
    }
  }
  terminal.close()
  print("closed after \(lines.last!)")
} catch {
  print(error)
  exit(1)
}
