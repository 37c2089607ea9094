import Evaluation
import Testing

/// PermenPANRB 90/2021, Lampiran II, Table 6 (scores); 5/2024, Table 5 (conditions of the proposal).
@Suite(.tags(.instrument, .scoring))
struct PredicateTests {
  @Test(arguments: [
    ("total", 75, 85, "A+B"), ("pengungkit", 40, 48, "A"),
    ("area-1", 4.8, 6, "A.I.1+A.II.1"), ("area-2", 4.2, 5.25, "A.I.2+A.II.2"), ("area-3", 6, 7.5, "A.I.3+A.II.3"),
    ("area-4", 6, 7.5, "A.I.4+A.II.4"), ("area-5", 9, 11.25, "A.I.5+A.II.5"), ("area-6", 6, 7.5, "A.I.6+A.II.6"),
    ("birokrasi-bersih", 18.25, 19.5, "B.I"), ("ipak", 15.75, 15.75, "B.I.i"), ("capaian-kinerja", 2.5, 3.75, "B.I.ii"),
    ("pelayanan-prima", 14, 15.75, "B.II"),
  ])
  func minima(id: String, wbk: Double, wbbm: Double, parts: String) throws {
    for (predicate, minimum) in [(BuiltIn.wbk, wbk), (BuiltIn.wbbm, wbbm)] {
      let requirement = try #require(predicate.requirements.first { $0.id == id })
      guard case .score(let indices, let found) = requirement.kind else {
        Issue.record("\(predicate.id)/\(id) is not about a score")
        continue
      }
      #expect(abs(found - minimum) < 1e-12)
      #expect(indices.map { BuiltIn.instrument.nodes[$0].code }.joined(separator: "+") == parts)
    }
  }

  @Test(arguments: [
    ("wbk", "Menuju WBK", "WBK", 12, ["opini-bpk", "sakip", "indeks-rb", "spip"]),
    ("wbbm", "Menuju WBBM", "WBBM", 12, ["berpredikat-wbk", "opini-bpk", "sakip", "indeks-rb", "spip"]),
  ])
  func requirements(id: String, name: String, short: String, scores: Int, first: [String]) {
    let predicate = BuiltIn.predicate(id)
    #expect(predicate.name == name)
    #expect(predicate.short == short)
    #expect(predicate.requirements.count { $0.minimum != nil } == scores)
    let unit = [
      "layanan-utama", "persepsi-publik", "tindak-lanjut", "laporan-kekayaan", "masa-pembangunan", "sakip-unit",
    ]
    let conditions = predicate.requirements.filter { $0.minimum == nil }.map(\.id)
    #expect(conditions == first + unit)
  }

  @Test(arguments: [
    ("opini-bpk", "minimal WTP", "minimal WTP", Requirement.Scope.institution),
    ("sakip", "minimal B", "minimal BB", .institution),
    (
      "indeks-rb", "pemerintah daerah minimal CC; kementerian/lembaga minimal B",
      "pemerintah daerah minimal B; kementerian/lembaga minimal BB", .institution
    ),
    ("spip", "minimal level 3", "minimal level 3", .institution),
    ("tindak-lanjut", "100 %", "100 %", .unit), ("laporan-kekayaan", "100 %", "100 %", .unit),
    ("masa-pembangunan", "minimal 1 tahun", "minimal 1 tahun", .unit),
    ("sakip-unit", "minimal B", "minimal BB", .unit),
  ])
  func conditions(id: String, wbk: String, wbbm: String, scope: Requirement.Scope) {
    for (predicate, condition) in [(BuiltIn.wbk, wbk), (BuiltIn.wbbm, wbbm)] {
      #expect(
        predicate.requirements.first { $0.id == id }?.kind == .proposal(scope: scope, condition: condition),
        "\(predicate.id)")
    }
  }

  /// Every line is a check of its own because no other line implies it.
  @Test(arguments: [BuiltIn.wbk, BuiltIn.wbbm])
  func partsTogetherRequireLessThanTheWhole(predicate: Predicate) {
    let minima = Dictionary(
      uniqueKeysWithValues: predicate.requirements.compactMap { requirement in
        requirement.minimum.map { (requirement.id, $0) }
      })
    #expect((1...6).reduce(0) { $0 + minima["area-\($1)"]! } < minima["pengungkit"]!)
    #expect(minima["pengungkit"]! + minima["birokrasi-bersih"]! + minima["pelayanan-prima"]! < minima["total"]!)
  }
}
