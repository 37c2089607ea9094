import Evaluation
import Testing

@testable import Store

/// What stands behind a broken line is offered, once; a new log says what was decided.
@Suite struct BrokenRestTests {
  /// Whose log it is that breaks: our own, or somebody else's.
  @Test(arguments: ["state", "elsewhere"], [true, false])
  func isOfferedUntilSomebodyDecides(reader: String, accepts: Bool) async throws {
    try await withStore { store in
      let place = try store.create(
        satker: Satker(name: "Lapas Contoh A"), year: 2026, target: "wbk", instrument: try Samples.instrument()
      ).place
      var author = try Window(store, place)
      try author.type(.yesNo, .choice("Ya"))
      try author.type(.index, .index(3.2))
      try author.type(.note, .text("Empat seksi"))
      try author.type(.agents, .count(4))
      let path = place.logPath(author.writer.replica)
      var lines = try text(at: path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      lines[2] = lines[2].replacing("3.2", with: "3,2")
      try write(lines.joined(separator: "\n"), to: path)

      var window = try Window(store, place, state: reader)
      let rest = try #require(try store.open(place).rest)
      #expect(rest.line == 3 && rest.last == 4 && rest.replica == author.writer.replica)
      #expect(rest.changes.map(\.place) == [.note, .agents].sorted { $0.keys.lexicographicallyPrecedes($1.keys) })
      #expect(window.sheet[.note] == .nothing && window.sheet[.yesNo] == .choice("Ya"))
      let accepted = accepts ? rest.changes.filter { $0.place == .note } : []
      let entry = window.history.recordDecision(
        on: rest.replica, upTo: rest.last, accepting: accepted, by: window.author, at: 1000, reason: "sisa")
      #expect(entry.isMerge == false && entry.seen[rest.replica] == (reader == "state" ? nil : 4) || reader == "state")
      try window.append()
      try window.save()
      // The broken log is left as it is, and nobody is asked again, here or elsewhere.
      #expect(try text(at: path) == lines.joined(separator: "\n"))
      for state in ["state", "elsewhere", "third"] {
        let again = try Window(store, place, state: state)
        #expect(again.sheet[.note] == (accepts ? .text("Empat seksi") : .nothing))
        #expect(!again.notes.contains { if case .rest = $0 { true } else { false } }, "\(state)")
      }
      // Of a decision that accepted something, one undo takes it back.
      if accepts {
        window = try Window(store, place, state: reader)
        #expect(try window.undo())
        #expect(window.sheet[.note] == .nothing)
      }
    }
  }

  @Test func whatChangesNothingIsNotOffered() async throws {
    try await withStore { store in
      let place = try store.create(
        satker: Satker(name: "Lapas Contoh A"), year: 2026, target: "wbk", instrument: try Samples.instrument()
      ).place
      var author = try Window(store, place)
      for content in [Change.Content.choice("Ya"), .choice("Tidak"), .choice("Ya")] { try author.type(.yesNo, content) }
      let path = place.logPath(author.writer.replica)
      try write(try text(at: path) + "bukan entri\n", to: path)
      #expect(try store.open(place).rest == nil)
      #expect(try store.open(place).notes.contains { if case .broken = $0 { true } else { false } })
    }
  }
}
