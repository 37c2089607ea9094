import TerminalHarness
import Testing

@Suite struct KeyTests {
  @Test func arrives() throws {
    let probe = try Probe()
    print(probe.events(for: "a\u{1B}[Aé漢"))
    probe.terminal.send("\u{1B}[1;5A\u{11}")
    print(probe.terminal.waitForExit() as Any)
    print(String(decoding: probe.terminal.output, as: UTF8.self).debugDescription)
  }
}
