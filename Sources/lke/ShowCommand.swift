import ArgumentParser
import Evaluation
import Screens
import Store

struct ShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: words.pick("Layar kemajuan sebagai teks.", "The progress screen as text."),
      discussion: words.pick("Contoh:", "Example:") + "\n  lke show 2026/lapas-contoh-a")
  }

  @OptionGroup var options: StoreOptions

  @Argument(help: .sheetID)
  var id: String

  func run() throws {
    let stored = try options.openStore().load(id)
    try emit(ProgressScreen.text(stored.sheet, stored.instrument, assessor: .satker, words))
  }
}
