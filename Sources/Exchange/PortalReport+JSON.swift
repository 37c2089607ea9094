import Evaluation

extension PortalReport {
  /// The object that PortalRB fetches as `lke/jawaban-unit/{unit_id}` (docs/schema/portalrb-jawaban-unit.schema.json).
  ///
  /// - Throws: `portalUnit` for a satker that no path can name, `portalIdentities`.
  func json() throws(ExportProblem) -> String {
    guard isUnitNamed else { throw .portalUnit(code: sheet.satker.code) }
    try checkIdentities()
    return content
  }

  /// The same without asking whether anything is missing: two sheets of the same content mean the same to PortalRB.
  package var content: String { jsonText(Document(self)) }

  /// Whether the satker's code can stand in a path as it is: one segment (RFC 3986) without anything to be escaped.
  var isUnitNamed: Bool {
    let code = sheet.satker.code
    return ![".", "..", ""].contains(code)
      && code.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-._~!$&'()*+,;=:@".utf8.contains(byte)
        }
      }
  }

  /// Keys are PortalRB's.
  private struct Document: Encodable {
    let unit_id: String
    let nama_unit: String
    let tahun: Int
    let answers: [Answer]

    init(_ report: PortalReport) {
      unit_id = report.sheet.satker.code.plain
      nama_unit = report.sheet.satker.name.plain
      tahun = report.sheet.year
      answers = report.answers.compactMap { answer in answer.identity.map { Answer(answer, number: $0.number) } }
        .sorted { $0.soal_id < $1.soal_id }
    }

    struct Answer: Encodable {
      let soal_id: Int
      let jawaban_unit: String?
      let jawaban_tpi: String?
      let catatan_unit: String?
      let bukti_dukung_unit: String?
      let catatan_tpi: String?

      private enum Key: CodingKey {
        case soal_id, jawaban_unit, jawaban_tpi, catatan_unit, bukti_dukung_unit, catatan_tpi
      }

      init(_ answer: PortalReport.Answer, number: Int) {
        soal_id = number
        jawaban_unit = answer.unit?.text
        jawaban_tpi = answer.tpi?.text
        catatan_unit = answer.unitNote.nonEmpty
        bukti_dukung_unit = answer.evidence.nonEmpty
        catatan_tpi = answer.tpiNote.nonEmpty
      }

      /// Null, and not left out, is what there is none of.
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(soal_id, forKey: .soal_id)
        try container.encode(jawaban_unit, forKey: .jawaban_unit)
        try container.encode(jawaban_tpi, forKey: .jawaban_tpi)
        try container.encode(catatan_unit, forKey: .catatan_unit)
        try container.encode(bukti_dukung_unit, forKey: .bukti_dukung_unit)
        try container.encode(catatan_tpi, forKey: .catatan_tpi)
      }
    }
  }
}

extension PortalReport.Value {
  /// Numbers with a decimal point where they have decimals.
  fileprivate var text: String {
    switch self {
    case .choice(let choice): return choice
    case .number(let number):
      let text = "\(number)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
