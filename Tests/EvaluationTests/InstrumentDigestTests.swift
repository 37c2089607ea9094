import Evaluation
import Testing

@Suite("A sheet is bound to the rules, not to their wording", .tags(.instrument))
struct InstrumentDigestTests {
  private func wording(_ instrument: Instrument) -> [String] { instrument.questions.map(\.wording) }

  @Test(
    arguments: [
      [
        #"Tata kelola", "weight": 20"#: #"Tata kelola", "weight": 25"#,
        #"Pengaduan", "weight": 40"#: #"Pengaduan", "weight": 35"#,
      ],
      [#"{"answer": "B", "value": 0.5}"#: #"{"answer": "B", "value": 0.67}"#],
      [#""maximum": 4"#: #""maximum": 5"#],
      [#"["done", "due"]"#: #"["due", "done"]"#],
      [#"["done", "due"]"#: #"[{"difference": ["due", "done"]}, "due"]"#],
      [#"["done", "due"]"#: #"["done", {"sum": ["due"]}]"#],
      [#"["done", "due"]"#: #"["done", {"sum": ["due", "done"]}]"#],
      [#""value": 1, "reason""#: #""value": 0, "reason""#],
      [#""minimum": 40"#: #""minimum": 40.01"#],
      [#""minimum": 85"#: #""minimum": 84"#],
      [#""share": 0.6"#: #""share": 0.75"#],
      [#""parts": ["A"], "minimum""#: #""parts": ["B"], "minimum""#],
      [#""id": "pengungkit""#: #""id": "enablers""#],
      [#""id": "wbbm""#: #""id": "wbbm2""#],
      [#""code": "B.a""#: #""code": "B.b""#],
      [#""A.i.a", "kind": "YT""#: #""A.i.z", "kind": "YT""#],
      [#""number": 2"#: #""number": 3"#],
      [#"dua", "parts": ["A.ii"]"#: #"dua", "parts": ["A.ii", "A.i"]"#],
    ] as [KeyValuePairs<String, String>])
  func rulesChange(replacements: KeyValuePairs<String, String>) throws {
    let changed = try SmallInstrument.read(replacements)
    #expect(changed.rules != SmallInstrument.instrument.rules)
    #expect(wording(changed) == wording(SmallInstrument.instrument))
  }

  @Test(
    arguments: [
      [#""Tim sudah dibentuk""#: #""Sudah ada tim""#], [#""B": "Sesekali""#: #""B": "Kadang-kadang""#],
      [#""text": "Harus ditindaklanjuti""#: #""text": "Masuk""#], [#""Daftar hadir""#: #""Foto""#],
      [#""Laporan survei""#: #""Laporan survei", "Surat""#],
      [#""reason": "Tidak ada pengaduan""#: #""reason": "Nihil""#],
    ] as [KeyValuePairs<String, String>])
  func wordingChanges(replacements: KeyValuePairs<String, String>) throws {
    let changed = try SmallInstrument.read(replacements)
    #expect(changed.rules == SmallInstrument.instrument.rules)
    let differing = zip(wording(changed), wording(SmallInstrument.instrument)).count { $0 != $1 }
    #expect(differing == 1)
  }

  /// What the choices offer and what the counts are called is both: it is entered and it is read.
  @Test func answersAndCountsAreRulesAndWording() throws {
    for replacements in [
      [#""answer": "Tidak""#: #""answer": "Belum""#, #""Tidak": "Belum dibentuk""#: #""Belum": "Belum dibentuk""#],
      [#""name": "done""#: #""name": "closed""#, #"["done", "due"]"#: #"["closed", "due"]"#],
    ] as [KeyValuePairs<String, String>] {
      let changed = try SmallInstrument.read(replacements)
      #expect(changed.rules != SmallInstrument.instrument.rules)
      #expect(wording(changed) != wording(SmallInstrument.instrument))
    }
  }

  @Test(
    arguments: [
      [#""name": "LKE kecil""#: #""name": "LKE""#], [#""Peraturan contoh""#: #""Peraturan""#],
      [#""name": "Pengungkit", "weight""#: #""name": "Enablers", "weight""#],
      [#""name": "Area dua""#: #""name": "Dua""#],
      [#""short": "WBBM""#: #""short": "B""#], [#""minimal B""#: #""minimal BB""#],
      [#""id": "small""#: #""id": "tiny""#],
    ] as [KeyValuePairs<String, String>])
  func neitherChanges(replacements: KeyValuePairs<String, String>) throws {
    let changed = try SmallInstrument.read(replacements)
    #expect(changed != SmallInstrument.instrument)
    #expect(changed.rules == SmallInstrument.instrument.rules)
    #expect(wording(changed) == wording(SmallInstrument.instrument))
  }

  /// Existing sheets hold the digest of this text: another spelling would lock them out.
  @Test func spellingIsFixed() {
    #expect(
      SmallInstrument.instrument.rules == """
        lke-rules 1
        node A 60.0
        node A.i 20.0
        node A.ii 40.0
        node B 40.0
        question A.i.a choice Ya=1.0 Tidak=0.0
        question A.i.b choice A=1.0 B=0.5 C=0.0
        question A.ii.a ratio due,done done/due nothing=1.0
        question B.a index 4.0
        area 1 A.i
        area 2 A.ii
        requirement wbk/total A+B 75.0
        requirement wbk/pengungkit A 40.0
        requirement wbk/area-1 A.i 12.0
        requirement wbbm/total A+B 85.0

        """)
  }
}
