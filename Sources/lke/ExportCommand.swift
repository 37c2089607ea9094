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
      abstract: words.pick(
        "Mengekspor lembar: xlsx, pdf, csv, csv-excel, json, atau untuk PortalRB.",
        "Export the sheet: xlsx, pdf, csv, csv-excel, json or for PortalRB."),
      discussion: words.pick(
        """
        Contoh:
          lke export 2026/lapas-contoh-a --format xlsx
          lke export 2026/lapas-contoh-a --format xlsx -o lke.xlsx
          lke export 2026/lapas-contoh-a --format pdf
          lke export 2026/lapas-contoh-a --format csv | less
          lke export 2026/lapas-contoh-a --format portalrb-xlsx
          lke export 2026/lapas-contoh-a --format xlsx --blank

        csv-excel dibuka dengan benar oleh Excel berbahasa Indonesia; csv untuk program lain.
        Tanpa -o: csv dan json ke keluaran baku, xlsx dan pdf ke berkas bernama lembar itu di folder ini.
        Ekspor PortalRB memuat isian satker dan penilaian TPI; lke portalrb check memeriksanya dahulu.
        """,
        """
        Examples:
          lke export 2026/lapas-contoh-a --format xlsx
          lke export 2026/lapas-contoh-a --format xlsx -o lke.xlsx
          lke export 2026/lapas-contoh-a --format pdf
          lke export 2026/lapas-contoh-a --format csv | less
          lke export 2026/lapas-contoh-a --format portalrb-xlsx
          lke export 2026/lapas-contoh-a --format xlsx --blank

        csv-excel opens right in Excel with Indonesian settings; csv is for other programs.
        Without -o: csv and json go to standard output, xlsx and pdf to a file named after the sheet in this folder.
        What is for PortalRB holds the satker's answers and the TPI's; lke portalrb check looks at them first.
        """))
  }

  @OptionGroup var options: StoreOptions

  @Argument(help: .sheetID)
  var id: String

  @Option(
    help: ArgumentHelp(
      words.pick("Format berkas.", "The format."),
      valueName: ExportFormat.allCases.map(\.rawValue).joined(separator: "|")))
  var format: ExportFormat

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      words.pick("Berkas tujuan; - untuk keluaran baku.", "The target file; - for standard output."), valueName: "file")
  )
  var output: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      words.pick("Penilai yang jawabannya diekspor (bawaan: satker).", "Whose answers to export (default: satker).")))
  var assessor: AssessorOption?

  @Flag(
    help: ArgumentHelp(
      words.pick(
        "Tanpa jawaban, untuk diisi orang lain dan diimpor kembali.",
        "Without answers, for others to fill in and to be imported again.")))
  var blank = false

  func validate() throws {
    guard !blank || format == .xlsx else {
      throw ValidationError(words.pick("--blank hanya untuk xlsx", "--blank is for xlsx alone"))
    }
    guard assessor == nil || !format.isForPortal else {
      throw ValidationError(
        words.pick(
          "ekspor untuk PortalRB memuat satker dan TPI; --as tidak berlaku",
          "what is for PortalRB holds satker and TPI; --as has no meaning"))
    }
  }

  func run() throws {
    let store = options.openStore()
    // Only the whole history always says when it was last changed.
    let opened = format.isDated ? try store.openWhole(id) : try store.open(id)
    // What is filled in anew does not go by what the sheet holds now: no seal, so that no blank clears anything.
    let bytes = try Export.bytes(
      blank ? opened.content.blank : opened.content, opened.instrument, assessor: assessor?.assessor ?? .satker,
      format: format, seal: blank ? nil : opened.seal, changed: opened.history.lastChange)
    let target =
      output ?? (format.isBinary ? ExportRequest.fileName(for: opened.place.path, format: format.fileExtension) : "-")
    if target == "-" {
      try emit(bytes)
    } else {
      try Export.write(bytes, to: target)
      say(words.exported(target))
    }
    guard format.isForPortal else { return }
    do throws(StoreProblem) {
      try Export.keepRecord(of: opened.content, opened.instrument, seal: opened.seal, at: opened.place, in: store)
    } catch {
      // The export is there by now, whether or not that can be remembered.
      say(words.recordFailed(error))
    }
  }
}

extension History {
  /// In seconds since 1970; nil where nothing has changed, or only the base knows.
  var lastChange: Int? { entries.lazy.map(\.time).max() }
}

extension ExportFormat: ExpressibleByArgument {}

/// What the command and the terminal do alike.
enum Export {
  /// The date of a document is that of the sheet's last change, in seconds since 1970, or what SOURCE_DATE_EPOCH says.
  static func bytes(
    _ sheet: Sheet, _ instrument: Instrument, assessor: Assessor, format: ExportFormat, seal: HistorySeal?,
    changed: Int?
  ) throws(Failure) -> [UInt8] {
    let fixed = getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) }
    let history = seal.map { Report.History(digest: $0.digest, lines: $0.lines, seal: $0.text) }
    do throws(ExportProblem) {
      return try Report(
        sheet, instrument: instrument, assessor: assessor, history: history, changed: fixed ?? changed
      ).export(format)
    } catch {
      throw Failure(error)
    }
  }

  /// Remembers what PortalRB is given, so that `lke portalrb check` can tell whether the sheet has changed since.
  static func keepRecord(
    of sheet: Sheet, _ instrument: Instrument, seal: HistorySeal?, at place: SheetPlace, in store: SheetStore
  ) throws(StoreProblem) {
    let content = PortalReport(sheet, instrument: instrument).content
    try store.keep(PortalRecord(of: content, seal: seal, time: time(nil)), of: place)
  }

  /// Replaces the file by a whole one that was read back, with the permissions that the user's umask gives to new files.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let mask = umask(0)
    umask(mask)
    do throws(StoreProblem) {
      try DurableFile.write(bytes, to: path, mode: 0o666 & ~UInt32(mask), readingBack: true)
    } catch {
      // A folder in the file's place is no missing input here.
      throw error.reason == .notAFile ? Failure(.cannotCreate, words.problem(error)) : Failure(error)
    }
  }
}
