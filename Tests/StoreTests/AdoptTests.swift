import Evaluation
import Foundation
import Testing

@testable import Store

@Suite struct AdoptTests {
  @Test func anInstrumentFromElsewhereIsKeptForItsSheets() async throws {
    try await withTemporaryFolder { folder in
      let store = Store(root: folder + "/store")
      let outside = folder + "/own.json"
      let own = String(decoding: Samples.builtInBytes, as: UTF8.self)
        .replacing("\"id\": \"permenpanrb-90-2021\"", with: "\"id\": \"own\"")
        .replacing("\"value\": 0.67", with: "\"value\": 0.66")
      try write(own, to: outside)
      let instrument = try store.adopt(outside)
      let stored = try store.create(
        satker: Evaluation.Satker(name: "A"), year: 2026, target: "wbk", instrument: instrument)
      try FileManager.default.removeItem(atPath: outside)
      #expect(try store.load(stored.place).instrument == instrument)

      // Other rules of the same name lie beside it; the same ones are not copied again.
      try write(own.replacing("\"value\": 0.66", with: "\"value\": 0.65"), to: outside)
      for _ in 1...2 { _ = try store.adopt(outside) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: store.instrumentsFolder).count == 2)
      #expect(try store.load(stored.place).instrument == instrument)
    }
  }

  @Test func aBuiltInInstrumentIsNotCopied() async throws {
    try await withStore { store in
      _ = try store.adopt(Samples.id)
      #expect(!exists(store.instrumentsFolder))
    }
  }
}
