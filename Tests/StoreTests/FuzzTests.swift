import Evaluation
import Foundation
import Hostile
import Testing

@testable import Store

/// Files that are wrong at random never end or stop the program, and are never touched. Each input is made from a seed of
/// its own, the first of them `LKE_SEED`; `make torture` makes many more of them.
@Suite struct FuzzTests {
  private let seed = number("LKE_SEED").map(UInt64.init) ?? .random(in: 0..<1_000_000_000)
  /// Of all kinds of files together.
  private let count = number("LKE_FUZZ") ?? 2000

  private static func number(_ name: String) -> Int? { getenv(name).flatMap { Int(String(cString: $0)) } }

  @Test func json() async throws {
    try await withTemporaryFolder { folder in
      let run = FuzzRun(folder: folder, seed: seed, count: count * 4 / 10)
      await #expect(processExitsWith: .success) { [run = run as FuzzRun] in
        let scalars = #"["\ud83d\ude00 é漢😀 \u00e9\n", -1.5e-7, {"😀": [true, false, null]}]"#
        let samples = [OpenTests.formatOne, Samples.small, LogLineTests.good, scalars, scalars].map { Array($0.utf8) }
        run.all(samples) { bytes, context in try FuzzTests.check(json: bytes, context) }
      }
      run.expectAll("json")
    }
  }

  @Test func instruments() async throws {
    try await withTemporaryFolder { folder in
      let run = FuzzRun(folder: folder, seed: seed, count: count * 3 / 10)
      await #expect(processExitsWith: .success) { [run = run as FuzzRun] in
        // The whole one now and then: it takes its time.
        let samples = [[UInt8]](repeating: Array(Samples.small.utf8), count: 40) + [Samples.builtInBytes]
        run.all(samples) { bytes, context in
          guard
            let instrument = expectProblem(
              context,
              { () throws(StoreProblem) in
                try InstrumentFile.decode(bytes, path: "i.json")
              })
          else { return }
          #expect(instrument.reference.rulesDigest.count == 64, context)
          let sheet = Sheet(
            uid: "0", satker: Satker(name: "x"), year: 2026, target: instrument.predicates[0].id,
            instrument: instrument.reference)
          let total = Scorecard(instrument, sheet, assessor: .satker).total
          #expect(total.value == 0 && abs(total.best - 100) < 1e-6, context)
        }
      }
      run.expectAll("instruments")
    }
  }

  @Test func sheetsAndLogs() async throws {
    try await withTemporaryFolder { folder in
      let run = FuzzRun(folder: folder, seed: seed, count: count * 3 / 10)
      await #expect(processExitsWith: .success) { [run = run as FuzzRun] in
        let sheet = try FuzzSheet(run.folder)
        run.all([[]]) { _, context, mutator in try sheet.check(&mutator, context) }
        run.report("\(sheet.tally)")
        // Files that are all refused at their first byte would test little.
        if run.count >= 500 { #expect(sheet.tally.opened * 8 > run.count && sheet.tally.continued * 200 > run.count) }
      }
      run.expectAll("sheets and logs")
    }
  }

  /// What is read as JSON is written and read again as the same.
  private static func check(json bytes: [UInt8], _ context: Comment) throws {
    let document: JSONDocument
    do throws(JSONProblem) {
      document = try JSONDocument(bytes)
    } catch {
      #expect(error.position.line >= 1 && error.position.column >= 1, context)
      return
    }
    let content = try document.root.content()
    let again = try JSONDocument(JSONWriter.bytes(of: content)).root.content()
    #expect(again == content, context)
    #expect(String(validating: bytes, as: UTF8.self) != nil, context)
  }
}

/// Runs the body; what it throws has to name its file and the place within it.
func expectProblem<Value>(_ context: Comment, _ body: () throws(StoreProblem) -> Value) -> Value? {
  do throws(StoreProblem) {
    return try body()
  } catch {
    #expect(!error.path.isEmpty && error.reason.namesItsPlace, "\(error), \(context)")
    return nil
  }
}

extension StoreProblem.Reason {
  /// For what wrong bytes bring about; nothing else may come of them.
  fileprivate var namesItsPlace: Bool {
    switch self {
    case .json(let problem): problem.position.line > 0 && problem.position.column > 0
    case .unknownKey(let place, _), .malformed(let place, _), .change(let place, _): place.position != nil
    case .unknownFormat, .instrument, .instrumentUnknown, .instrumentRules, .tooLarge, .tooMany: true
    default: false
    }
  }
}

extension JSONValue {
  fileprivate func content() throws(StoreProblem.Reason) -> JSONContent {
    switch document.nodes[index].kind {
    // Nothing that is written has one.
    case .null: .text("null")
    case .yes, .no: .flag(try flag())
    case .number: .number(try number())
    case .text: .text(try text())
    case .array: .array(try list { value throws(StoreProblem.Reason) in try value.content() })
    case .object: .object(try dictionary { value throws(StoreProblem.Reason) in try value.content() })
    }
  }
}
