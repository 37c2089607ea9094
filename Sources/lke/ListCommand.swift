import ArgumentParser
import Evaluation
import Exchange
import Screens
import Store
import TerminalUI

struct ListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: words.pick("Daftar lembar dalam penyimpanan.", "The sheets in the store."),
      discussion: words.pick("Contoh:", "Example:") + "\n  lke list\n  lke list --json")
  }

  @OptionGroup var options: StoreOptions

  @Flag(help: ArgumentHelp(words.pick("Mencetak JSON untuk program lain.", "Print JSON for other programs.")))
  var json = false

  func run() throws {
    let listings = try failing { () throws(StoreProblem) in try options.openStore().summaries() }
    if json {
      try emit(Array(Self.json(listings).utf8))
    } else {
      let listings = listings.map { $0.listing(words.problem) }
      let columns = listings.map(\.id.columns).max() ?? 0
      for listing in listings { try emit(line(listing, idColumns: columns)) }
    }
  }

  private func line(_ listing: Listing, idColumns: Int) -> String {
    let id = listing.id.displayable().padded(to: idColumns)
    switch listing.content {
    case .broken(let problem, _): return "\(id)  ✗ \(problem)"
    case .sheet(let summary):
      let total = summary.total
      return [
        id, summary.targetName.padded(to: 4), "\(total.answered)/\(total.questions)".rightAligned(to: 7),
        words.numbers.points(total.value).rightAligned(to: 6), words.standing(summary.standing).padded(to: 14),
        summary.satker.name.displayable(),
      ].joined(separator: "  ")
    }
  }

  private static func json(_ listings: [SummaryListing]) -> String {
    let rows = listings.map { $0.listing(words.problem) }.map { listing in
      switch listing.content {
      case .sheet(let summary):
        Row(
          id: listing.id, satker: summary.satker.name, year: summary.year, target: summary.target,
          answered: summary.total.answered, questions: summary.total.questions, total: summary.total.value)
      case .broken(let problem, _): Row(id: listing.id, error: problem)
      }
    }
    return jsonText(rows)
  }

  private struct Row: Encodable {
    let id: String
    var satker: String?
    var year: Int?
    var target: String?
    var answered: Int?
    var questions: Int?
    var total: Double?
    var error: String?
  }
}

extension SummaryListing {
  /// As the screens list it, with the problem of one that cannot be read in these words.
  func listing(_ spelled: (StoreProblem) -> String) -> Listing {
    switch result {
    case .success(let summary): Listing(id: place.id, content: .sheet(summary), changed: modified.map(LocalTime.init))
    case .failure(let problem):
      Listing(id: place.id, content: .broken(spelled(problem), isDamaged: problem.reason.isDamage))
    }
  }
}
