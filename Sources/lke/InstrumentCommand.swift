import ArgumentParser
import Evaluation
import Screens
import Store
import TerminalUI

struct InstrumentCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "instrument",
      abstract: words.pick(
        "Instrumen yang dikenal, isinya, dan pemeriksaan berkas.",
        "The known instruments, their content, and the check of a file."),
      subcommands: [List.self, Show.self, Check.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(abstract: words.pick("Daftar instrumen.", "The instruments."))
    }
    @OptionGroup var options: StoreOptions

    func run() throws {
      for listing in options.openStore().instruments() {
        switch listing.result {
        case .success(let instrument):
          var line = "\(instrument.id)  \(instrument.name), \(instrument.regulation)"
          if case .file(let path) = listing.origin { line += "  \(path)" }
          print(line.displayable())
        case .failure(let problem): say(words.problem(problem))
        }
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: words.pick(
          "Isi sebuah instrumen: bobot, soal, dan pilihan.", "An instrument's content: weights, questions and choices.")
      )
    }
    @OptionGroup var options: StoreOptions

    @Argument(
      help: ArgumentHelp(
        words.pick("Nama instrumen, atau lokasi berkasnya.", "The instrument's name, or a path to its file.")))
    var id: String

    func run() throws {
      let instrument = try failing { () throws(StoreProblem) in try options.openStore().instrument(id) }
      print(InstrumentOutline(instrument, words).text)
    }
  }

  struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(abstract: words.pick("Memeriksa berkas instrumen.", "Check an instrument's file."))
    }
    @OptionGroup var options: StoreOptions

    @Argument(help: ArgumentHelp(words.pick("Berkas instrumen.", "The instrument's file.")))
    var file: String

    func run() throws {
      let path = file.contains("/") ? file : "./\(file)"
      let instrument = try failing { () throws(StoreProblem) in try options.openStore().instrument(path) }
      print(
        words.pick(
          "\(instrument.id): \(instrument.questions.count) soal, \(instrument.nodes.count(where: \.isSubarea)) subarea, bobot 100",
          "\(instrument.id): \(instrument.questions.count) questions, \(instrument.nodes.count(where: \.isSubarea)) sub-areas, weight 100"
        ))
    }
  }
}
