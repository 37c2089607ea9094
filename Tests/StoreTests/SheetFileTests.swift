import Evaluation
import Testing

@testable import Store

@Suite struct SheetFileTests {
  func decode(_ text: String, _ instrument: Instrument) throws -> Sheet {
    try SheetFile.decode(Array(text.utf8), path: "sheet.json").sheet(instrument)
  }

  @Test func everythingComesBack() throws {
    let instrument = try Samples.instrument()
    let sheet = Samples.fullSheet(instrument)
    let bytes = try SheetFile.encode(sheet, path: "sheet.json")
    let back = try SheetFile.decode(bytes, path: "sheet.json").sheet(instrument)
    #expect(back == sheet)
    #expect(try SheetFile.encode(back, path: "sheet.json") == bytes)
  }

  @Test(arguments: [0, 4, 3.6, 0.1 + 0.2, 1e-7, 1.0 / 3, Double.leastNonzeroMagnitude, 4.0.nextDown])
  func indicesComeBackExactly(_ index: Double) throws {
    let instrument = try Samples.instrument()
    var sheet = Samples.fullSheet(instrument)
    sheet[.satker, "B.I.i.a"]?.value = .index(index)
    let bytes = try SheetFile.encode(sheet, path: "sheet.json")
    #expect(try SheetFile.decode(bytes, path: "sheet.json").sheet(instrument) == sheet)
  }

