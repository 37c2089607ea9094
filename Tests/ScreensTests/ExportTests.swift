import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct ExportTests {
  /// Keys in the form, which begins at the format, and what they ask for.
  static let requests: [(keys: Keys, format: String, path: String)] = [
    ("enter enter", "xlsx", "lapas-contoh-a-2026.xlsx"), ("right enter enter", "pdf", "lapas-contoh-a-2026.pdf"),
    ("␣ ␣ enter enter", "csv", "lapas-contoh-a-2026.csv"),
    ("␣ ␣ ␣ enter enter", "csv-excel", "lapas-contoh-a-2026.csv"),
    ("␣ ␣ ␣ ␣ enter enter", "json", "lapas-contoh-a-2026.json"),
    ("left left enter enter", "portalrb-json", "lapas-contoh-a-2026.portalrb.json"),
    ("left enter enter", "portalrb-xlsx", "lapas-contoh-a-2026.portalrb.xlsx"),
    ("right left enter enter", "xlsx", "lapas-contoh-a-2026.xlsx"),
    ("down ctrl-u lembar.xlsx up right enter enter", "pdf", "lembar.xlsx"),
    ("tab home /tmp/ backtab right enter enter", "pdf", "/tmp/lapas-contoh-a-2026.xlsx"),
    ("tab x backspace backtab right enter enter", "pdf", "lapas-contoh-a-2026.pdf"),
    ("tab ctrl-u paste:a␣b.csv enter", "xlsx", "a b.csv"),
  ]

  @Test(arguments: requests) func asksForTheFile(_ keys: Keys, _ format: String, _ path: String) {
    for open in [Sample.open(.some).pressing("x"), Sample.open(.some).pressing("k x")] {
      var state = open
      #expect(
        state.press(keys) == [.export(ExportRequest(id: Sample.id, format: format, path: path, replaces: false))])
      #expect(state.context == .form, "until it is written")
    }
  }

  @Test(arguments: ["enter ctrl-u enter", "enter ctrl-u ␣ ␣ enter"] as [Keys]) func wantsAName(_ keys: Keys) {
    var state = Sample.open(.some).pressing("x")
    #expect(state.press(keys) == [])
    #expect(state.context == .form)
    #expect(state.view.text.contains("Nama berkas belum diisi"))
  }

  @Test func replacesOnlyWhatTheUserSaidMayGo() {
    let request = ExportRequest(id: Sample.id, format: "csv", path: "a.csv", replaces: false)
    let asked = Sample.list().pressing("x").receiving(.exportExists(request))
    #expect(asked.context == .confirm)
    #expect(asked.view.text.contains("a.csv sudah ada. Ganti?"))
    for keys in ["esc", "t", "n"] as [Keys] {
      var state = asked
      #expect(state.press(keys) == [])
      #expect(state.context == .form, "another path can be typed")
      #expect(state.press("tab enter") == [.export(request)], "the one that was typed is still there")
    }
    var state = asked
    var replacing = request
    replacing.replaces = true
    #expect(state.press("y") == [.export(replacing)])
    #expect(state.overlay == nil)
  }

  @Test(arguments: [
    ("2026/lapas-contoh-a", "lapas-contoh-a-2026.xlsx"), ("lapas", "lapas.xlsx"), ("", "lke.xlsx"),
    ("/srv/a/2025/lapas/sheet.json", "lapas-2025.xlsx"), ("arsip/lapas", "lapas.xlsx"),
  ])
  func namesTheFileAfterTheSheet(_ id: String, _ name: String) {
    #expect(ExportRequest.fileName(for: id, format: "xlsx") == name)
  }
}
