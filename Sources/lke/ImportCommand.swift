import ArgumentParser
import Evaluation
import Exchange
import Glibc
import Screens
import Store
import TerminalUI

struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: words.pick(
        "Membaca jawaban dari berkas xlsx, csv, atau json yang sudah diisi.",
        "Read answers from filled-in xlsx, csv or json files."),
      discussion: words.pick(
        """
        Contoh:
          lke import lke.xlsx
          lke import lke.xlsx --into 2026/lapas-contoh-a
          lke import *.xlsx --yes
          lke import lke.csv --into 2026/lapas-contoh-a

        csv tidak menyebut satkernya: perlu --into. JSON dari PortalRB memuat isian satker dan penilaian TPI; --as ketua
        mengambil yang kedua.
        Yang akan berubah ditampilkan dulu. Sel kosong dalam berkas tidak mengosongkan jawaban.
        """,
        """
        Examples:
          lke import lke.xlsx
          lke import lke.xlsx --into 2026/lapas-contoh-a
          lke import *.xlsx --yes
          lke import lke.csv --into 2026/lapas-contoh-a

        csv does not name its satker: it needs --into. PortalRB's JSON holds the satker's answers and the TPI's; --as ketua
        takes the latter.
        What would change is shown first. A blank cell in the file clears no answer.
        """))
  }

  @OptionGroup var options: StoreOptions

  @Argument(
    help: ArgumentHelp(words.pick("Berkas xlsx, csv, atau json.", "The xlsx, csv or json files."), valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      words.pick(
        "Lembar tujuan; bawaan: yang satker dan tahunnya tertulis dalam berkas.",
        "The sheet; default: the one whose satker and year the file names."), valueName: "id"))
  var into: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      words.pick(
        "Penilai yang jawabannya diisi; bawaan: yang tertulis dalam berkas, atau satker.",
        "Whose answers they are; default: whom the file names, else satker.")))
  var assessor: AssessorOption?

  @Flag(help: ArgumentHelp(words.pick("Tanpa bertanya.", "Do not ask.")))
  var yes = false

  @Flag(
    help: ArgumentHelp(
      words.pick(
        "Juga jawaban yang sudah dinilai penilai berikutnya.", "Also answers that a later assessor has judged.")))
  var judged = false

  func validate() throws {
    if into != nil, files.count > 1 {
      throw ValidationError(words.pick("--into hanya untuk satu berkas", "--into takes a single file"))
    }
  }

  func run() throws {
    let store = options.openStore()
    var problem: Failure?
    for file in files {
      do throws(Failure) {
        try bring(file, into: store)
      } catch {
        // What is wrong with the sheet rather than the file does not name that.
        let text = error.text.hasPrefix(file) ? error.text : "\(file): \(error.text)"
        guard files.count > 1 else { throw Failure(error.status, text) }
        say(text)
        problem = Failure(.badData, "")
      }
    }
    if let problem { throw problem }
  }

  /// All of one file, or nothing of it.
  private func bring(_ file: String, into store: SheetStore) throws(Failure) {
    let source = try Import(file)
    let imported = source.imported
    let place = try place(of: imported.identity, in: store)
    let opened = try failing { () throws(StoreProblem) in try store.open(place) }
    let assessor = assessor?.assessor ?? imported.identity.assessor ?? .satker
    let exported = try failing { () throws(StoreProblem) in try source.exportedSheet(of: place, in: store) }
    let staging = source.staging(
      for: opened.content, opened.instrument, since: exported, assessor: assessor, isNamed: into != nil)
    let held = staging.doubts.filter { !judged || $0.value != .judged }
    let changes = staging.changes.filter { held[$0.place] == nil }

    try emit("\(file) → \(place.id) (\(words.assessor(assessor)))")
    for finding in staging.findings { try emit("  ? \(finding.place): \(finding.text)") }
    for change in staging.changes {
      if let doubt = held[change.place] { try emit("  = \(line(change)) (\(words.held(doubt)))") }
    }
    for change in changes { try emit("  \(line(change))") }
    guard !changes.isEmpty else { return try emit(words.nothingToImport) }
    guard try isConfirmed(changes.count) else { return }

    let result = try failing { () throws(StoreProblem) in
      try store.update(place, reason: words.importReason(source.name, source.digest)) { sheet, _ throws(Overtaken) in
        // What was shown is what is done.
        guard changes.allSatisfy({ sheet[$0.place] == $0.from }) else { throw Overtaken() }
        return changes.reduce(sheet) { $0.applying($1) }
      }
    }
    switch result {
    case .success(let stored): if let path = stored.keptFile { say("\(words.kept(path)): \(words.editsOvertaken)") }
    case .failure: throw Failure(.busy, words.overtakenByOthers)
    }
    store.backUpWhenDue(place)
    try emit(words.imported(changes.count))
  }

  /// Somebody changed the sheet while the changes were looked at.
  private struct Overtaken: Error {}

  private func line(_ change: Change) -> String {
    "\(words.place(change)): \(words.content(change.from)) → \(words.content(change.to))"
  }

  private func place(of identity: ImportedFile.Identity, in store: SheetStore) throws(Failure) -> SheetPlace {
    if let into { return try failing { () throws(StoreProblem) in try store.place(of: into) } }
    guard identity.satker != nil || identity.code != nil else { throw Failure(.badData, words.fileNamesNoSatker) }
    let found = try failing { () throws(StoreProblem) in try store.summaries() }.filter { listing in
      guard case .success(let summary) = listing.result else { return false }
      return identity.isOf(summary.satker, year: summary.year)
    }
    guard found.count == 1 else { throw Failure(.badData, words.sheetsOf(identity, found.map(\.place.id))) }
    return found[0].place
  }

  private func isConfirmed(_ count: Int) throws(Failure) -> Bool {
    if yes { return true }
    guard isatty(STDIN_FILENO) == 1 else { throw Failure(.usage, words.importNeedsYes) }
    write("\(words.askToImport(count)) ", to: STDERR_FILENO)
    return words.isYes(readLine() ?? "")
  }
}
