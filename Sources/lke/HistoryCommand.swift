import ArgumentParser
import Evaluation
import Exchange
import Screens
import Store
import TerminalUI

struct HistoryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "history",
      abstract: words.pick(
        "Siapa mengubah apa, kapan, dan mengapa.", "Who changed what, when, and why."),
      discussion: words.pick("Contoh:", "Example:")
        + "\n  lke history 2026/lapas-contoh-a\n  lke history 2026/lapas-contoh-a --question A.I.1.i.a\n  lke history 2026/lapas-contoh-a --json"
    )
  }

  @OptionGroup var options: StoreOptions

  @Argument(help: .sheetID)
  var id: String

  @Option(
    help: ArgumentHelp(
      words.pick("Hanya perubahan pada soal ini.", "Only changes of this question."), valueName: "code"))
  var question: String?

  @Flag(help: ArgumentHelp(words.pick("Mencetak JSON untuk program lain.", "Print JSON for other programs.")))
  var json = false

  func run() throws {
    let opened = try options.openStore().openWhole(id)
    if let question, opened.instrument.question(question) == nil {
      throw Failure(.badData, words.problem(.unknownQuestion(question)))
    }
    let concerns = { (change: Change) in question == nil || change.place.question == question }
    if json {
      try emit(Array(HistoryReport(opened.history, where: concerns).json.utf8))
    } else {
      for entry in opened.history.entries {
        for change in entry.changes where concerns(change) { try emit(line(entry, change)) }
        if entry.changes.isEmpty, question == nil { try emit(line(entry, nil)) }
      }
    }
  }

  /// Nil for an entry that changes nothing.
  private func line(_ entry: Entry, _ change: Change?) -> String {
    let time = LocalTime(entry.time)
    let act =
      switch entry.act {
      case .edit: ""
      case .undo: " (\(words.name(.undo, in: .sheet)))"
      case .redo: " (\(words.name(.redo, in: .sheet)))"
      }
    let who = entry.author.isEmpty ? entry.id.replica : entry.author
    let reason = entry.reason.isEmpty ? "" : " · \(entry.reason)"
    let what =
      change.map { "\(words.place($0)): \(words.content($0.from)) → \(words.content($0.to))" }
      ?? (entry.act == .edit ? words.arrived(entry.seen) : words.nothingChanged)
    return "\(words.stamp(time))  \(who) \(entry.assessor.rawValue)\(act)  \(what)\(reason)".displayable()
  }
}
