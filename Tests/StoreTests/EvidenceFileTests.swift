import Evaluation
import Glibc
import Testing

@testable import Store

/// What evidence files held when they were referred to, and whether they still do.
@Suite struct EvidenceFileTests {
  /// The test vectors of FIPS 180-2; the last is longer than the buffer.
  static let vectors = [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test(arguments: vectors) func theDigestIsThatOfOtherPrograms(text: String, count: Int, digest: String) async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.pdf"
      try write(String(repeating: text, count: count), to: path)
      let file = SheetStore(root: folder).evidenceFile(path, of: SheetPlace(id: "x", path: folder + "/x/sheet.json"))
      #expect(file == EvidenceFile(size: text.utf8.count * count, digest: digest))
    }
  }

  @Test func pathsBeginAtTheSheet() async throws {
    try await withTemporaryFolder { folder in
      let store = SheetStore(root: folder)
      let place = SheetPlace(id: "x", path: folder + "/x/sheet.json")
      try write("abc", to: folder + "/x/bukti/a.pdf")
      mkfifo(folder + "/x/pipe", 0o600)
      #expect(store.evidenceFile("bukti/a.pdf", of: place)?.size == 3)
      for path in ["bukti/b.pdf", "bukti", "bukti/a.pdf\0", "pipe", "", "~/tidak ada", "/dev/null"] {
        #expect(store.evidenceFile(path, of: place) == nil, "\(path)")
      }
    }
  }

  @Test func verifyFindsAChangedFile() async throws {
    try await withStore { store in
      let place = try store.create(
        satker: Satker(name: "Lapas Contoh A"), year: 2026, target: "wbk", instrument: try Samples.instrument()
      ).place
      let paths = ["sama", "ubah", "zilang", "lepas"].map { "\(store.root)/../\($0).pdf" }
      for path in paths { try write(path, to: path) }
      _ = try store.update(place) { (sheet, _) throws(Never) in
        var sheet = sheet
        var answer = Answer()
        answer.evidence = ["SK": Array(paths.prefix(3))]
        sheet[.satker, "A.I.1.i.a"] = answer
        for path in paths { sheet.files[path] = store.evidenceFile(path, of: place) }
        return sheet
      }
      #expect(try store.verify(place).evidence.map(\.state) == [.same, .same, .same])

      try write("lain", to: paths[1])
      // What nothing refers to does not count; what is not here may be elsewhere.
      for path in paths[2...] { unlink(path) }
      let verification = try store.verify(place)
      #expect(verification.evidence.map(\.state) == [.same, .changed, .missing])
      #expect(!verification.isSound)
      try write(paths[1], to: paths[1])
      #expect(try store.verify(place).isSound)
    }
  }
}
