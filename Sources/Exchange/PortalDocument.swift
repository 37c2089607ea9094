import Evaluation
import FoundationEssentials

/// One unit's `lke/jawaban-unit` of PortalRB, read back. Answers are told by PortalRB's numbers.
struct PortalDocument: Decodable {
  // Keys are PortalRB's.
  private let unit_id: String
  private let nama_unit: String?
  private let tahun: Int
  private let answers: [Answer]

  private struct Answer: Decodable {
    let soal_id: Int
    let jawaban_unit: String?
    let jawaban_tpi: String?
    let catatan_unit: String?
    let bukti_dukung_unit: String?
    let catatan_tpi: String?
  }

  /// Nil for any other JSON.
  init?(_ bytes: [UInt8]) {
    guard let document = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
    self = document
  }

  var identity: ImportedFile.Identity { .init(satker: nama_unit, code: unit_id, year: tahun) }

  /// What the satker answered, or for a level of the TPI what the TPI judged.
  func reading(by instrument: Instrument, as assessor: Assessor) -> ImportReading {
    let isTPI = PortalReport.levels.contains(assessor)
    let items = instrument.questions.flatMap(PortalReport.Item.items)
    let known = Dictionary(items.compactMap { item in item.identity.map { ($0.number, item) } }) { first, _ in first }
    var reading = ImportReading()
    var noted: Set<String> = []
    var read: Set<Int> = []
    for answer in answers {
      let place = "soal_id \(answer.soal_id)"
      let text = (isTPI ? answer.jawaban_tpi : answer.jawaban_unit)?.trimmed ?? ""
      guard let item = known[answer.soal_id], read.insert(answer.soal_id).inserted else {
        if !text.isEmpty { reading.report(.unknownRow(text), at: place) }
        continue
      }
      if !text.isEmpty {
        // A decimal point may stand in whole numbers, too.
        let whole = item.count.flatMap { _ in Double(text).flatMap { Int(exactly: $0) }.map(String.init) }
        reading.read(whole ?? text, of: item.question, count: item.count?.name, at: place)
      }
      // Those of a ratio stand beside each of its counts.
      guard noted.insert(item.question.code).inserted else { continue }
      if let note = isTPI ? answer.catatan_tpi : answer.catatan_unit, !note.trimmed.isEmpty {
        reading.add(item.question, .note(note))
      }
      if !isTPI, let evidence = answer.bukti_dukung_unit, !evidence.trimmed.isEmpty {
        reading.add(item.question, .evidence(evidence))
      }
    }
    return reading
  }
}
