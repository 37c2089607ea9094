import Foundation
import Testing

@testable import Evaluation
@testable import Store

@Suite struct InstrumentFileTests {
  @Test func theBuiltInOneIsThere() throws {
    let store = Store(root: "/nowhere")
    let instrument = try store.instrument(Samples.id)
    #expect(instrument.id == Samples.id)
    #expect(store.instruments() == [.init(origin: .builtIn(Samples.id), result: .success(instrument))])
    #expect(try store.instrument(for: instrument.reference) == instrument)
  }

  /// The vector of FIPS 180-4, and what Evaluation says the digest is of.
  @Test func referencesAreSHA256OfTheRules() throws {
    #expect(
      SHA256.hexadecimal(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(SHA256.hexadecimal([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    let instrument = try Samples.smallInstrument()
    #expect(
      instrument.reference == .init(id: "small", rulesDigest: SHA256.hexadecimal(Array(instrument.rules.utf8))))
  }

  /// Sheets on people's disks are bound to this digest: it changes only with the rules.
  @Test func theRulesOfTheBuiltInOneHaveNotChanged() throws {
    #expect(
      try Samples.instrument().reference.rulesDigest
        == "1793883f987c51073cdea68a545ff5120da1b9d954b37408de9f12234d2414b1")
  }

  @Test func ownInstruments() async throws {
    try await withStore { store in
      let small = try Samples.smallInstrument()
      let path = store.instrumentsFolder + "/mine.json"
      try write(Samples.small, to: path)
      try write("{", to: store.instrumentsFolder + "/broken.json")
      try write("{", to: store.instrumentsFolder + "/.hidden.json")
      try write("{", to: store.instrumentsFolder + "/notes.txt")
      let end = StoreProblem.Reason.json(.init(.init(line: 1, column: 2), .end))
      let broken = StoreProblem(path: store.instrumentsFolder + "/broken.json", reason: end)
      #expect(
        store.instruments().dropFirst() == [
          .init(origin: .file(broken.path), result: .failure(broken)),
          .init(origin: .file(path), result: .success(small)),
        ])
      #expect(try store.instrument("small") == small)
      #expect(try store.instrument(path) == small)
      #expect(try store.instrument(for: small.reference) == small)
      // Whoever asks for what is broken learns why it is not there.
      #expect(throws: broken) { try store.instrument("broken") }
      #expect(throws: broken) { try store.instrument(for: .init(id: "broken", rulesDigest: "")) }
      #expect(throws: StoreProblem(path: store.root, reason: .instrumentUnknown("mine"))) {
        try store.instrument("mine")
      }
      #expect(throws: StoreProblem(path: "/nowhere/x.json", reason: .notFound)) {
        try store.instrument("/nowhere/x.json")
      }
    }
  }

  /// Root may read everything, so the child becomes somebody else.
  @Test(.enabled(if: geteuid() == 0)) func anUnreadableFolderIsSaid() async throws {
    try await withStore { store in
      try write(Samples.small, to: store.instrumentsFolder + "/small.json")
      #expect(chmod(store.root, 0o755) == 0 && chmod(store.instrumentsFolder, 0o000) == 0)
      await #expect(processExitsWith: .success) { [root = store.root as String] in
        guard setgid(65534) == 0, setuid(65534) == 0 else { exit(1) }
        let folder = root + "/instruments"
        #expect(
          Store(root: root).instruments().last
            == .init(
              origin: .file(folder), result: .failure(StoreProblem(path: folder, reason: .denied(.list)))))
      }
    }
  }

  @Test func unknownKeysAreIgnored() throws {
    let text = Samples.small.replacing("\"areas\"", with: "\"more\": {}, \"areas\"")
    #expect(try InstrumentFile.decode(Array(text.utf8), path: "") == Samples.smallInstrument())
  }

  @Test func anOwnInstrumentOverridesNothing() async throws {
    try await withStore { store in
      let builtIn = try Samples.instrument()
      let text = Samples.small.replacing("\"small\"", with: "\"\(Samples.id)\"")
      try write(text, to: store.instrumentsFolder + "/\(Samples.id).json")
      let own = try InstrumentFile.decode(Array(text.utf8), path: "")
      #expect(own.id == builtIn.id)
      #expect(try store.instrument(Samples.id) == builtIn)
      #expect(try store.instrument(for: builtIn.reference) == builtIn)
      // A sheet names the rules, too, and so finds the one it was made with.
      #expect(try store.instrument(for: own.reference) == own)
      #expect(
        throws: StoreProblem(
          path: store.root,
          reason: .instrumentRules(
            id: Samples.id, wanted: "00", found: [builtIn.reference.rulesDigest, own.reference.rulesDigest]))
      ) { try store.instrument(for: .init(id: Samples.id, rulesDigest: "00")) }
    }
  }

  @Test func aSheetOfOtherRulesIsNotOpened() async throws {
    try await withStore { store in
      let small = try Samples.smallInstrument()
      let path = store.instrumentsFolder + "/small.json"
      try write(Samples.small, to: path)
      let stored = try store.create(satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: small)
      let before = try text(at: stored.place.path)

      // Other words are the same rules.
      try write(Samples.small.replacing("\"text\": \"a\"", with: "\"text\": \"A\""), to: path)
      #expect(try store.load(stored.place).instrument.question("A.a")?.text == "A")

      try write(Samples.small.replacing("75", with: "76"), to: path)
      let other = try store.instrument("small").reference.rulesDigest
      let problem = StoreProblem(
        path: stored.place.path,
        reason: .instrumentRules(id: "small", wanted: small.reference.rulesDigest, found: [other]))
      #expect(throws: problem) { try store.load(stored.place) }
      #expect(try store.list().map(\.result) == [.failure(problem)])
      #expect(try text(at: stored.place.path) == before)
    }
  }

  @Test(arguments: [
    ("75", "175", StoreProblem.Reason.instrument(.init(place: "wbk/total", reason: .minimumOutOfReach(175)))),
    ("\"kind\": \"YT\"", "\"kind\": \"XX\"", .instrument(.init(place: "A.a", reason: .unknownKind("XX")))),
    ("\"format\": 1", "\"format\": 2", .instrument(.init(place: "small", reason: .unknownFormat(2)))),
    (
      "\"A.c\", \"kind\"", "\"A.c\", \"kinds\"",
      .malformed(place: .init("components/0/questions/2/kind", 17, 9), .missing)
    ),
    ("100", "\"100\"", .malformed(place: .init("components/0/weight", 9, 43), .type(wanted: .number))),
    ("\"areas\": []", "\"areas\": {}", .malformed(place: .init("areas", 21, 12), .type(wanted: .array))),
    ("\"score\"", "\"scor\"", .malformed(place: .init("predicates/0/requirements/0/kind", 25, 65), .value)),
    ("{\"ratio\": [", "{\"ration\": [", .malformed(place: .init("components/0/questions/1/formula", 15, 22), .value)),
    ("\"areas\"", "\"name\"", .json(.init(.init(line: 21, column: 3), .duplicateKey("name")))),
  ])
  func refuses(_ old: String, _ new: String, _ reason: StoreProblem.Reason) throws {
    let text = Samples.small.replacing(old, with: new)
    #expect(text != Samples.small)
    #expect(throws: StoreProblem(path: "i.json", reason: reason)) {
      try InstrumentFile.decode(Array(text.utf8), path: "i.json")
    }
  }
}
