import ArgumentParser
import Evaluation
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
        + "\n  lke history 2026/lapas-contoh-a\n  lke history 2026/lapas-contoh-a --question A.I.1.i.a")
  }

  @OptionGroup var options: StoreOptions

  @Argument(help: .sheetID)
  var id: String

  @Option(
    help: ArgumentHelp(
      words.pick("Hanya perubahan pada soal ini.", "Only changes of this question."), valueName: "code"))
  var question: String?

  func run() throws {
    let store = options.openStore()
    let opened = try failing { () throws(StoreProblem) in try store.openWhole(try store.place(of: id)) }
    if let question, opened.instrument.question(question) == nil {
      throw Failure(.badData, words.problem(.unknownQuestion(question)))
    }
    for entry in opened.history.entries {
      let changes = entry.changes.filter { question == nil || $0.place.question == question }
      for change in changes { try emit(line(entry, change)) }
      if entry.changes.isEmpty, question == nil { try emit(line(entry, nil)) }
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
      ?? (entry.act == .edit ? words.arrived(entry.seen) : words.unchanged)
    return "\(words.stamp(time))  \(who) \(entry.assessor.rawValue)\(act)  \(what)\(reason)".displayable()
  }
}

extension Change.Place {
  /// The question's code; nil for a field of the sheet.
  fileprivate var question: String? { if case .answer(_, let question, _) = self { question } else { nil } }
}
