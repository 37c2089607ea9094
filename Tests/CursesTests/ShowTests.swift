import TerminalHarness
import TerminalUI
import Testing

@Suite struct ShowTests {
  private func styles(term: String, environment: [String: String] = [:]) throws -> Screen {
    let probe = try Probe(term: term, environment: environment)
    probe.terminal.send("\u{12}")
    #expect(probe.terminal.wait(for: "↘"))
    return probe.terminal.screen
  }

  @Test(arguments: KeyTests.terms)
  func showsEveryRoleOnTheTerminalsOwnBackground(term: String) throws {
    let screen = try styles(term: term)
    for (row, role) in Role.allCases.enumerated() {
      #expect(screen.lines[row].split(separator: " ") == Array(repeating: "\(role)", count: 3).map { $0[...] })
      #expect(screen.cells[row][40].isReversed, "\(role) selected")
      #expect(!screen.cells[row][0].isReversed)
    }
    #expect(screen.cells.joined().allSatisfy { !$0.hasBackground })
    let isColorful = screen.cells.joined().contains { $0.color != -1 }
    #expect(isColorful == (term != "vt100"))
  }

  @Test(arguments: [("1", false), ("", true)])
  func noColorIsRespected(value: String, isColorful: Bool) throws {
    let screen = try styles(term: "xterm-256color", environment: ["NO_COLOR": value])
    #expect(screen.cells.joined().contains { $0.color != -1 } == isColorful)
    #expect(screen.cells.joined().contains { $0.isReversed })
  }

  /// Whatever the locale, boxes are drawn and the wide stand in their columns.
  @Test(arguments: [
    ["LANG": "C.UTF-8"], ["LANG": ""], ["LANG": "C"], ["LC_ALL": "POSIX"], ["LANG": "de_DE.UTF-8"], ["LANG": "id_ID"],
  ])
  func charactersStandInTheirColumns(locale: [String: String]) throws {
    let screen = try styles(term: "xterm-256color", environment: locale)
    let row = screen.cells[22]
    for (column, text) in [
      (0, "漢"), (1, ""), (2, "字"), (4, "|"), (5, "e\u{301}"), (6, "|"), (9, "|"), (12, "|"), (15, "|"),
    ] {
      #expect(row[column].text == text, "\(screen.lines[22])")
    }
    #expect(screen.lines[22].hasSuffix("|␛[31m|�|"))
    #expect(screen.cells[23][79].text == "↘")
  }

  /// "4 key(character("a"))" and little more.
  @Test func aSmallChangeSendsFewBytes() throws {
    let probe = try Probe()
    _ = try probe.events(for: "a")
    let mark = probe.terminal.output.count
    _ = try probe.events(for: "b")
    #expect(probe.terminal.output.count - mark < 100)
  }
}
