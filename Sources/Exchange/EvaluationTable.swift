import Evaluation

/// The sheet `LKE ZI` of a workbook, ours or as ministries circulate it: columns are told by their headers, rows by their
/// wording, and between those by their order; labels mislead.
struct EvaluationTable: Sendable {
  private let sheet: SheetCells
  private let header: Int
  private let answers: Int
  private let offers: Int
  private let scores: Int?
  private let notes: Int?
  private let evidence: Int?
  /// Questions stand before this column.
  private let firstColumn: Int
  let identity: ImportedFile.Identity

  /// Nil where the sheet has no such table.
  init?(_ sheet: SheetCells) {
    var columns: [String: Int] = [:]
    let header = sheet.rows.prefix(100).first { row in
      columns = sheet.columns(ofHeader: row)
      return columns["jawaban"] != nil && columns["pilihanjawaban"] != nil
    }
    guard let header, let answers = columns["jawaban"], let offers = columns["pilihanjawaban"] else { return nil }
    self.sheet = sheet
    self.header = header
    self.answers = answers
    self.offers = offers
    scores = columns["nilai"]
    notes = columns.filter { $0.key.hasPrefix("catatan") || $0.key == "keterangan" }.values.min()
    evidence = columns.filter { $0.key.hasPrefix("datadukung") || $0.key.hasPrefix("buktidukung") }.values.min()
    firstColumn = columns["bobot"] ?? columns["penjelasan"] ?? offers
    identity = sheet.identity(above: header)
  }

  /// A row that could be a question or a count.
  private struct Row {
    let number: Int
    let text: String
    let offer: String
  }

  /// What can be answered: a question, or one of a ratio's counts.
  private struct Slot {
    let question: Question
    let count: Count?

    var wording: String { (count?.text ?? question.text).searchKey }

    func fits(_ offer: String) -> Bool {
      let choices = ["yatidak", "abc", "abcd", "abcde"]
      guard count == nil, !question.choices.isEmpty else { return !choices.contains(offer) }
      return question.choices.map(\.answer).joined().searchKey == offer
    }
  }

  func reading(by instrument: Instrument) -> ImportReading {
    let slots = instrument.questions.flatMap { question in
      [Slot(question: question, count: nil)] + question.counts.map { Slot(question: question, count: $0) }
    }
    let rows = sheet.rows.filter { $0 > header }.compactMap(row)
    let found = Self.match(rows, slots)
    var reading = ImportReading()
    for (index, row) in rows.enumerated() {
      if let slot = found[index] {
        read(row.number, slots[slot], into: &reading)
        if !slots[slot].question.choices.isEmpty, !row.offer.isEmpty, !slots[slot].fits(row.offer) {
          reading.report(.otherChoices(sheet.text(row.number, offers)), at: place(row.number, offers))
        }
      } else if let cell = sheet[row.number, answers], !cell.isCalculated {
        reading.report(.unknownRow(row.text), at: place(row.number, answers))
      }
    }
    compareTotal(instrument, &reading)
    return reading
  }

  private func row(_ number: Int) -> Row? {
    let offer = sheet.text(number, offers).searchKey
    let answer = sheet[number, answers]
    guard !offer.isEmpty || sheet[number, offers] != nil || answer?.isCalculated == false,
      offer != "pilihanjawaban"
    else { return nil }
    let texts = (1..<max(2, firstColumn)).map { sheet.text(number, $0) }
    return Row(number: number, text: texts.max { $0.utf8.count < $1.utf8.count } ?? "", offer: offer)
  }

  /// By row its slot. Wordings that are the instrument's are sure; between two of them the rows stand for the slots
  /// between where there are as many and each can be answered as its slot is.
  private static func match(_ rows: [Row], _ slots: [Slot]) -> [Int?] {
    var found = [Int?](repeating: nil, count: rows.count)
    let questions = slots.indices.reduce(into: [String: Int]()) {
      if slots[$1].count == nil { $0[slots[$1].wording] = $1 }
    }
    var question: Int?
    for (index, row) in rows.enumerated() {
      let key = row.text.searchKey
      if let slot = questions[key] {
        // One that stands there twice is not told from its double.
        question = found.contains(slot) ? nil : slot
        found[index] = question
      } else if let last = question {
        found[index] = slots.indices[(last + 1)...].prefix { slots[$0].count != nil }.first {
          slots[$0].wording == key && !found.contains($0)
        }
      }
    }
    let anchors =
      [(-1, -1)] + rows.indices.compactMap { row in found[row].map { (row, $0) } } + [(rows.count, slots.count)]
    for ((row, slot), (nextRow, nextSlot)) in zip(anchors, anchors.dropFirst()) {
      guard nextRow - row > 1, nextRow - row == nextSlot - slot else { continue }
      let steps = 1..<(nextRow - row)
      guard steps.allSatisfy({ slots[slot + $0].fits(rows[row + $0].offer) }) else { continue }
      for step in steps { found[row + step] = slot + step }
    }
    return found
  }

