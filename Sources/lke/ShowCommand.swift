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
    let opened = try options.openStore().open(id)
    try emit(ProgressScreen.text(opened.content, opened.instrument, assessor: .satker, words))
  }
}
