import Evaluation
import Store

/// A province's worth of invented satker, in every state of progress. The same each time it is made.
enum Demo {
  /// A satker, and how its self-assessment stands.
  private struct Example {
    let name: String
    let kind: String
    let target: String
    /// How far the sheet is filled in, 0…1.
    let progress: Double
    /// How good the answers are, 0…1.
    let quality: Double

    init(_ name: String, _ kind: String, _ progress: Double, _ quality: Double, target: String = "wbk") {
      self.name = name
      self.kind = kind
      self.target = target
      self.progress = progress
      self.quality = quality
    }
  }

  private static let year = 2026

  private static let examples = [
    Example("Kantor Wilayah Provinsi Contoh", "kanwil", 1, 0.97, target: "wbbm"),
    Example("Lembaga Pemasyarakatan Kelas IIA Contoh Kota", "lapas", 1, 0.93),
    Example("Lembaga Pemasyarakatan Kelas IIB Contoh Barat", "lapas", 0.81, 0.85),
    Example("Lembaga Pemasyarakatan Kelas III Contoh Timur", "lapas", 0.34, 0.7),
    Example("Lembaga Pemasyarakatan Perempuan Kelas IIB Contoh Kota", "lapas", 1, 0.9),
    Example("Lembaga Pembinaan Khusus Anak Kelas I Contoh Kota", "lpka", 0.97, 0.88),
    Example("Rumah Tahanan Negara Kelas IIB Contoh Utara", "rutan", 1, 0.62),
    Example("Rumah Tahanan Negara Kelas IIB Contoh Selatan", "rutan", 0.55, 0.8),
    Example("Rumah Tahanan Negara Kelas IIB Contoh Tengah", "rutan", 0, 0),
    Example("Balai Pemasyarakatan Kelas II Contoh Kota", "bapas", 1, 0.91),
    Example("Balai Pemasyarakatan Kelas II Contoh Pesisir", "bapas", 0.72, 0.66),
    Example("Rumah Penyimpanan Benda Sitaan Negara Kelas II Contoh Kota", "rupbasan", 0.12, 0.9),
    Example("Kantor Imigrasi Kelas I TPI Contoh Kota", "imigrasi", 1, 0.95, target: "wbbm"),
    Example("Kantor Imigrasi Kelas II Non TPI Contoh Pegunungan", "imigrasi", 0.91, 0.87),
    Example("Kantor Imigrasi Kelas II TPI Contoh Pelabuhan", "imigrasi", 1, 0.84),
    Example("Kantor Imigrasi Kelas III TPI Contoh Perbatasan", "imigrasi", 0, 0),
    Example("Rumah Detensi Imigrasi Contoh Kota", "rudenim", 0.48, 0.75),
    Example("Kantor Pertanahan Kabupaten Contoh Barat", "pertanahan", 1, 0.89),
    Example("Kantor Pertanahan Kabupaten Contoh Timur", "pertanahan", 0.66, 0.58),
    Example("Kantor Pelayanan Pajak Pratama Contoh Kota", "kpp", 1, 0.94),
    Example("Kantor Pengawasan dan Pelayanan Bea dan Cukai Tipe Madya Pabean C Contoh", "bea cukai", 0.99, 0.92),
    Example("Pengadilan Negeri Contoh Kota Kelas IA", "pengadilan", 0.88, 0.96, target: "wbbm"),
    Example("Pengadilan Agama Contoh Utara Kelas II", "pengadilan", 0.27, 0.81),
    Example("Kejaksaan Negeri Contoh Selatan", "kejaksaan", 1, 0.5),
    Example("Kepolisian Resor Contoh Tengah", "polres", 0.77, 0.83),
    Example("RSUD dr. Contoh Sehat", "rumah sakit", 1, 0.58),
  ]

  /// Makes the sheets and returns their ids.
  static func make(in store: Store) throws(StoreProblem) -> [String] {
    let instrument = try store.instrument("permenpanrb-90-2021")
    var ids: [String] = []
    for (index, example) in examples.enumerated() {
      let stored = try store.create(
        satker: Satker(name: example.name, code: "53.\(1001 + index)", kind: example.kind), year: year,
        target: example.target, instrument: instrument)
      let sheet = filled(stored.sheet, instrument, example, seed: UInt64(index + 1))
      if sheet != stored.sheet { _ = try store.save(sheet, at: stored.place, replacing: stored.stamp) }
      ids.append(stored.place.id)
    }
    return ids
  }

  private static func filled(_ sheet: Sheet, _ instrument: Instrument, _ example: Example, seed: UInt64) -> Sheet {
    var sheet = sheet
    var dice = Dice(state: seed)
    for (index, question) in instrument.questions.enumerated() {
      // Evaluators go from the front to the back; the surveys come last of all.
      guard Double(index) < example.progress * Double(instrument.questions.count) else { break }
      var answer = Answer()
      switch question.kind {
      case .choice(let choices):
        let worse = dice.roll() < example.quality ? 0 : 1 + Int(dice.roll() * 1.6)
        answer.value = .choice(choices[min(worse, choices.count - 1)].answer)
        if worse > 0 { answer.note = "Belum sepenuhnya: lihat hasil wawancara dan data dukung." }
      case .index(let maximum): answer.value = .index((maximum * (70 + 30 * example.quality)).rounded() / 100)
      case .ratio(let ratio): answer.counts = counts(ratio, quality: example.quality, &dice)
      }
      for wanted in question.evidence where dice.roll() < example.quality - 0.1 {
        let name = wanted.lowercased().replacing(" ", with: "-").replacing("/", with: "-")
        answer.evidence[wanted] = ["bukti/\(question.code)/\(name.prefix(40)).pdf"]
      }
      answer.isMarked = dice.roll() < 0.03
      sheet[.satker, question.code] = answer
    }
    return sheet
  }

  /// Counts whose ratio is about the quality.
  private static func counts(_ ratio: Ratio, quality: Double, _ dice: inout Dice) -> [String: Int] {
    let whole = 4 + Int(dice.roll() * 16)
    let part = Int((Double(whole) * quality).rounded())
    let numerator = ratio.numerator.countNames
    return ratio.counts.reduce(into: [:]) { counts, count in
      // Of a difference it is the second that has to be small.
      let isSubtracted = numerator.count == 2 && count.name == numerator.last
      let isNumerator = numerator.count == 1 && count.name == numerator.first
      let divisor = ratio.denominator.countNames.count
      counts[count.name] =
        if isSubtracted {
          whole - part
        } else if isNumerator {
          min(part, whole / divisor * divisor)
        } else if ratio.denominator.countNames.contains(count.name) {
          whole / divisor
        } else {
          0
        }
    }
  }

  /// The same throws for the same seed (SplitMix64), so that the demonstration never changes by itself.
  private struct Dice {
    var state: UInt64

    /// 0..<1.
    mutating func roll() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
    }
  }
}