  @Test func spelling() throws {
    let instrument = try Samples.instrument()
    var sheet = Sheet(
      uid: "0c8e4f9e-58a1-4a53-9f0c-7d6a1b2c3d4e", satker: Satker(name: "Lapas Contoh A", code: "12/34"), year: 2026,
      target: "wbk", instrument: .init(id: instrument.id, rulesDigest: "00ff"))
    var answer = Answer()
    answer.value = .choice("Ya")
    answer.note = "é\n\u{1B}"
    answer.isMarked = true
    answer.evidence = ["SK tim kerja ZI": ["bukti/sk.pdf"], "Z": ["1", "2"], "a": ["x"], "é": ["y"]]
    sheet[.satker, "A.I.1.i.a"] = answer
    answer = Answer()
    answer.counts = ["changes": 3, "agents": 2]
    sheet[.satker, "A.II.1.i.a"] = answer
    answer = Answer()
    answer.value = .index(4)
    sheet[Assessor(rawValue: "ketua"), "B.I.i.a"] = answer
    #expect(
      String(decoding: try SheetFile.encode(sheet, path: ""), as: UTF8.self) == #"""
        {
          "answers" : {
            "ketua" : {
              "B.I.i.a" : {
                "value" : 4
              }
            },
            "satker" : {
              "A.I.1.i.a" : {
                "evidence" : {
                  "SK tim kerja ZI" : [
                    "bukti/sk.pdf"
                  ],
                  "Z" : [
                    "1",
                    "2"
                  ],
                  "a" : [
                    "x"
                  ],
                  "é" : [
                    "y"
                  ]
                },
                "marked" : true,
                "note" : "é\n\u001b",
                "value" : "Ya"
              },
              "A.II.1.i.a" : {
                "counts" : {
                  "agents" : 2,
                  "changes" : 3
                }
              }
            }
          },
          "digest" : "77cb3cba6b1c96480de0b47667b631fd43b7abaab8484c87a1297e4aba4dae1a",
          "format" : 2,
          "includes" : {

          },
          "instrument" : {
            "id" : "permenpanrb-90-2021",
            "rules" : "00ff"
          },
          "satker" : {
            "code" : "12/34",
            "name" : "Lapas Contoh A"
          },
          "target" : "wbk",
          "uid" : "0c8e4f9e-58a1-4a53-9f0c-7d6a1b2c3d4e",
          "year" : 2026
        }

        """#)
  }

  @Test func theDocumentedSheetIsOne() throws {
    let path = #filePath.replacing("Tests/StoreTests/SheetFileTests.swift", with: "docs/draft-format.md")
    let example = try #require(text(at: path).firstMatch(of: #/```json\n([^`]*)```/#)).output.1
    let file = try SheetFile.decode(Array(example.utf8), path: "")
    let snapshot = try #require(file.snapshot)
    let written = try SheetFile.encode(file.sheet(Samples.instrument()), includes: snapshot.includes, path: "")
    #expect(String(decoding: written, as: UTF8.self) == example)
    #expect(snapshot.isIntact && !snapshot.includes.isEmpty)
  }

  @Test func aBlankSheetHasNoAnswers() throws {
    let instrument = try Samples.smallInstrument()
    let sheet = Sheet(
      uid: "1", satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: instrument.reference)
    let bytes = try SheetFile.encode(sheet, path: "")
    #expect(!String(decoding: bytes, as: UTF8.self).contains("answers"))
    #expect(try SheetFile.decode(bytes, path: "").sheet(instrument) == sheet)
  }

  @Test func notANumberIsNotWritten() throws {
    var sheet = Samples.fullSheet(try Samples.instrument())
    sheet[.satker, "B.I.i.a"]?.value = .index(.nan)
    #expect(
      throws: StoreProblem(path: "p", reason: .malformed(place: .init("answers/satker/B.I.i.a/value"), .value))
    ) { try SheetFile.encode(sheet, path: "p") }
  }

  /// What makes a good sheet of the small instrument bad, and what is said about it.
  struct Bad: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let reason: StoreProblem.Reason
    var testDescription: String { "\(old) → \(new)" }

    init(_ old: String, _ new: String, _ reason: StoreProblem.Reason) {
      self.old = old
      self.new = new
      self.reason = reason
    }
  }

  static let good = """
    {"format":1,"uid":"1a-","instrument":{"id":"small","rules":"RULES"},"satker":{"name":"x","code":"c","kind":"k"},
    "year":2026,"target":"wbk","answers":{"satker":{"A.a":{"value":"Ya","note":"n","marked":true,"evidence":{"e":["p"]}},
    "A.b":{"counts":{"all":2,"done":1}},"A.c":{"value":3.5}}}}
    """

  @Test(arguments: [
    Bad("\"format\":1", "\"format\":3,\"more\":0", .unknownFormat(found: 3, known: 2)),
    Bad("\"format\":1,", "", .malformed(place: .init("format", 1, 1), .missing)),
    Bad("\"format\":1", "\"format\":\"1\"", .malformed(place: .init("format", 1, 11), .type(wanted: .wholeNumber))),
    Bad("\"format\":1", "\"format\":1.5", .malformed(place: .init("format", 1, 11), .value)),
    Bad("\"format\":1", "\"format\":1,\"zz\":0,\"more\":0", .unknownKey(place: .init("", 1, 13), key: "zz")),
    Bad("\"kind\":\"k\"", "\"kinds\":\"k\"", .unknownKey(place: .init("satker", 1, 160), key: "kinds")),
    Bad("\"rules\"", "\"wording\":1,\"rules\"", .unknownKey(place: .init("instrument", 1, 52), key: "wording")),
    Bad("\"note\"", "\"notes\"", .unknownKey(place: .init("answers/satker/A.a", 2, 69), key: "notes")),
    Bad(
      "\"satker\":{\"name\":\"x\"", "\"satker\":{\"name\":null",
      .malformed(place: .init("satker/name", 1, 145), .type(wanted: .text))),
    Bad("\"code\":\"c\"", "\"code\":null", .malformed(place: .init("satker/code", 1, 156), .type(wanted: .text))),
    Bad("\"uid\":\"1a-\",", "", .malformed(place: .init("uid", 1, 1), .missing)),
    Bad("\"1a-\"", "\"1A\"", .malformed(place: .init("uid", 1, 19), .value)),
    Bad("\"1a-\"", "\"\"", .malformed(place: .init("uid", 1, 19), .value)),
    Bad("2026", "\"2026\"", .malformed(place: .init("year", 2, 8), .type(wanted: .wholeNumber))),
    Bad("2026", "2026.5", .malformed(place: .init("year", 2, 8), .value)),
    Bad("2026", "20260", .change(place: .init("year", 2, 8), .yearOutOfRange("20260"))),
    Bad("\"wbk\"", "\"wbx\"", .change(place: .init("target", 2, 22), .unknownTarget("wbx", offered: ["wbk"]))),
    Bad("\"name\":\"x\"", "\"name\":\" \"", .change(place: .init("satker/name", 1, 145), .nameMissing)),
    Bad(
      "\"satker\":{\"A", "\"satker\":[],\"tpn\":{\"A",
      .malformed(place: .init("answers/satker", 2, 48), .type(wanted: .object))),
    Bad("{\"value\":3.5}", "3.5", .malformed(place: .init("answers/satker/A.c", 3, 43), .type(wanted: .object))),
    Bad("3.5", "true", .malformed(place: .init("answers/satker/A.c/value", 3, 52), .type(wanted: .number))),
    Bad("3.5", "1e999", .json(.init(.init(line: 3, column: 52), .numberOutOfRange))),
    Bad(
      "3.5", "4.5",
      .change(
        place: .init("answers/satker/A.c/value", 3, 52), .indexOutOfRange(question: "A.c", text: "4.5", maximum: 4))),
    Bad("3.5", "\"Ya\"", .change(place: .init("answers/satker/A.c/value", 3, 52), .misplaced)),
    Bad("true", "1", .malformed(place: .init("answers/satker/A.a/marked", 2, 89), .type(wanted: .flag))),
    Bad("[\"p\"]", "\"p\"", .malformed(place: .init("answers/satker/A.a/evidence/e", 2, 110), .type(wanted: .array))),
    Bad(
      "[\"p\"]", "[\"p\",1]", .malformed(place: .init("answers/satker/A.a/evidence/e/1", 2, 115), .type(wanted: .text))),
    Bad(
      "\"Ya\"", "\"ya\"",
      .change(
        place: .init("answers/satker/A.a/value", 2, 64),
        .unknownAnswer(question: "A.a", answer: "ya", offered: ["Ya", "Tidak"]))),
    Bad("\"A.c\"", "\"A.d\"", .change(place: .init("answers/satker/A.d", 3, 43), .unknownQuestion("A.d"))),
    Bad(
      "\"A.c\":{\"value\":3.5}", "\"A.d\":{}",
      .change(place: .init("answers/satker/A.d", 3, 43), .unknownQuestion("A.d"))),
    Bad(
      "\"done\"", "\"don\"",
      .change(place: .init("answers/satker/A.b/counts/don", 3, 32), .unknownCount(question: "A.b", count: "don"))),
    Bad(
      "\"done\":1", "\"done\":-1",
      .change(
        place: .init("answers/satker/A.b/counts/done", 3, 33),
        .countOutOfRange(question: "A.b", count: "done", text: "-1"))),
    Bad("\"done\":1", "\"done\":0.5", .malformed(place: .init("answers/satker/A.b/counts/done", 3, 33), .value)),
    Bad(
      "\"done\":1", "\"done\":null",
      .malformed(place: .init("answers/satker/A.b/counts/done", 3, 33), .type(wanted: .wholeNumber))),
    Bad(
      "{\"counts\"", "{\"value\":\"Ya\",\"counts\"",
      .change(place: .init("answers/satker/A.b/value", 3, 16), .needsCounts(question: "A.b", counts: ["all", "done"]))),
    Bad("\"marked\":true", "\"note\":\"\"", .json(.init(.init(line: 2, column: 80), .duplicateKey("note")))),
    Bad("\"target\"", "target", .json(.init(.init(line: 2, column: 13), .unexpected("t")))),
  ])
  func refuses(_ bad: Bad) async throws {
    try await withStore { store in
      try write(Samples.small, to: store.instrumentsFolder + "/small.json")
      let rules = try Samples.smallInstrument().reference.rulesDigest
      let good = Self.good.replacing("RULES", with: rules)
      let place = try store.place(of: "2026/x")
      try write(good, to: place.path)
      let stored = try store.load(place)
      #expect(stored.sheet.answers[.satker]?.count == 3)

      let broken = good.replacing(bad.old, with: bad.new, maxReplacements: 1)
      #expect(broken != good)
      try write(broken, to: place.path)
      let problem = StoreProblem(path: place.path, reason: bad.reason)
      #expect(throws: problem) { try store.load(place) }
      #expect(throws: problem) { try store.update(place) { sheet, _ in sheet } }
      #expect(throws: StoreProblem(path: place.path, reason: .changedOutside)) {
        try store.save(stored.sheet, at: place, replacing: stored.stamp)
      }
      #expect(try text(at: place.path) == broken)
      #expect(try names(in: place.folder) == ["sheet.json"])
    }
  }
}
