import ArgumentParser
import Screens
import Store
import TerminalUI

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
    try Self.open(id, in: options.openStore())
  }

  static func open(_ id: String?, in store: SheetStore) throws {
    if let id { try refuseCommandThatIsNone(id, store) }
    try Session.run(store, id: id)
  }

  /// What is neither the name of a sheet nor a path was more likely meant as a command.
  private static func refuseCommandThatIsNone(_ id: String, _ store: SheetStore) throws {
    do throws(StoreProblem) {
      _ = try store.place(of: id)
    } catch {
      guard error.reason == .invalidID else { throw Failure(error) }
      let name = id.displayable()
      throw Failure(
        .usage,
        words.pick(
          "\(name): bukan perintah dan bukan nama lembar; lke --help menampilkan perintah, lke list nama lembar",
          "\(name): neither a command nor the name of a sheet; lke --help shows the commands, lke list the sheets"))
    }
  }
}
