import ArgumentParser
import Evaluation
import Exchange
import Glibc
import Screens
import Store

struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: words.pick("Mengekspor lembar: xlsx, csv, atau json.", "Export the sheet: xlsx, csv or json."),
      discussion: words.pick(
        """
        Contoh:
          lke export 2026/lapas-contoh-a --format xlsx
          lke export 2026/lapas-contoh-a --format xlsx -o lke.xlsx
          lke export 2026/lapas-contoh-a --format csv | less

        Tanpa -o: csv dan json ke keluaran baku, xlsx ke berkas bernama lembar itu di folder ini.
        """,
        """
        Examples:
          lke export 2026/lapas-contoh-a --format xlsx
          lke export 2026/lapas-contoh-a --format xlsx -o lke.xlsx
          lke export 2026/lapas-contoh-a --format csv | less

        Without -o: csv and json go to standard output, xlsx to a file named after the sheet in this folder.
        """))
  }

  @OptionGroup var options: StoreOptions

  @Argument(help: .sheetID)
  var id: String

  @Option(help: ArgumentHelp(words.pick("Format berkas.", "The format."), valueName: "xlsx|csv|json"))
  var format: ExportFormat

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      words.pick("Berkas tujuan; - untuk keluaran baku.", "The target file; - for standard output."), valueName: "file")
  )
  var output: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(words.pick("Penilai yang jawabannya diekspor.", "Whose answers to export.")))
  var assessor = AssessorOption(.satker)

  func run() throws {
    let opened = try options.openStore().open(id)
    let bytes = try Export.bytes(
      opened.content, opened.instrument, assessor: assessor.assessor, format: format, seal: opened.seal)
    let target =
      output ?? (format == .xlsx ? ExportRequest.fileName(for: opened.place.path, format: format.rawValue) : "-")
    guard target == "-" else {
      try Export.write(bytes, to: target)
      say(words.exported(target))
      return
    }
    try emit(bytes)
  }
}

extension ExportFormat: ExpressibleByArgument {}

/// What the command and the terminal do alike.
enum Export {
  static func bytes(
    _ sheet: Sheet, _ instrument: Instrument, assessor: Assessor, format: ExportFormat, seal: HistorySeal?
  ) throws(Failure) -> [UInt8] {
    let history = seal.map { Report.History(digest: $0.digest, lines: $0.lines, seal: $0.text) }
    do throws(ExportProblem) {
      return try Report(sheet, instrument: instrument, assessor: assessor, history: history).export(format)
    } catch {
      throw Failure(error)
    }
  }

  /// Replaces the file by a whole one, with the permissions that the user's umask gives to new files.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let mask = umask(0)
    umask(mask)
    do throws(StoreProblem) {
      try DurableFile.write(bytes, to: path, mode: 0o666 & ~UInt32(mask))
    } catch {
      // A folder in the file's place is no missing input here.
      throw error.reason == .notAFile ? Failure(.cannotCreate, words.problem(error)) : Failure(error)
    }
  }
}
