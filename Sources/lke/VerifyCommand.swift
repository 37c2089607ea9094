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

  @Option(
    help: ArgumentHelp(
      words.pick(
        "Sidik atau segel riwayat dari sebuah ekspor: apakah riwayat masih berawal demikian.",
        "The digest or the seal of the history from an export: whether the history still begins with it."),
      valueName: words.pick("sidik|segel", "digest|seal")))
  var seal: SealOption?

  func run() throws {
    let store = options.openStore()
    let place = try failing { () throws(StoreProblem) in try store.place(of: id) }
    let verification = try failing { () throws(StoreProblem) in try store.verify(place) }
    for log in verification.logs {
      try emit("\(log.replica)  \(words.lines(log.lines))  \(log.hash.prefix(16))")
      if let problem = log.problem { say(words.problem(problem)) }
      if log.torn > 0 { say(words.torn(log.replica, bytes: log.torn)) }
    }
    try emit("sheet.json  \(words.state(verification.snapshot))")
    try emit("\(words.pick("sidik", "digest"))  \(verification.digest)")
    if let seal { try check(seal, verification, store, place) }
    guard verification.isSound else {
      throw Failure(.badData, words.pick("riwayat ini tidak utuh", "this history is not sound"))
    }
  }

  private func check(
    _ option: SealOption, _ verification: Verification, _ store: SheetStore, _ place: SheetPlace
  ) throws {
    let finding: SealFinding
    switch option {
    case .digest(let digest):
      guard digest == verification.digest else { throw Failure(.badData, words.otherDigest) }
      finding = .same
    case .seal(let seal):
      try emit("\(words.pick("sidik segel itu", "digest of that seal"))  \(seal.digest)")
      finding = try failing { () throws(StoreProblem) in try store.find(seal, in: verification, of: place) }
    }
    if case .broken(let replicas) = finding { throw Failure(.badData, words.brokenSeal(replicas)) }
    try emit("\(words.pick("segel", "seal"))  \(words.finding(finding))")
  }
}

/// What of a history stands on an export.
enum SealOption: ExpressibleByArgument {
  /// SHA-256, in hexadecimal.
  case digest(String)
  case seal(HistorySeal)

  init?(argument: String) {
    if argument.utf8.count == 64, argument.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) {
      self = .digest(argument)
    } else if let seal = HistorySeal(argument) {
      self = .seal(seal)
    } else {
      return nil
    }
  }
}
