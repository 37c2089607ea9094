import Evaluation
import TerminalUI
import Testing

@testable import Screens

/// Instruments of one's own may be named in any way.
@Suite(.tags(.looks)) struct OwnInstrumentTests {
  private static let long = String(repeating: "Pengungkit yang namanya amat panjang ", count: 5)
  private static let instrument = Sample.decode(
    Sample.document.replacing("\"Pengungkit\"", with: "\"\(long)\"").replacing(
      "\"Manajemen Perubahan\"", with: "\"\(long)\""
    )
    .replacing("\"Perubahan\"", with: "\"\(long)\""))

  @Test(arguments: WidthTests.sizes) func longNamesFit(_ size: Size) {
    let sheet = Sample.sheet(.some, instrument: Self.instrument)
    var state = Sample.list(size).receiving(.opened(Sample.opened(sheet, instrument: Self.instrument)))
    expectFits(state.view, size, "sheet")
    let scores = state.view.text.split(separator: "\n").first { $0.contains("minimal 40") } ?? ""
    #expect(scores.hasPrefix(" Pengungkit yang namanya…  34,03  ━"), "\(scores)")
    for keys in ["/", "g", "k", "esc"] as [Keys] {
      state.press(keys)
      expectFits(state.view, size, keys.description)
      state.press("esc")
    }
  }
}
