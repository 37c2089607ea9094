import Evaluation

extension Report {
  /// The column as a workbook with live formulas: the sheet `LKE ZI` as it is circulated (labels in B–G, weight H,
  /// criteria I, offered answers J, answer K, value L, share M, evidence N, note O); `Ringkasan`, the scores by area and what
  /// the predicates require; `Penilai`, where several have answered; and `Data Dukung`.
  func xlsx() throws(ExportProblem) -> [UInt8] {
    let book = try Workbook()
    book.setProperties(
      title: "\(instrument.name) \(sheet.satker.name) \(sheet.year)".plainLine,
      subject: instrument.regulation.plainLine, author: Self.program, comments: comments, created: created)
    let layout = SheetLayout(instrument, firstRow: EvaluationSheet.headerRow + 1)
    EvaluationSheet(self, layout, on: book.addSheet(EvaluationSheet.name)).write()
    SummarySheet(self, layout, on: book.addSheet(SummarySheet.name)).write(in: book)
    let assessors = AssessorSheet.assessors(of: self)
    if assessors.count > 1 { AssessorSheet(self, assessors, on: book.addSheet(AssessorSheet.name)).write() }
    EvidenceSheet(self, on: book.addSheet(EvidenceSheet.name)).write()
    return try book.finish()
  }

  /// Who made the document: no person, as nobody has signed it.
  static let program = "lke"

  /// Seconds since 1970, in the years that the format can say, and not 0, which libxlsxwriter takes for now. Where nothing
  /// is known it is the date of the file's parts, zip's first.
  var created: Int { changed.map { min(max($0, 1), 253_402_300_799) } ?? 315_532_800 }

  /// Left below every page.
  var footer: String { "LKE ZI · \(sheet.satker.name) · \(sheet.year)" }

  var targetName: String { instrument.predicate(sheet.target)?.name ?? sheet.target }

  var satkerTitle: String {
    sheet.satker.code.isEmpty ? sheet.satker.name : "\(sheet.satker.name) (kode \(sheet.satker.code))"
  }

  /// What stands for the sheet's history; nil where nothing does.
  var historyText: String? {
    history.map { "Sidik riwayat (\($0.lines) baris): \($0.digest)\n\(Self.sealCaption)\($0.seal)" }
  }

  /// What a workbook says of itself, for the day it comes back: the rules it was made for, and the history.
  private var comments: String {
    let rules = "Instrumen: \(sheet.instrument.id)\n\(Self.rulesCaption)\(sheet.instrument.rulesDigest)"
    return ([rules] + [historyText].compactMap { $0 }).joined(separator: "\n")
  }

  private static let sealCaption = "Segel riwayat: "
  private static let rulesCaption = "Sidik aturan: "

  /// The seal, and the digest of the rules, that a workbook's comments tell.
  static func stamp(in comments: String) -> (seal: String?, rulesDigest: String?) {
    let lines = comments.split(whereSeparator: \.isNewline)
    func told(_ caption: String) -> String? {
      lines.first { $0.hasPrefix(caption) }.map { String($0.dropFirst(caption.count)) }
    }
    return (told(sealCaption), told(rulesCaption))
  }

  /// How many of the answers that `Instrument.answerCount` counts are entered.
  var enteredCount: Int {
    instrument.questions.reduce(0) { sum, question in
      guard let answer = answers[question.code] else { return sum }
      guard case .ratio(let ratio) = question.kind else { return sum + (question.isAnswered(by: answer) ? 1 : 0) }
      return sum + ratio.counts.count { answer.counts[$0.name] != nil }
    }
  }
}

extension String {
  /// Plain, on one line and not too long, as properties and footers hold it.
  var plainLine: String {
    String(String.UnicodeScalarView(plain.replacing("\n", with: " ").unicodeScalars.prefix(100)))
  }
}
