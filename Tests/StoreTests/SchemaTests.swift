import Evaluation
import Foundation
import Testing

@testable import Store

/// The published schemas against what the program writes and reads. Under CI the validator has to be there.
@Suite(.enabled(if: SchemaValidator.canRun || ProcessInfo.processInfo.environment["CI"] != nil)) struct SchemaTests {
  @Test func whatTheStoreWritesIsASheet() async throws {
    try await withStore { store in
      let instrument = try Samples.instrument()
      let stored = try store.create(satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: instrument)
      let full = try SheetFile.encode(Samples.fullSheet(instrument), path: "")
      let documents = [try text(at: stored.place.path), String(decoding: full, as: UTF8.self)]
      #expect(try SchemaValidator.judge("sheet", documents) == [true, true])
    }
  }

  @Test func whatIsNoSheetIsRefused() throws {
    let instrument = try Samples.instrument()
    let good = String(decoding: try SheetFile.encode(Samples.fullSheet(instrument), path: ""), as: UTF8.self)
    let documents = [
      ("\"format\" : 2", "\"format\" : 3"), ("\"format\" : 2,", ""), ("\"format\" : 2", "\"format\" : 1"),
      ("\"format\" : 2", "\"format\" : 2, \"more\" : 0"), ("\"digest\" : \"", "\"digest\" : \"0"),
      ("\"includes\" : {", "\"includes\" : {\"a\" : 1"),
      ("\"note\"", "\"notes\""), ("\"marked\" : true", "\"marked\" : 1"), ("\"year\" : 2026", "\"year\" : 1998"),
      ("\"uid\" : \"0", "\"uid\" : \"X"), ("\"agents\" : 2", "\"agents\" : -2"), ("\"agents\" : 2", "\"agents\" : 2.5"),
      ("\"counts\" : {", "\"value\" : \"Ya\", \"counts\" : {"), ("3.6", "null"), ("\"rules\" : \"", "\"rules\" : \"0"),
      ("\"kind\" :", "\"kinds\" :"), ("\"code\" : \"12.34\"", "\"code\" : null"),
      ("\"satker\" : {", "\"satker\" : 1, \"\" : {"),
    ].map { good.replacing($0, with: $1, maxReplacements: 1) }
    #expect(!documents.contains(good))
    #expect(try SchemaValidator.judge("sheet", documents) == documents.map { _ in false })
  }

  @Test func theBuiltInInstrumentsAreInstruments() throws {
    #expect(try SchemaValidator.judge("instrument", [Samples.builtInText, Samples.small]) == [true, true])
  }

  @Test func whatIsNoInstrumentIsRefused() throws {
    let documents = [
      ("\"format\": 1", "\"format\": 2"), ("\"regulation\"", "\"regulations\""), ("75", "175"),
      ("\"minimum\": 75", "\"minimum\": 75, \"share\": 1"), (", \"minimum\": 75", ""), ("\"score\"", "\"proposal\""),
      ("\"ratio\": {}", "\"ratio\": {}, \"index\": {\"maximum\": 4}"), ("{\"ratio\": [\"done\", \"all\"]}", "\"done\""),
      ("[\"done\", \"all\"]", "[\"done\"]"), ("\"whenNothing\"", "\"whenNone\""), ("\"weight\": 100", "\"weight\": 0"),
      ("\"A.a\"", "\"A a\""), ("\"questions\"", "\"parts\": [], \"questions\""), (", \"evidence\": []}", "}"),
    ].map { Samples.small.replacing($0, with: $1, maxReplacements: 1) }
    #expect(!documents.contains(Samples.small))
    #expect(try SchemaValidator.judge("instrument", documents) == documents.map { _ in false })
  }
}
