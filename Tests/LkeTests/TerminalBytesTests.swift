import Glibc
import Hostile
import TerminalHarness
import Testing

/// Nothing that stands in a file steers the terminal: every byte that is sent is looked at.
@Suite(.tags(.terminal)) struct TerminalBytesTests {
  /// Through every screen, with the data of a hostile store, only those escape sequences are sent that are sent with the
  /// data of a harmless one.
  @Test(arguments: ["xterm-256color", "screen-256color"]) func screens(term: String) throws {
    let harmless = SentBytes(try Self.walk(HostileStore(Workspace(), isHostile: false), term: term, sees: nil))
    let hostile = SentBytes(try Self.walk(HostileStore(Workspace(), isHostile: true), term: term, sees: "␛"))
    #expect(harmless.sequences.count > 5 && harmless.attributes.count > 3 && harmless.dangers.isEmpty)
    #expect(hostile.sequences.subtracting(harmless.sequences).isEmpty)
    #expect(hostile.attributes.subtracting(harmless.attributes).isEmpty)
    #expect(hostile.controls.subtracting(harmless.controls).isEmpty)
    #expect(hostile.dangers.isEmpty)
  }

  /// What the two tests look with finds each attack, alone and amid what a terminal is sent anyhow.
  @Test(arguments: HostileText.controls) func attacksAreFound(text: String) {
    let usual = SentBytes(Array("\u{1B}[H\u{1B}[2J\u{1B}[32mteks\u{1B}[39;49m\r\n\u{1B}(B".utf8))
    let sent = SentBytes(Array("\u{1B}[H\u{1B}[32m\(text)\u{1B}[39;49m".utf8))
    let isUsual = ["\u{1B}[2J", "\r"].contains(text)
    #expect(
      (sent.sequences.isSubset(of: usual.sequences) && sent.attributes.isSubset(of: usual.attributes)
        && sent.movements.isSubset(of: usual.movements) && sent.controls.isSubset(of: usual.controls)) == isUsual)
  }

  /// - Returns: all that was sent. Most screens have to show a mark in the place of something hostile.
  private static func walk(_ store: HostileStore, term: String, sees mark: String?) throws -> [UInt8] {
    let terminal = try store.workspace.open(environment: ["TERM": term, "USER": "u\u{1B}[53m"], columns: 100, rows: 30)
    var marked = 0
    func look(_ keys: String, _ landmark: String) throws {
      try terminal.press(keys, see: landmark)
      // The footer, where the landmarks are, is drawn last.
      if mark.map(terminal.screen.text.contains) == true { marked += 1 }
    }
    try look("", "enter buka")
    for (keys, landmark) in [
      ("/", "enter selesai"), ("\u{1B}", "enter buka"), ("b", "tab isian"), ("\u{1B}", "enter buka"),
    ] {
      try terminal.press(keys, see: landmark)
    }
    // Down over the broken ones: what is wrong is said below.
    for _ in 0..<12 { terminal.send("\u{1B}[B\r") }
    terminal.send("\u{1B}[H")
    try look("\r", "n catatan")
    terminal.send("\u{1B}[H")
    for (keys, landmark, back) in [
      ("/", "enter pilih", "\u{1B}"), ("n", "ctrl-o editor", "\u{1B}"), ("l", "enter isi", "l"),
      ("i", "tab isian", "\u{1B}"),
      ("x", "tab isian", "\u{1B}"), ("k", "enter buka", "\u{1B}"), ("?", "esc kembali", "\u{1B}"),
      ("g", "enter pilih", "\u{1B}"),
    ] {
      try look(keys, landmark)
      try terminal.press(back, see: "n catatan")
    }
    // Every question, an answer, and an undo, which says what it was about.
    for keys in ["\u{1B}[B", "\u{1B}[B", "\u{1B}[B", "\u{1B}[B", "\u{1B}[H", "t", "u", "u", "u", "u", "u", "r"] {
      terminal.send(keys)
    }
    try look("?", "esc kembali")
    try terminal.press("\u{1B}", see: "n catatan")
    // Wide and narrow.
    for (columns, rows) in [(80, 24), (160, 50)] {
      terminal.resize(columns: columns, rows: rows)
      try look("?", "esc kembali")
      try terminal.press("\u{1B}", see: "n catatan")
    }
    terminal.send("\u{3}")
    _ = terminal.exitStatus()
    #expect(mark == nil || marked > 8, "too few screens showed what is hostile: \(marked)")
    return terminal.output
  }

  private static let unseen = Set(
    (Array(0x200B...0x200D) + [0x2060, 0xFEFF] + Array(0xE0020...0xE007F)).map {
      "U+" + String($0, radix: 16, uppercase: true)
    })

  /// Every command that prints, on standard output and standard error.
  @Test func commands() throws {
    let store = try HostileStore(Workspace(), isHostile: true)
    let id = store.ids[0]
    let name = HostileText.controls.joined() + "\u{202E}"
    var runs: [[String]] = [
      ["list"], ["list", "--json"], ["show", id], ["score", id], ["score", id, "--json"], ["history", id],
      ["verify", id], ["portalrb", "check", id], ["portalrb", "check", id, "--json"], ["portalrb", "check", name],
      ["export", id, "--format", "portalrb-json"], ["export", id, "--format", "portalrb-xlsx", "-o", "portal.xlsx"],
      ["export", id, "--format", "json"], ["export", id, "--format", "csv"],
      ["export", id, "--format", "csv", "-o", name.replacing("/", with: "")], ["instrument", "list"],
      ["instrument", "show", "small"], ["instrument", "check", store.instrument],
      ["instrument", "check", store.workspace.store + "/instruments/x.json"], ["instrument", "show", name],
      ["set", id, name], ["set", id, "A.a=" + name], ["set", id, name + "=1"], ["set", id, "A.b/\(name)=1"],
      ["set", id, "A.b/all=" + name], ["set", id, "A.c=" + name], ["history", id, "--question", name],
      ["new", "--satker", name, "--year", "2026", "--target", name], ["new", "--satker", "x", "--year", name],
      ["new", "--satker", "x", "--year", "2026", "--instrument", name + "/x.json"], ["verify", id, "--seal", name],
      ["list", "--store", store.workspace.root + "/" + name], ["demo", "--store", store.workspace.store], [name],
      ["--" + name], ["list", name], ["list", "--lang", name], ["export", id, "--format", name],
      ["export", id, "--as", name],
    ]
    for id in store.broken {
      runs += [
        ["show", id], ["verify", id], ["set", id, "A.a=t"], ["score", id], ["history", id], ["portalrb", "check", id],
      ]
    }
    var marks = 0
    for arguments in runs {
      let run = try store.workspace.lke(
        arguments, environment: ["TMPDIR": store.workspace.root + "/" + name])
      for text in [run.out, run.err] {
        let sent = SentBytes(Array(text.utf8))
        #expect(sent.sequences.isEmpty && sent.movements.isEmpty && sent.attributes.isEmpty, "\(arguments): \(text)")
        // Texts in a csv file keep what joins and parts letters without being seen: it steers nothing.
        let dangers = arguments.contains("csv") ? sent.dangers.subtracting(Self.unseen) : sent.dangers
        #expect(dangers.isEmpty, "\(arguments): \(dangers) \(text)")
        #expect(
          sent.controls.isSubset(of: arguments.contains("csv") ? ["\r", "\n"] : ["\n"]),
          "\(arguments): \(sent.controls)")
      }
      if run.out.contains("␛") || run.err.contains("␛") || run.out.contains("\\u001b") || run.out.contains("\u{FFFD}") {
        marks += 1
      }
    }
    #expect(marks > runs.count * 2 / 3, "\(marks) of \(runs.count) showed what they were given")
  }
}
