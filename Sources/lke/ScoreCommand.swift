import ArgumentParser
import Evaluation
import Exchange
import Screens
import Store

struct ScoreCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "score",
      abstract: words.pick(
        "Nilai lembar, per komponen dan syarat.", "The sheet's scores, by component and requirement."),
      discussion: words.pick("Contoh:", "Example:")
        + "\n  lke score 2026/lapas-contoh-a\n  lke score 2026/lapas-contoh-a --json")
  }

  @OptionGroup var options: StoreOptions

  @Argument(help: .sheetID)
  var id: String

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(words.pick("Penilai yang nilainya dihitung.", "Whose answers to score.")))
  var assessor = AssessorOption(.satker)

  @Flag(help: ArgumentHelp(words.pick("Mencetak JSON untuk program lain.", "Print JSON for other programs.")))
  var json = false

  func run() throws {
    let opened = try options.openStore().open(id)
    let scorecard = Scorecard(opened.instrument, opened.content, assessor: assessor.assessor)
    try emit(json ? ScoreReport(scorecard).json : ScoreTable(scorecard, words).text)
  }
}
