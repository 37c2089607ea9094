import Evaluation
import Foundation
import Store
import Testing

@Suite("An instrument that does not hold together is refused, with place and reason", .tags(.instrument))
struct BrokenInstrumentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// A piece that the small instrument holds once, and what stands there instead.
    let piece: String
    let replacement: String
    let place: String
    let reason: InstrumentProblem.Reason

    init(_ piece: String, _ replacement: String, _ place: String, _ reason: InstrumentProblem.Reason) {
      self.piece = piece
      self.replacement = replacement
      self.place = place
      self.reason = reason
    }

    var testDescription: String { "\(place): \(reason)" }
  }

  static let cases: [Case] = [
    Case(#""format": 1"#, #""format": 2"#, "small", .unknownFormat(2)),

    Case(#""id": "small""#, #""id": "kecil sekali""#, "kecil sekali", .malformedIdentifier),
    Case(#""id": "small""#, #""id": """#, "", .malformedIdentifier),
    Case(#""A.i.b""#, #""A.i.β""#, "A.i.β", .malformedIdentifier),
    Case(#""A.i.b""#, #""A.i.""#, "A.i.", .malformedIdentifier),
    Case(#""name": "due""#, #""name": "to do""#, "A.ii.a/to do", .malformedIdentifier),
    Case(#""id": "wbbm""#, #""id": "../wbbm""#, "../wbbm", .malformedIdentifier),
    Case(#""id": "sakip""#, #""id": "nilai sakip""#, "wbk/nilai sakip", .malformedIdentifier),

    Case(#""code": "B.a""#, #""code": "A.i.a""#, "A.i.a", .codeOutsideParent("B")),
    Case(#""A.i.b""#, #""A.ib""#, "A.ib", .codeOutsideParent("A.i")),
    Case(#""A.i.b""#, #""A.i.b.c""#, "A.i.b.c", .codeOutsideParent("A.i")),

    Case(#""A.i.b""#, #""A.i.a""#, "A.i.a", .duplicate),
    Case(#""code": "B", "#, #""code": "A", "#, "A", .duplicate),
    Case(#""answer": "Tidak""#, #""answer": "ya""#, "YT ya", .duplicate),
    Case(#""answer": "Tidak""#, #""answer": """#, "YT ", .duplicate),
    Case(#""name": "done""#, #""name": "due""#, "A.ii.a/due", .duplicate),
    Case(#""number": 2"#, #""number": 1"#, "1 Area dua", .duplicate),
    Case(#""id": "wbbm""#, #""id": "wbk""#, "wbk", .duplicate),
    Case(#""id": "area-1""#, #""id": "pengungkit""#, "wbk/pengungkit", .duplicate),
    Case(#"["A", "B"], "minimum": 75"#, #"["A", "A"], "minimum": 75"#, "wbk/total", .duplicate),
    Case(#"["A", "B"], "minimum": 75"#, #"["A", "A.i"], "minimum": 75"#, "wbk/total", .duplicate),
    Case(#"["A", "B"], "minimum": 75"#, #"["A.i", "A"], "minimum": 75"#, "wbk/total", .duplicate),

    Case(
      #""Tata kelola", "weight": 20"#, #""Tata kelola", "weight": 0"#, "A", .weightsDoNotAddUp(expected: 60, found: 40)),
    Case(#""weight": 60"#, #""weight": 61"#, "small", .weightsDoNotAddUp(expected: 100, found: 101)),
    Case(
      #""Pengaduan", "weight": 40"#, #""Pengaduan", "weight": 39.5"#, "A", .weightsDoNotAddUp(expected: 60, found: 59.5)
    ),
    Case(
      #"{"code": "A", "name": "Pengungkit", "weight": 60,"#,
      #"{"code": "C", "name": "", "weight": -0.0, "questions": []},"#
        + #"{"code": "A", "name": "Pengungkit", "weight": 60,"#, "C", .weightNotPositive(-0.0)),

    Case(
      #""weight": 60, "parts": ["#, #""weight": 60, "questions": [], "parts": [], "was": ["#, "A",
      .neitherPartsNorQuestions),
    Case(
      #""weight": 60, "parts": ["#,
      #""weight": 60, "questions": [{"code": "A.a", "kind": "IDX", "text": "", "evidence": []}], "parts": ["#, "A",
      .neitherPartsNorQuestions),

    Case(#""kind": "IDX""#, #""kind": "idx""#, "B.a", .unknownKind("idx")),

    Case(#"{"ratio": {}}"#, "{}", "PCT", .ambiguousKind),
    Case(#"{"ratio": {}}"#, #"{"ratio": {}, "index": {"maximum": 4}}"#, "PCT", .ambiguousKind),

    Case(#""maximum": 4"#, #""maximum": 0"#, "IDX", .valueOutOfRange(0)),
    Case(#""maximum": 4"#, #""maximum": -4"#, "IDX", .valueOutOfRange(-4)),
    Case(#""value": 0.5"#, #""value": 1.5"#, "ABC", .valueOutOfRange(1.5)),
    Case(#""value": 0.5"#, #""value": -0.5"#, "ABC", .valueOutOfRange(-0.5)),
    Case(#"{"value": 1, "reason""#, #"{"value": 2, "reason""#, "A.ii.a", .valueOutOfRange(2)),

    Case(#""value": 0.5"#, #""value": 1"#, "ABC", .choicesNotDescending),
    Case(#"{"answer": "A", "value": 1}"#, #"{"answer": "A", "value": 0.9}"#, "ABC", .choicesNotDescending),
    Case(#"[{"answer": "Ya", "value": 1}, {"answer": "Tidak", "value": 0}]"#, "[]", "YT", .choicesNotDescending),

    Case(#", "C": "Tidak pernah""#, "", "A.i.b", .missing("criteria.C")),
    Case(#""criteria": {"Ya": "Sudah dibentuk", "Tidak": "Belum dibentuk"}, "#, "", "A.i.a", .missing("criteria.Ya")),
    Case(#""counts": [{"name": "due", "#, #""was": [{"name": "due", "#, "A.ii.a", .missing("counts")),
    Case(#""formula""#, #""Formula""#, "A.ii.a", .missing("formula")),
    Case(#""whenNothing""#, #""whennothing""#, "A.ii.a", .missing("whenNothing")),
    Case(#", "condition": "minimal B""#, "", "wbk/sakip", .missing("condition")),
    Case(#", "minimum": 40"#, "", "wbk/pengungkit", .missing("minimum")),
    Case(#""parts": ["A.i"], "share""#, #""parts": [], "share""#, "wbk/area-1", .missing("parts")),
    Case(#"dua", "parts": ["A.ii"]"#, #"dua", "parts": []"#, "Area dua", .missing("parts")),

    Case(#""C": "Tidak pernah""#, #""C": "Tidak pernah", "D": "Lainnya""#, "A.i.b", .unknownAnswer("D")),
    Case(#"["done", "due"]"#, #"["done", "all"]"#, "A.ii.a", .unknownCount("all")),
    Case(
      #"["done", "due"]"#, #"["done", {"sum": ["due", {"difference": ["late", "due"]}]}]"#, "A.ii.a",
      .unknownCount("late")),

    Case(#"{"ratio": ["done", "due"]}"#, #""done""#, "A.ii.a", .notARatio),
    Case(#"{"ratio": ["done", "due"]}"#, #"{"sum": ["done", "due"]}"#, "A.ii.a", .notARatio),
    Case(#"["done", "due"]"#, #"[{"sum": [{"ratio": ["done", "due"]}]}, "due"]"#, "A.ii.a", .notARatio),
    Case(#"["done", "due"]"#, #"["done", {"difference": ["due", {"ratio": ["done", "due"]}]}]"#, "A.ii.a", .notARatio),

    Case(#"dua", "parts": ["A.ii"]"#, #"dua", "parts": ["A.iii"]"#, "Area dua", .unknownPart("A.iii")),
    Case(#""parts": ["A.i"], "share""#, #""parts": ["A.i.a"], "share""#, "wbk/area-1", .unknownPart("A.i.a")),

    Case(#""minimum": 40"#, #""minimum": 60.01"#, "wbk/pengungkit", .minimumOutOfReach(60.01)),
    Case(#""minimum": 40"#, #""minimum": -1"#, "wbk/pengungkit", .minimumOutOfReach(-1)),
    Case(#""share": 0.6"#, #""share": 1.5"#, "wbk/area-1", .minimumOutOfReach(30)),
  ]

  @Test(arguments: cases)
  func isRefused(broken: Case) {
    #expect(throws: InstrumentProblem.self) {
      do {
        _ = try SmallInstrument.read([broken.piece: broken.replacement])
      } catch let problem as InstrumentProblem {
        #expect(problem.place == broken.place)
        #expect(problem.reason == broken.reason)
        throw problem
      }
    }
  }

  @Test func everyReasonIsThereOnce() throws {
    #expect(try Set(Self.cases.map { caseName($0.reason) }) == Facts.cases(in: "InstrumentProblem"))
  }

  /// Not JSON of an instrument at all: the decoder says where.
  @Test(arguments: [
    #"{"ratio": ["done"]}"#, #"{"ratio": ["done", "due", "due"]}"#, #"{"sum": []}"#, #"{"difference": ["done"]}"#,
    #"{"product": ["done", "due"]}"#, #"{"sum": ["done"], "ratio": ["done", "due"]}"#, "7",
  ])
  func formulaThatCannotBeRead(formula: String) {
    #expect(throws: StoreProblem.self) {
      _ = try SmallInstrument.read([#"{"ratio": ["done", "due"]}"#: formula])
    }
  }

  @Test func isAcceptedAsItStands() throws {
    #expect(try SmallInstrument.read().questions.count == 4)
    #expect(try SmallInstrument.read([#""minimum": 40"#: #""minimum": 60"#]).predicate("wbk") != nil)
  }
}
