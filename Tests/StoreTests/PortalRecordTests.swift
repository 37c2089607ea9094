import Evaluation
import Foundation
import Testing

@testable import Store

/// What is remembered of an export for PortalRB.
@Suite struct PortalRecordTests {
  private func create(_ store: SheetStore) throws -> SheetPlace {
    try store.create(satker: Satker(name: "Lapas A"), year: 2026, target: "wbk", instrument: Samples.instrument()).place
  }

  private let seal = HistorySeal("a:\(Snapshot.noDigest):3")

  @Test func isKeptBesideTheSheet() async throws {
    try await withStore { store in
      let place = try create(store)
      let before = try Data(contentsOf: URL(fileURLWithPath: place.path))
      #expect(try store.portalRecord(of: place) == nil)
      for (time, seal) in [(7, seal), (8, nil)] {
        let record = PortalRecord(of: "isi \(time)", seal: seal, time: time)
        try store.keep(record, of: place)
        let found = try #require(try store.portalRecord(of: place))
        #expect(found == record && found.time == time && found.seal == seal)
        #expect(found.holds("isi \(time)") && !found.holds("isi lain"))
      }
      #expect(try names(in: place.folder) == ["portalrb.json", "sheet.json"])
      #expect(try Data(contentsOf: URL(fileURLWithPath: place.path)) == before)
      let mode = try FileManager.default.attributesOfItem(atPath: place.portalRecordPath)[.posixPermissions]
      #expect(mode as? Int == 0o600)
    }
  }

  @Test func isSpelledAsDescribed() async throws {
    try await withStore { store in
      let place = try create(store)
      try store.keep(PortalRecord(of: "abc", seal: seal, time: 1_790_000_000), of: place)
      #expect(
        try text(at: place.portalRecordPath) == """
          {
            "digest" : "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "format" : 1,
            "seal" : "a:\(Snapshot.noDigest):3",
            "time" : 1790000000
          }

          """)
    }
  }

  /// Of sheets of other names several may lie in one folder.
  @Test func isNamedAfterTheSheetsFile() {
    #expect(SheetPlace(id: "x", path: "a/sheet.json").portalRecordPath == "a/portalrb.json")
    #expect(SheetPlace(id: "x", path: "a/b.json").portalRecordPath == "a/b.portalrb.json")
  }

  @Test(arguments: [
    "", "[]", "{}", "{\"format\": 2}", "{\"format\": 1, \"time\": 1}",
    "{\"format\": 1, \"time\": 1, \"digest\": \"x\"}",
    "{\"format\": 1, \"time\": \"1\", \"digest\": \"\(Snapshot.noDigest)\"}",
    "{\"format\": 1, \"time\": 1, \"digest\": \"\(Snapshot.noDigest)\", \"seal\": \"x\"}",
    "{\"format\": 1, \"time\": 1, \"digest\": \"\(Snapshot.noDigest)\", \"seal\": null}",
  ]) func whatIsNoneIsSaidAndReplaced(content: String) async throws {
    try await withStore { store in
      let place = try create(store)
      try write(content, to: place.portalRecordPath)
      #expect {
        try store.portalRecord(of: place)
      } throws: {
        ($0 as? StoreProblem)?.path == place.portalRecordPath && ($0 as? StoreProblem)?.kind == .badData
      }
      let record = PortalRecord(of: "isi", seal: nil, time: 1)
      try store.keep(record, of: place)
      #expect(try store.portalRecord(of: place) == record)
    }
  }

  @Test func isNotWrittenThroughALink() async throws {
    try await withStore { store in
      let place = try create(store)
      let target = store.root + "/elsewhere"
      try FileManager.default.createSymbolicLink(atPath: place.portalRecordPath, withDestinationPath: target)
      #expect(throws: StoreProblem(path: place.portalRecordPath, reason: .symbolicLink)) {
        try store.keep(PortalRecord(of: "isi", seal: nil, time: 1), of: place)
      }
      #expect(!FileManager.default.fileExists(atPath: target))
    }
  }
}
