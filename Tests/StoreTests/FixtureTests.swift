import Evaluation
import Foundation
import Testing

@testable import Store

/// Sheets as each format's first program wrote them, never to be made anew: what was written once is read for ever. Format
/// 1 stands in `OpenTests`.
@Suite struct FixtureTests {
  @Test func formatTwo() async throws {
    try await withStore { store in
      let place = try store.place(of: "2026/lapas-contoh-a")
      let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/format-2")
      try FileManager.default.createDirectory(atPath: "\(store.root)/2026", withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: fixture.path, toPath: place.folder)
      let before = try text(at: place.path)

      let opened = try store.open(place)
      #expect(opened.notes.isEmpty && opened.readOnly == nil && !opened.isAhead && !opened.history.isWhole)
      let whole = try store.openWhole(place).history
      #expect(whole.sheet == opened.history.sheet)
      #expect(whole.entries.map(\.author) == ["siti", "siti", "budi"])
      #expect(whole.entries.map(\.assessor.rawValue) == ["satker", "satker", "ketua"])
      #expect(opened.history.sheet[.satker, "A.I.1.i.a"]?.value == .choice("Tidak"))
      #expect(whole.sheet(at: 1)[.satker, "A.I.1.i.a"]?.value == .choice("Ya"))
      #expect(opened.history.sheet[.satker, "A.II.1.i.a"]?.counts == ["agents": 2, "changes": 3])
      #expect(opened.history.sheet[.satker, "B.I.i.a"]?.value == .index(3.6))
      #expect(opened.history.sheet[Assessor(rawValue: "ketua"), "A.I.1.i.b"]?.value == .choice("B"))

      let verification = try store.verify(place)
      #expect(verification.isSound)
      #expect(verification.digest == "46b1a2fff5b9b06d9008ce2eaeb802c34b9ee10217dd97a48c7d79dc5e76cfea")
      // Reading has changed nothing, and the same is written as was.
      #expect(try text(at: place.path) == before)
      try store.writer(opened).saveSnapshot(opened.history)
      #expect(try text(at: place.path) == before)
    }
  }
}
