import Evaluation
import Exchange
import Testing

/// The contract of `lke history --json`.
@Suite struct HistoryReportTests {
  private static let history: History = {
    let sheet = Sheet(
      uid: "1", satker: Satker(name: "A"), year: 2026, target: "wbk", instrument: .init(id: "x", rulesDigest: "0"))
    var history = History(base: sheet)
    func place(_ field: Change.Field) -> Change.Place { .answer(.satker, question: "A.I.1.i.a", field) }
    let contents: [(Change.Place, Change.Content)] = [
      (place(.value), .choice("Ya")), (place(.count("n")), .count(3)), (place(.note), .text("a\u{1B}[2J\"b")),
      (place(.mark), .flag(true)), (place(.evidence("SK")), .references(["a", "b/c"])),
      (.answer(.satker, question: "B.I.i.a", .value), .index(3.6)), (.sheet(.year), .count(2027)),
    ]
    let siti = History.Author(replica: "s", name: "siti", assessor: .satker)
    _ = history.record(
      contents.compactMap { history.sheet.change(at: $0, to: $1) }, by: siti, at: 1_795_776_060, reason: "mengapa")
    let budi = History.Author(replica: "b", name: "", assessor: Assessor(rawValue: "ketua"))
    _ = history.record([Change(at: .sheet(.target), from: .text("wbk"), to: .text("wbbm"))], by: budi, at: -1)
    _ = history.undo(by: siti, at: 1 << 52)
    return history
  }()

  @Test func tellsEveryEntry() {
    #expect(
      HistoryReport(Self.history) { $0.place.question == nil }.json == """
        [
          {
            "assessor" : "satker",
            "author" : "siti",
            "changes" : [
              {
                "at" : [
                  "year"
                ],
                "from" : 2026,
                "to" : 2027
              }
            ],
            "clock" : 1,
            "number" : 1,
            "reason" : "mengapa",
            "replica" : "s",
            "time" : 1795776060,
            "utc" : "2026-11-27T10:41:00Z"
          },
          {
            "assessor" : "ketua",
            "author" : "",
            "changes" : [
              {
                "at" : [
                  "target"
                ],
                "from" : "wbk",
                "to" : "wbbm"
              }
            ],
            "clock" : 2,
            "number" : 1,
            "replica" : "b",
            "seen" : {
              "s" : 1
            },
            "time" : -1,
            "utc" : "1969-12-31T23:59:59Z"
          },
          {
            "assessor" : "satker",
            "author" : "siti",
            "changes" : [
              {
                "at" : [
                  "year"
                ],
                "from" : 2027,
                "to" : 2026
              }
            ],
            "clock" : 3,
            "number" : 2,
            "replica" : "s",
            "seen" : {
              "b" : 1
            },
            "time" : 4503599627370496,
            "undoes" : {
              "number" : 1,
              "replica" : "s"
            }
          }
        ]

        """)
  }

  /// Each kind of content as the sheet's file spells it; nothing is left out, as is what it was before.
  @Test(arguments: [
    "\"to\" : \"Ya\"", "\"to\" : 3\n", "\"to\" : \"a\\u001b[2J\\\"b\"", "\"to\" : true", "\"to\" : 3.6\n", "\"b/c\"\n",
    "\"answers\",", "\"counts\",", "\"evidence\",\n          \"SK\"",
  ]) func spellsContentsAsTheSheetDoes(_ piece: String) {
    let json = HistoryReport(Self.history).json
    #expect(json.contains(piece), "\(json)")
  }

  @Test func anEmptyHistoryIsAnEmptyArray() {
    #expect(HistoryReport(History(base: Self.history.base)).json.filter { !$0.isWhitespace } == "[]")
  }
}
