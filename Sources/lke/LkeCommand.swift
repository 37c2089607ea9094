import ArgumentParser
import Glibc
import Screens
import Store

/// `lke`: the terminal without a subcommand, else one act on the store.
@main
struct LkeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lke",
      abstract: words.pick(
        "Mengisi Lembar Kerja Evaluasi (LKE) Zona Integritas di terminal.",
        "Fill in the evaluation sheet (LKE) of a Zona Integritas in the terminal."),
      usage: "lke [ID]\nlke <subcommand>",
      discussion: words.pick(
        """
        Contoh:
          lke                                 daftar satker
          lke 2026/lapas-contoh-a             lembar itu, pada soal pertama yang belum dijawab
          lke new --satker "Lapas Contoh A" --year 2026
          lke set 2026/lapas-contoh-a A.I.1.i.a=Ya B.I.i.a=3,60
          lke export 2026/lapas-contoh-a --format xlsx

        Lembar tersimpan di $LKE_STORE, atau ~/.local/share/lke.
        """,
        """
        Examples:
          lke                                 the list of satker
          lke 2026/lapas-contoh-a             that sheet, at its first unanswered question
          lke new --satker "Lapas Contoh A" --year 2026
          lke set 2026/lapas-contoh-a A.I.1.i.a=Ya B.I.i.a=3.60
          lke export 2026/lapas-contoh-a --format xlsx

        Sheets are kept in $LKE_STORE, or ~/.local/share/lke.
        """),
      version: "0.1.0",
      subcommands: [
        NewCommand.self, SetCommand.self, ScoreCommand.self, ShowCommand.self, ListCommand.self, ExportCommand.self,
        ImportCommand.self, PortalCommand.self, HistoryCommand.self, VerifyCommand.self, MergeCommand.self,
        RestoreCommand.self, TrashCommand.self, InstrumentCommand.self, DemoCommand.self, OpenCommand.self,
      ],
      defaultSubcommand: OpenCommand.self)
  }

  /// Options of every command may also stand before its name, where they would otherwise mean the default command's.
  private static func commandFirst(_ arguments: [String], _ names: [String]) -> [String] {
    var index = 0
    while index < arguments.count {
      if ["--store", "--lang"].contains(arguments[index]) {
        index += 2
      } else if arguments[index].hasPrefix("--store=") || arguments[index].hasPrefix("--lang=") {
        index += 1
      } else {
        break
      }
    }
    guard index > 0, index < arguments.count, names.contains(arguments[index]) else { return arguments }
    return [arguments[index]] + arguments[..<index] + arguments[(index + 1)...]
  }

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      let names = configuration.subcommands.compactMap { $0.configuration.commandName }
      if let start = PlainStart(arguments, commands: names) {
        try OpenCommand.open(start.id, in: SheetStore(named: start.store))
      } else {
        var command = try parseAsRoot(commandFirst(arguments, names))
        try command.run()
      }
    } catch let failure as Failure {
      if !failure.text.isEmpty { say(failure.text) }
      Glibc.exit(failure.status.rawValue)
    } catch {
      // As `exit(withError:)` does, but that repeats what was typed as it was typed.
      let (text, code) = (fullMessage(for: error), exitCode(for: error))
      if !text.isEmpty { write(text.displayableLines + "\n", to: code.isSuccess ? STDOUT_FILENO : STDERR_FILENO) }
      Glibc.exit(code.rawValue)
    }
  }
}
