import Evaluation
import Exchange
import Foundation
import Testing

@testable import Store

/// The published schemas against what the program writes and reads. Under CI the validator has to be there.
@Suite(.enabled(if: SchemaValidator.canRun || ProcessInfo.processInfo.environment["CI"] != nil)) struct SchemaTests {
  @Test func whatTheStoreWritesIsASheet() async throws {
    try await withStore { store in
      let instrument = try Samples.instrument()
      let stored = try store.create(satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: instrument)
      let included = Snapshot.Included(
        lines: 2, bytes: 9, hash: Snapshot.noDigest, seen: ["b": 1])
      let full = try SheetFile.encode(
        Samples.fullSheet(instrument), includes: ["a": included], lost: ["b": 3], conflicts: [.note], path: "")
      let documents = [try text(at: stored.place.path), String(decoding: full, as: UTF8.self)]
      #expect(try SchemaValidator.judge("sheet", documents) == [true, true])
    }
  }

  /// Heads and entries of every kind.
  @Test func whatTheStoreWritesAreLines() async throws {
    try await withStore { store in
      let instrument = try Samples.instrument()
      let place = try store.create(satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: instrument).place
      var window = try Window(store, place)
      let full = Samples.fullSheet(instrument)
      _ = window.history.record(window.sheet.changes(to: full), by: window.author, at: 1, reason: "semua")
      _ = window.history.undo(by: window.author, at: 2)
      _ = window.history.redo(by: window.author, at: 3)
      try window.append()
      var other = try Window(store, place, state: "other")
      try other.type(.mark, .nothing)
      try other.type(.mark, .flag(true))
      let lines = try names(in: place.historyFolder).flatMap {
        try text(at: place.historyFolder + "/" + $0).split(separator: "\n").map(String.init)
      }
      #expect(lines.count > 6)
      #expect(try SchemaValidator.judge("log", lines) == lines.map { _ in true })
    }
  }

  @Test func whatIsNoLineIsRefused() throws {
    let instrument = try Samples.instrument()
    let hash = Snapshot.noDigest
    let head = String(decoding: LogHead(replica: "a-2", sheet: Samples.fullSheet(instrument).blank).line, as: UTF8.self)
    let entry = String(
      decoding: LogLine(
        Entry(
          id: .init(replica: "a", number: 1), clock: 2, time: 3, author: "S", assessor: .satker, reason: "r",
          act: .undo(.init(replica: "b", number: 4)), seen: ["b": 4],
          changes: [Change(at: .yesNo, from: .choice("Ya"), to: .nothing)]), previous: hash
      ).bytes, as: UTF8.self)
    #expect(try SchemaValidator.judge("log", [head, entry]) == [true, true])
    let heads = [
      ("\"format\":1", "\"format\":2"), ("\"number\":0", "\"number\":1"), ("\"previous\":\"e", "\"previous\":\"f"),
      ("\"a-2\"", "\"../a\""), ("\"uid\":\"0", "\"uid\":\"X"), ("\"year\":2026", "\"year\":1998"),
      ("\"kind\"", "\"kinds\""), ("\"target\":\"wbk\",", ""), ("{\"format\"", "{\"more\":1,\"format\""),
    ].map { head.replacing($0, with: $1, maxReplacements: 1) }
    let entries = [
      ("\"clock\":2", "\"clock\":0"), ("\"number\":1", "\"number\":0"), ("\"author\":\"S\",", ""),
      ("\"previous\":\"0", "\"previous\":\""), ("\"time\":3", "\"time\":3.5"),
      ("\"seen\":{\"b\":4}", "\"seen\":{\"b\":0}"),
      ("\"value\"", "\"weight\""), ("\"value\"", "\"counts\""), ("[\"answers\",", "[\"answer\","),
      ("\"from\":\"Ya\"", "\"from\":{}"),
      ("\"from\"", "\"form\""), ("\"satker\",\"author\"", "\"\",\"author\""),
      ("\"undoes\":{", "\"redoes\":{\"number\":1,\"replica\":\"a\"},\"undoes\":{"),
      ("\"replica\":\"b\"", "\"replic\":\"b\""), ("{\"assessor\"", "{\"more\":1,\"assessor\""),
    ].map { entry.replacing($0, with: $1, maxReplacements: 1) }
    #expect(!heads.contains(head) && !entries.contains(entry))
    #expect(try SchemaValidator.judge("log", heads + entries) == (heads + entries).map { _ in false })
  }

  @Test func whatIsNoSheetIsRefused() throws {
    let instrument = try Samples.instrument()
    let good = String(decoding: try SheetFile.encode(Samples.fullSheet(instrument), path: ""), as: UTF8.self)
    let documents = [
      ("\"format\" : 2", "\"format\" : 3"), ("\"format\" : 2,", ""), ("\"format\" : 2", "\"format\" : 1"),
      ("\"format\" : 2", "\"format\" : 2, \"more\" : 0"), ("\"digest\" : \"", "\"digest\" : \"0"),
      ("\"includes\" : {", "\"includes\" : {\"a\" : 1"),
      ("\"includes\" : {", "\"conflicts\" : [[]],\n\"includes\" : {"),
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

  /// What PortalRB is given of a blank sheet and of a full one.
  @Test func whatIsExportedForPortalRBIsAUnit() throws {
    let instrument = try Samples.instrument()
    var full = Samples.fullSheet(instrument)
    for (code, answer) in full.answers[.satker] ?? [:] { full[Assessor(rawValue: "ketua"), code] = answer }
    var blank = full.blank
    blank.satker.code = "UNIT-001"
    let documents = try [blank, full].map { try portal($0, instrument) }
    #expect(try SchemaValidator.judge("portalrb-jawaban-unit", documents) == [true, true])
  }

  @Test func whatIsNoUnitIsRefused() throws {
    let instrument = try Samples.instrument()
    let good = try portal(Samples.fullSheet(instrument), instrument)
    let documents = [
      ("\"12.34\"", "\"2026/12.34\""), ("\"12.34\"", "\"\""), ("\"12.34\"", "\"..\""), ("\"12.34\"", "1234"),
      ("\"tahun\" : 2026", "\"tahun\" : \"2026\""), ("\"nama_unit\"", "\"nama\""),
      ("\"soal_id\" : 1\n", "\"soal_id\" : \"1\"\n"), ("\"soal_id\" : 127", "\"soal_id\" : 128"),
      ("\"jawaban_tpi\" : null,", ""), ("\"jawaban_unit\" : null", "\"jawaban_unit\" : 3"),
      ("\"jawaban_unit\" : null", "\"jawaban_unit\" : \"3,6\""), ("\"jawaban_unit\" : null", "\"jawaban_unit\" : \"\""),
      ("\"catatan_tpi\" : null", "\"catatan_tpi\" : \"\""), ("\"catatan_tpi\" : null", "\"catatan\" : null"),
      ("\"bukti_dukung_unit\" : null", "\"bukti_dukung_unit\" : []"),
    ].map { good.replacing($0, with: $1, maxReplacements: 1) }
    for (index, document) in documents.enumerated() where document == good { Issue.record("\(index) is the good one") }
    #expect(try SchemaValidator.judge("portalrb-jawaban-unit", documents) == documents.map { _ in false })
  }

  private func portal(_ sheet: Sheet, _ instrument: Instrument) throws -> String {
    let report = Report(sheet, instrument: instrument, assessor: .satker)
    return String(decoding: try report.export(.portalJSON), as: UTF8.self)
  }
}
