import Evaluation
import Glibc

/// A sheet's history as `lke history --json` gives it: a contract for programs. Keys are those of the logs
/// (docs/draft-format.md) where they mean the same.
package struct HistoryReport: Encodable, Sendable {
  private let entries: [Item]

  /// The entries in the history's order, each with the changes that are wanted; those without any are left out, unless
  /// all changes are wanted.
  package init(_ history: History, where isWanted: (Change) -> Bool = { _ in true }) {
    entries = history.entries.compactMap { entry in
      let changes = entry.changes.filter(isWanted)
      return changes.isEmpty && !entry.changes.isEmpty ? nil : Item(entry, changes)
    }
  }

  /// One JSON array, keys sorted, indented.
  package var json: String { jsonText(self) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(entries)
  }

  private struct Item: Encodable {
    let replica: String
    let number: Int
    let clock: Int
    /// Seconds since 1970.
    let time: Int
    /// The same as ISO 8601.
    let utc: String?
    let author: String
    let assessor: String
    let reason: String?
    let undoes: Reference?
    let redoes: Reference?
    let seen: [String: Int]?
    let changes: [Item.Change]

    struct Reference: Encodable {
      let replica: String
      let number: Int

      init(_ id: Entry.ID) {
        replica = id.replica
        number = id.number
      }
    }

    struct Change: Encodable {
      let at: [String]
      let from: Content?
      let to: Content?

      init(_ change: Evaluation.Change) {
        at = change.place.keys
        from = Content(change.from)
        to = Content(change.to)
      }
    }

    init(_ entry: Entry, _ changes: [Evaluation.Change]) {
      replica = entry.id.replica
      number = entry.id.number
      clock = entry.clock
      time = entry.time
      utc = iso8601(entry.time)
      author = entry.author
      assessor = entry.assessor.rawValue
      reason = entry.reason.isEmpty ? nil : entry.reason
      undoes = if case .undo(let id) = entry.act { Reference(id) } else { nil }
      redoes = if case .redo(let id) = entry.act { Reference(id) } else { nil }
      seen = entry.seen.isEmpty ? nil : entry.seen
      self.changes = changes.map(Item.Change.init)
    }
  }

  /// What stands at a place, as the sheet's file spells it; nil for nothing.
  private enum Content: Encodable {
    case text(String)
    case number(Double)
    case wholeNumber(Int)
    case flag(Bool)
    case texts([String])
    case file(File)

    struct File: Encodable {
      let digest: String
      let size: Int
    }

    init?(_ content: Evaluation.Change.Content) {
      switch content {
      case .nothing: return nil
      case .choice(let text), .text(let text): self = .text(text)
      case .index(let number): self = .number(number)
      case .count(let number): self = .wholeNumber(number)
      case .flag(let flag): self = .flag(flag)
      case .references(let texts): self = .texts(texts)
      case .file(let file): self = .file(File(digest: file.digest, size: file.size))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      case .wholeNumber(let number): try container.encode(number)
      case .flag(let flag): try container.encode(flag)
      case .texts(let texts): try container.encode(texts)
      case .file(let file): try container.encode(file)
      }
    }
  }
}

/// `2026-11-27T07:30:00Z`; nil for a moment in a year that has not four digits.
private func iso8601(_ seconds: Int) -> String? {
  var time = time_t(seconds)
  var parts = tm()
  guard gmtime_r(&time, &parts) != nil else { return nil }
  let year = Int(parts.tm_year) + 1900
  guard (0...9999).contains(year) else { return nil }
  func digits(_ number: some BinaryInteger, _ count: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: count - digits.count) + digits
  }
  return "\(digits(year, 4))-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
    + "T\(digits(parts.tm_hour)):\(digits(parts.tm_min)):\(digits(parts.tm_sec))Z"
}
