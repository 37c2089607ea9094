import ArgumentParser
import Exchange
import Screens
import Store
import TerminalUI

struct VerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: words.pick(
        "Memeriksa riwayat lembar, baris demi baris, dan cadangannya.",
        "Check the sheets' histories, line by line, and their backups."),
      discussion: words.pick("Contoh:", "Example:")
        + "\n  lke verify 2026/lapas-contoh-a\n  lke verify --all\n  lke verify --all --json")
  }

  @OptionGroup var options: StoreOptions

  @OptionGroup var sheets: SheetsOptions

  @Option(
    help: ArgumentHelp(
      words.pick(
        "Sidik atau segel riwayat dari sebuah ekspor: apakah riwayat masih berawal demikian.",
        "The digest or the seal of the history from an export: whether the history still begins with it."),
      valueName: words.pick("sidik|segel", "digest|seal")))
  var seal: SealOption?

  func validate() throws {
    guard seal == nil || sheets.ids.count == 1 && !sheets.json else {
      throw ValidationError(words.pick("--seal untuk satu lembar", "--seal is for one sheet"))
    }
  }

  func run() throws {
    let store = options.openStore()
    var results: [(id: String, result: Result<Verification, StoreProblem>)] = []
    for (id, place) in try sheets.places(in: store) {
      let result = Result { () throws(StoreProblem) in try store.verify(try place.get()) }
      results.append((id, result))
      if !sheets.json { try tell(id, result) }
    }
    if sheets.json { try emit(Array(Self.json(results).utf8)) }
    if let seal, case .success(let verification) = results[0].result { try check(seal, verification, store) }
    try judge(results)
  }

  /// A line where all is well, else what is not.
  private func tell(_ id: String, _ result: Result<Verification, StoreProblem>) throws {
    let id = id.displayable()
    switch result {
    case .failure(let problem):
      try emit("\(id)  ✗")
      say(words.problem(problem))
    case .success(let verification):
      let counts = "\(words.lines(verification.lines)), \(words.backups(verification.backups.count))"
      try emit("\(id)  \(verification.isSound ? "✓" : "✗")  \(counts)  \(verification.digest)")
      for file in verification.evidence where file.state == .missing { say(words.problem(file)) }
      guard !verification.isSound else { return }
      for log in verification.logs {
        try emit("  \(log.replica)  \(words.lines(log.lines))  \(log.hash.prefix(16))")
        if let problem = log.problem { say(words.problem(problem)) }
        if log.torn > 0 { say(words.torn(log.replica, bytes: log.torn)) }
      }
      for file in verification.evidence where file.state == .changed { say(words.problem(file)) }
      try emit("  sheet.json  \(words.state(verification.snapshot))")
      for copy in verification.backups where copy.problem != nil || !copy.ahead.isEmpty {
        try emit("  \(copy.backup.name)  \(copy.problem == nil ? words.state(.ahead(copy.ahead)) : "✗")")
        if let problem = copy.problem { say(words.problem(problem)) }
      }
    }
  }

  /// What is not sound counts more than what could not be looked at.
  private func judge(_ results: [(id: String, result: Result<Verification, StoreProblem>)]) throws(Failure) {
    var failure: Failure?
    for (_, result) in results {
      switch result {
      case .success(let verification):
        if !verification.isSound { throw .unsound(results.count) }
      case .failure(let problem):
        if problem.kind == .badData { throw .unsound(results.count) }
        failure = failure ?? Failure(Failure(problem).status, words.unsound(results.count))
      }
    }
    if let failure { throw failure }
  }

  private static func json(_ results: [(id: String, result: Result<Verification, StoreProblem>)]) -> String {
    jsonText(
      results.map { id, result in
        switch result {
        case .failure(let problem): Row(id: id, sound: false, error: words.problem(problem))
        case .success(let verification): Row(id: id, verification)
        }
      })
  }

  private func check(_ option: SealOption, _ verification: Verification, _ store: SheetStore) throws {
    let finding: SealFinding
    switch option {
    case .digest(let digest):
      guard digest == verification.digest else { throw Failure(.badData, words.otherDigest) }
      finding = .same
    case .seal(let seal):
      try emit("\(words.pick("sidik segel itu", "digest of that seal"))  \(seal.digest)")
      finding = try failing { () throws(StoreProblem) in
        try store.find(seal, in: verification, of: try store.place(of: sheets.ids[0]))
      }
    }
    if case .broken(let replicas) = finding { throw Failure(.badData, words.brokenSeal(replicas)) }
    try emit("\(words.pick("segel", "seal"))  \(words.finding(finding))")
  }

  fileprivate struct Row: Encodable {
    let id: String
    let sound: Bool
    var digest: String?
    var snapshot: String?
    var logs: [Log]?
    var backups: [Copy]?
    var error: String?

    struct Log: Encodable {
      let replica: String
      let lines: Int
      let hash: String
      let torn: Int
      let problem: String?
    }

    struct Copy: Encodable {
      let name: String
      let sound: Bool
      let problem: String?
    }
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

extension VerifyCommand.Row {
  fileprivate init(id: String, _ verification: Verification) {
    self.init(
      id: id, sound: verification.isSound, digest: verification.digest, snapshot: verification.snapshot.name,
      logs: verification.logs.map { log in
        Log(
          replica: log.replica, lines: log.lines, hash: log.hash, torn: log.torn,
          problem: log.problem.map { words.problem($0) })
      },
      backups: verification.backups.map { copy in
        let ahead = copy.ahead.isEmpty ? nil : words.state(.ahead(copy.ahead))
        let problem = copy.problem.map { words.problem($0) } ?? ahead
        return Copy(name: copy.backup.name, sound: problem == nil, problem: problem)
      })
  }
}

extension Verification.State {
  /// For other programs.
  fileprivate var name: String {
    switch self {
    case .fits: "fits"
    case .edited: "edited"
    case .ahead: "ahead"
    case .differs: "differs"
    case .withoutLogs: "withoutLogs"
    }
  }
}

extension Failure {
  fileprivate static func unsound(_ count: Int) -> Failure { Failure(.badData, words.unsound(count)) }
}
