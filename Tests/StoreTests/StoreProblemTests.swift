import Evaluation
import Testing

@testable import Store

@Suite struct StoreProblemTests {
  /// As docs/draft-format.md lists them.
  @Test(arguments: [
    (StoreProblem.Reason.invalidID, StoreProblem.Kind.noInput),
    (.outsideStore, .usage),
    (.notFound, .noInput),
    (.notAStore, .noInput),
    (.notAFile, .noInput),
    (.linkedFolder, .noInput),
    (.denied(.read), .noInput),
    (.denied(.list), .noInput),
    (.instrumentUnknown("x"), .noInput),
    (.denied(.write), .cannotCreate),
    (.denied(.create), .cannotCreate),
    (.denied(.move), .cannotCreate),
    (.folderNotFound, .cannotCreate),
    (.readOnlyFileSystem(.write), .cannotCreate),
    (.symbolicLink, .cannotCreate),
    (.noSpace(.write), .inputOutput),
    (.system(.read, code: 5), .inputOutput),
    (.busy, .busy),
    (.changedOutside, .busy), (.miswritten, .inputOutput),
    (.tooLarge(limit: 1), .badData),
    (.tooMany(limit: 1), .badData),
    (.json(.init(.init(line: 1, column: 1), .end)), .badData),
    (.unknownKey(place: .init([]), key: "x"), .badData),
    (.malformed(place: .init([]), .missing), .badData),
    (.unknownFormat(found: 3, known: 2), .badData),
    (.change(place: .init([]), .misplaced), .badData),
    (.instrumentRules(id: "x", wanted: "", found: []), .badData),
    (.unattributed(isEdited: true), .badData),
  ])
  func kinds(_ reason: StoreProblem.Reason, _ kind: StoreProblem.Kind) {
    #expect(StoreProblem(path: "", reason: reason).kind == kind)
  }
}
