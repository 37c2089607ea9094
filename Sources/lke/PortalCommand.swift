import ArgumentParser
import Exchange
import Screens
import Store
import TerminalUI

struct PortalCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "portalrb",
      abstract: words.pick("Menyiapkan lembar untuk PortalRB.", "Prepare sheets for PortalRB."),
      discussion: words.pick("Contoh:", "Example:") + "\n  lke portalrb check 2026/lapas-contoh-a",
      subcommands: [Check.self])
  }

  struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: words.pick(
          "Memeriksa apakah lembar siap dikirim ke PortalRB, dan berubah sejak diekspor.",
          "Check whether sheets are ready for PortalRB, and have changed since they were exported."),
        discussion: words.pick("Contoh:", "Example:")
          + "\n  lke portalrb check 2026/lapas-contoh-a\n  lke portalrb check --all\n  lke portalrb check --all --json")
    }

    @OptionGroup var options: StoreOptions

    @OptionGroup var sheets: SheetsOptions

    func run() throws {
      let store = options.openStore()
      var results: [(id: String, result: Result<Checked, StoreProblem>)] = []
      for (id, place) in try sheets.places(in: store) {
        let result = Result { () throws(StoreProblem) in try Checked(try store.open(try place.get()), in: store) }
        results.append((id, result))
        if !sheets.json { try tell(id, result) }
      }
      if sheets.json { try emit(Array(jsonText(results.map(Row.init)).utf8)) }
      try judge(results)
    }

    private func tell(_ id: String, _ result: Result<Checked, StoreProblem>) throws {
      let name = id.displayable()
      switch result {
      case .failure(let problem):
        try emit("\(name)  ✗")
        say(words.problem(problem))
      case .success(let checked):
        let count = words.count(checked.findings)
        let mark = checked.isReady ? "✓" : "✗"
        try emit("\(name)  \(mark)  \(words.readiness(checked.isReady))\(count.isEmpty ? "" : ": \(count)")")
        for findings in checked.findings.grouped {
          let severity = words.severity(findings[0].severity).padded(to: 10)
          let codes = findings.compactMap(\.code).joined(separator: " ")
          let texts =
            ["\(words.message(findings)). \(words.remedy(findings[0], of: id))"] + (codes.isEmpty ? [] : [codes])
          for (index, line) in texts.flatMap({ $0.displayable().wrapped(to: 66) }).enumerated() {
            try emit("  \(index == 0 ? severity : String(repeating: " ", count: 10))  \(line)")
          }
        }
        if let problem = checked.recordProblem { say(words.problem(problem)) }
      }
    }

    /// What is not ready counts more than what could not be looked at.
    private func judge(_ results: [(id: String, result: Result<Checked, StoreProblem>)]) throws(Failure) {
      var failure: Failure?
      for (_, result) in results {
        switch result {
        case .success(let checked):
          if !checked.isReady { throw Failure(.badData, words.notReady(results.count)) }
        case .failure(let problem):
          failure = failure ?? Failure(Failure(problem).status, words.notReady(results.count))
        }
      }
      if let failure { throw failure }
    }
  }

  /// A sheet that was looked at.
  fileprivate struct Checked {
    let findings: [PortalFinding]
    let record: PortalRecord?
    /// Why nobody can say whether it has changed since it was exported.
    let recordProblem: StoreProblem?
    var isReady: Bool { !findings.contains { $0.severity == .error } }
    var hasChanged: Bool {
      findings.contains { if case .changed = $0 { true } else { false } }
    }

    init(_ opened: Opened, in store: SheetStore) throws(StoreProblem) {
      let report = PortalReport(opened.content, instrument: opened.instrument)
      do throws(StoreProblem) {
        record = try store.portalRecord(of: opened.place)
        recordProblem = nil
      } catch {
        record = nil
        recordProblem = error
      }
      var findings = report.findings
      if let record, !record.holds(report.content) { findings.insert(.changed(since: record.time), at: 0) }
      self.findings = findings
    }
  }

  fileprivate struct Row: Encodable {
    let id: String
    let ready: Bool
    var findings: [Finding]?
    var exported: Exported?
    var error: String?

    struct Finding: Encodable {
      let severity: String
      let kind: String
      let code: String?
      let message: String
      let remedy: String
    }

    /// In seconds since 1970, and whether the sheet is another one since.
    struct Exported: Encodable {
      let time: Int
      let changed: Bool
      let seal: String?
    }
  }
}

extension PortalCommand.Row {
  fileprivate init(id: String, _ result: Result<PortalCommand.Checked, StoreProblem>) {
    switch result {
    case .failure(let problem): self.init(id: id, ready: false, error: words.problem(problem))
    case .success(let checked):
      self.init(
        id: id, ready: checked.isReady,
        findings: checked.findings.map { finding in
          Finding(
            severity: finding.severity.rawValue, kind: finding.name, code: finding.code,
            message: words.message(finding), remedy: words.remedy(finding, of: id))
        },
        exported: checked.record.map { record in
          Exported(time: record.time, changed: checked.hasChanged, seal: record.seal?.text)
        }, error: checked.recordProblem.map { words.problem($0) })
    }
  }
}

extension [PortalFinding] {
  /// Those of one kind together, in the order in which the kinds come.
  fileprivate var grouped: [[PortalFinding]] {
    reduce(into: []) { groups, finding in
      if groups.last?.first?.name == finding.name {
        groups[groups.count - 1].append(finding)
      } else {
        groups.append([finding])
      }
    }
  }
}
