import ArgumentParser
import Screens
import Store
import TerminalUI

struct VerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: words.pick(
        "Memeriksa riwayat lembar, baris demi baris.", "Check the sheet's history, line by line."),
      discussion: words.pick("Contoh:", "Example:") + "\n  lke verify 2026/lapas-contoh-a")
  }

  @OptionGroup var options: StoreOptions

  @Argument(help: .sheetID)
  var id: String

  func run() throws {
    let store = options.openStore()
    let verification = try failing { () throws(StoreProblem) in try store.verify(try store.place(of: id)) }
    for log in verification.logs {
      try emit("\(log.replica)  \(words.lines(log.lines))  \(log.hash.prefix(16))")
      if let problem = log.problem { say(words.problem(problem)) }
      if log.torn > 0 { say(words.torn(log.replica, bytes: log.torn)) }
    }
    for file in verification.evidence where file.state != .same { say(words.problem(file)) }
    try emit("sheet.json  \(words.state(verification.snapshot))")
    try emit("\(words.pick("sidik", "digest"))  \(verification.digest)")
    guard verification.isSound else {
      throw Failure(.badData, words.pick("riwayat ini tidak utuh", "this history is not sound"))
    }
  }
}
