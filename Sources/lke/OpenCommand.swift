import ArgumentParser
import Screens

/// The terminal: what `lke` does without the name of a command.
struct OpenCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "open",
      abstract: words.pick(
        "Membuka daftar satker, atau lembar yang disebut.", "Open the list of satker, or the sheet named."))
  }

  @OptionGroup var options: StoreOptions

  @Argument(help: .sheetID)
  var id: String?

  func run() throws {
    try Session.run(options, id: id)
  }
}
