import ArgumentParser
import Evaluation
import Screens
import Store

/// What every command takes.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words.pick(
        "Folder penyimpanan (bawaan: $LKE_STORE, atau ~/.local/share/lke).",
        "The store's folder (default: $LKE_STORE, or ~/.local/share/lke)."),
      valueName: words.pick("folder", "dir")))
  var store: String?

  @Option(help: ArgumentHelp(words.pick("Bahasa: id atau en.", "Language: id or en."), valueName: "id|en"))
  var lang: String?

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError(
        words.pick("--lang menerima id atau en, bukan \(lang)", "--lang takes id or en, not \(lang)"))
    }
    if store == "" { throw ValidationError(words.pick("--store kosong", "--store is empty")) }
  }

  /// The store that the options name.
  func openStore() -> SheetStore { SheetStore(named: store) }
}

extension SheetStore {
  /// The store in the folder, or where the environment says.
  init(named folder: String?) {
    self.init(
      root: folder
        ?? Self.defaultRoot(
          environment: ["LKE_STORE", "XDG_DATA_HOME", "HOME"].reduce(into: [:]) { $0[$1] = environment($1) }))
  }
}

extension SheetStore {
  /// The sheet that the user names, with all that its history says.
  func open(_ id: String) throws -> Opened {
    try failing { () throws(StoreProblem) in try open(try place(of: id)) }
  }

  func openWhole(_ id: String) throws -> Opened {
    try failing { () throws(StoreProblem) in try openWhole(try place(of: id)) }
  }
}

/// Runs something of the store; its problem becomes a failure in words.
func failing<Success>(_ body: () throws(StoreProblem) -> Success) throws(Failure) -> Success {
  do throws(StoreProblem) {
    return try body()
  } catch {
    throw Failure(error)
  }
}

extension ArgumentHelp {
  static var sheetID: ArgumentHelp {
    ArgumentHelp(
      words.pick(
        "Lembar, misalnya 2026/lapas-contoh-a, atau lokasi sebuah sheet.json.",
        "The sheet, e.g. 2026/lapas-contoh-a, or a path to a sheet.json."))
  }
}

/// An assessor as an option spells it.
struct AssessorOption: ExpressibleByArgument {
  let assessor: Assessor

  init?(argument: String) {
    guard let assessor = Assessor.standard.first(where: { $0.rawValue == argument }) else { return nil }
    self.assessor = assessor
  }

  init(_ assessor: Assessor) { self.assessor = assessor }

  var defaultValueDescription: String { assessor.rawValue }
  static var allValueStrings: [String] { Assessor.standard.map(\.rawValue) }
}
