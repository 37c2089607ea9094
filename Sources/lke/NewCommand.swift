import ArgumentParser
import Evaluation
import Screens
import Store

struct NewCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "new",
      abstract: words.pick("Membuat lembar baru dan mencetak ID-nya.", "Make a new sheet and print its ID."),
      discussion: words.pick("Contoh:", "Example:")
        + "\n  lke new --satker \"Lapas Contoh A\" --year 2026 --target wbk")
  }

  @OptionGroup var options: StoreOptions

  @Option(help: ArgumentHelp(words.pick("Nama satker.", "The satker's name."), valueName: "name"))
  var satker: String

  @Option(help: ArgumentHelp(words.pick("Tahun evaluasi.", "The year of the evaluation."), valueName: "year"))
  var year: Int

  @Option(help: ArgumentHelp(words.pick("Kode satker.", "The satker's code."), valueName: "code"))
  var code = ""

  @Option(
    help: ArgumentHelp(
      words.pick("Jenis satker, misalnya imigrasi.", "The kind of satker, e.g. imigrasi."), valueName: "kind"))
  var kind = ""

  @Option(
    help: ArgumentHelp(
      words.pick("Predikat yang dituju: wbk atau wbbm.", "The predicate aimed at: wbk or wbbm."), valueName: "wbk|wbbm")
  )
  var target = "wbk"

  @Option(
    help: ArgumentHelp(
      words.pick("Instrumen: nama, atau lokasi berkasnya.", "The instrument: its name, or a path to its file."),
      valueName: "id|file"))
  var instrument = "permenpanrb-90-2021"

  func run() throws {
    let store = options.openStore()
    let stored: StoredSheet
    do throws(StoreProblem) {
      stored = try store.create(
        satker: Satker(name: satker, code: code, kind: kind), year: year, target: target.lowercased(),
        instrument: try store.adopt(instrument))
    } catch {
      // About what was typed, not about a file.
      if case .change(_, let problem) = error.reason { throw Failure(.badData, words.problem(problem)) }
      throw Failure(error)
    }
    print(stored.place.id)
  }
}
