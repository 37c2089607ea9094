import Evaluation
import Foundation
import Testing

@testable import Store

@Suite struct LogLineTests {
  let instrument: Instrument

  init() throws { instrument = try Samples.instrument() }

  func entry(_ changes: [Change], act: Entry.Act = .edit, reason: String = "", seen: [String: Int] = [:]) -> Entry {
    Entry(
      id: Entry.ID(replica: "a", number: 1), clock: 3, time: 1_790_000_000, author: "Siti \"S\"\n\u{1B}",
      assessor: .satker, reason: reason, act: act, seen: seen, changes: changes)
  }

  @Test func theLineIsWritten() throws {
    let line = LogLine(
      entry(
        [
          Change(at: .yesNo, from: .nothing, to: .choice("Ya")), Change(at: .index, from: .index(3), to: .index(3.6)),
          Change(at: .sheet(.year), from: .count(2026), to: .count(2027)),
        ], act: .undo(.init(replica: "b", number: 7)), reason: "salah/lihat", seen: ["c": 2, "b": 9]), previous: "00ff")
    #expect(
      String(decoding: line.bytes, as: UTF8.self) == #"""
        {"assessor":"satker","author":"Siti \"S\"\n\u001b","changes":[{"at":["answers","satker","A.I.1.i.a","value"],"to":"Ya"},{"at":["answers","satker","B.I.i.a","value"],"from":3.0,"to":3.6},{"at":["year"],"from":2026,"to":2027}],"clock":3,"number":1,"previous":"00ff","reason":"salah/lihat","seen":{"b":9,"c":2},"time":1790000000,"undoes":{"number":7,"replica":"b"}}
        """#)
  }

  /// Every kind of change that makes up a sheet with everything in it, there and back.
  @Test func everythingIsReadAsItWasWritten() throws {
    let full = Samples.fullSheet(instrument)
    let there = full.blank.changes(to: full)
    #expect(there.count > 20)
    for act in [Entry.Act.edit, .undo(.init(replica: "b", number: 1)), .redo(.init(replica: "a-2", number: 12))] {
      let entry = entry(there + there.map(\.inverse), act: act, reason: "é", seen: act == .edit ? [:] : ["b": 1])
      try LogLine.check(entry, instrument)
      let read = try LogLine(LogLine(entry, previous: "x").bytes, replica: "a", instrument: instrument)
      #expect(read.entry == entry)
      #expect(read.previous == "x")
    }
  }

  @Test func theHeadIsReadAsItWasWritten() throws {
    let sheet = Samples.fullSheet(instrument).blank
    let head = LogHead(replica: "a-2", sheet: sheet)
    #expect(try LogHead(head.line) == head)
    var newer = String(decoding: head.line, as: UTF8.self).replacing("{\"format\":1", with: "{\"format\":2")
    #expect(throws: LogProblem.Reason.content(.unknownFormat(found: 2, known: 1))) { try LogHead(Array(newer.utf8)) }
    newer = newer.replacing("{\"format\":2", with: "{\"format\":1,\"zz\":1")
    #expect { try LogHead(Array(newer.utf8)) } throws: { ($0 as? LogProblem.Reason)?.isNewer == true }
  }

  static let good =
    #"{"assessor":"satker","author":"S","changes":[{"at":["answers","satker","A.I.1.i.a","value"],"to":"Ya"}],"clock":3,"number":1,"previous":"00","time":1}"#

  @Test(arguments: [
    (#""clock":3"#, #""clock":0"#, false), (#""clock":3"#, #""clock":-3"#, false),
    (#""clock":3"#, #""clock":3.5"#, false), (#""clock":3"#, #""clock":1e300"#, false),
    (#""clock":3"#, #""clock":9223372036854775807"#, false), (#""number":1"#, #""number":0"#, false),
    (#""number":1"#, #""number":-1"#, false), (#""number":1"#, #""number":null"#, false),
    (#""number":1"#, #""number":99999999999"#, false), (#""time":1"#, #""time":1e300"#, false),
    (#""time":1"#, #""time":1,"seen":{"b":0}"#, false), (#""time":1"#, #""time":1,"seen":{"b":99999999999}"#, false),
    (#""time":1"#, #""time":1,"undoes":{"number":1,"replica":"a"},"redoes":{"number":1,"replica":"a"}"#, false),
    (#""time":1"#, #""time":1,"undoes":{"number":-1,"replica":"a"}"#, false),
    (#""time":1"#, #""time":1,"more":1"#, true), (#","time":1"#, "", false), (#""Ya""#, #""Yb""#, false),
    (#""Ya""#, "3", false), (#""Ya""#, "[]", false), ("A.I.1.i.a", "A.I.1.i.zz", false), (#","value""#, "", true),
    (#""value""#, #""weight""#, true), (#""at""#, #""as":1,"at""#, true),
    (#"["answers","satker""#, #"["answers","""#, false),
    (#""assessor":"satker""#, #""assessor":"\u001b[31m""#, false),
    (#""assessor":"satker""#, #""assessor":"\u202e""#, false),
    (#""assessor":"satker""#, #""assessor":"""#, false), ("}", "", false), ("}", "}}", false), ("{", "[", false),
    (#""previous":"00""#, #""previous":0"#, false), (#""author":"S""#, #""author":"S","author":"T""#, false),
  ])
  func refuses(_ old: String, _ new: String, _ isNewer: Bool) throws {
    #expect(throws: Never.self) { try LogLine(Array(Self.good.utf8), replica: "a", instrument: instrument) }
    let bad = Self.good.replacing(old, with: new, maxReplacements: 1)
    #expect(bad != Self.good)
    #expect { try LogLine(Array(bad.utf8), replica: "a", instrument: instrument) } throws: {
      ($0 as? LogProblem.Reason)?.isNewer == isNewer
    }
  }

  @Test func hostileLinesAreRefused() throws {
    let deep = Self.good.replacing("\"Ya\"", with: String(repeating: "[", count: 100_000))
    #expect(throws: LogProblem.Reason.self) { try LogLine(Array(deep.utf8), replica: "a", instrument: instrument) }
    let name = Self.good.replacing("\"S\"", with: "\"\(String(repeating: "x", count: 257))\"")
    #expect(throws: LogProblem.Reason.self) { try LogLine(Array(name.utf8), replica: "a", instrument: instrument) }
    let change = #"{"at":["answers","satker","A.I.1.i.a","mark"]},"#.replacing("mark", with: "marked")
    let many = Self.good.replacing("\"changes\":[", with: "\"changes\":[" + String(repeating: change, count: 200_000))
    #expect(throws: LogProblem.Reason.tooMany(limit: 200_000)) {
      try LogLine(Array(many.utf8), replica: "a", instrument: instrument)
    }
  }
}