  private func read(_ row: Int, _ slot: Slot, into reading: inout ImportReading) {
    let question = slot.question
    // What stands beside a ratio is calculated from its counts.
    let isRatio = slot.count == nil && !question.counts.isEmpty
    if let cell = sheet[row, answers] {
      let place = place(row, answers)
      switch cell.content {
      case _ where isRatio && cell.isCalculated: break
      case .error(let text): reading.report(.uncalculated(text), at: place)
      case .uncalculated: reading.report(.uncalculated(""), at: place)
      case .text, .number, .flag:
        reading.read(cell.typed, of: question, count: slot.count?.name, at: place)
      }
    } else if !isRatio {
      reading.add(question, .blank(slot.count.map { .count($0.name) } ?? .value))
    }
    guard slot.count == nil else { return }
    for (column, content) in [(notes, ImportReading.Item.Content.note), (evidence, { .evidence($0) })] {
      guard let column else { continue }
      let text = sheet[row, column]?.typed ?? ""
      if text.hasSuffix(String.truncation) {
        reading.report(.truncated, at: place(row, column))
      } else {
        reading.add(question, content(text.trimmed.isEmpty ? "" : text))
      }
    }
  }

  /// A total that the workbook calculated otherwise than the rules do is never taken over, only reported.
  private func compareTotal(_ instrument: Instrument, _ reading: inout ImportReading) {
    guard let scores,
      let row = sheet.rows.last(where: { row in
        row > header && (1..<firstColumn).contains { sheet.text(row, $0).searchKey.hasPrefix("nilaitotal") }
      }), case .number(let total) = sheet[row, scores]?.content
    else { return }
    let card = reading.scorecard(by: instrument)
    guard abs(total - card.total.value) >= 0.005 else { return }
    reading.report(
      .total(file: total, rules: card.total.value, cause: card.cause(of: total)), at: place(row, scores))
  }

  private func place(_ row: Int, _ column: Int) -> String {
    "\(sheet.name)!\(SheetCells.Place(row: row, column: column).name)"
  }
}

extension SheetCells.Cell {
  /// What somebody would type to get it.
  fileprivate var typed: String {
    switch content {
    case .text(let text): text
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .flag(let flag): flag ? "TRUE" : "FALSE"
    case .error(let text): text
    case .uncalculated: ""
    }
  }
}

extension SheetCells {
  /// By what the headers in the row say, the first of each.
  fileprivate func columns(ofHeader row: Int) -> [String: Int] {
    (1...100).reduce(into: [:]) { columns, column in
      let key = text(row, column).searchKey
      if !key.isEmpty, columns[key] == nil { columns[key] = column }
    }
  }

  fileprivate func identity(above header: Int) -> ImportedFile.Identity {
    var identity = ImportedFile.Identity()
    for row in rows.prefix(while: { $0 < header }) {
      for column in 1...30 {
        let caption = text(row, column).searchKey
        guard !caption.isEmpty, let next = (column + 1...column + 30).first(where: { self[row, $0] != nil }) else {
          continue
        }
        let value = self[row, next]!.typed.trimmed.drop { $0 == ":" }.trimmed
        switch caption {
        case "satuankerja", "satker", "unitkerja", "namasatker", "namaunitkerja", "namasatuankerja":
          guard identity.satker == nil else { continue }
          if value.hasSuffix(")"), let code = value.ranges(of: " (kode ").last {
            identity.satker = String(value[..<code.lowerBound])
            identity.code = String(value[code.upperBound...].dropLast())
          } else {
            identity.satker = value
          }
        case "tahun": identity.year = identity.year ?? Int(value)
        case "penilai": identity.assessor = Assessor.standard.first { $0.title == value }
        default: break
        }
      }
    }
    return identity
  }
}
