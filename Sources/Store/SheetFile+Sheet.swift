import Evaluation
import FoundationEssentials

extension SheetFile {
  static func decode(_ bytes: [UInt8], path: String) throws(StoreProblem) -> SheetFile {
    try JSONFile.decode(SheetFile.self, from: bytes, path: path)
  }

  /// The bytes of the sheet's file: the same for equal sheets.
  static func encode(_ sheet: Sheet, path: String) throws(StoreProblem) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(SheetFile(sheet)) + [UInt8(ascii: "\n")]
    } catch let EncodingError.invalidValue(_, context) {
      // An index that is no number: the one thing in a sheet that JSON cannot hold.
      throw StoreProblem(path: path, reason: .malformed(place: context.codingPath.place, .value))
    } catch {
      throw StoreProblem(path: path, reason: .malformed(place: "", .value))
    }
  }

  var reference: Sheet.InstrumentReference { .init(id: instrument.id, rulesDigest: instrument.rules) }

  /// The sheet, every part of it checked.
  func sheet(_ instrument: Instrument) throws(StoreProblem.Reason) -> Sheet {
    guard !uid.isEmpty, uid.utf8.count <= 64, uid.utf8.allSatisfy(\.isHexadecimalOrHyphen) else {
      throw .malformed(place: "uid", .value)
    }
    var sheet = Sheet(
      uid: uid, satker: Satker(name: satker.name, code: satker.code ?? "", kind: satker.kind ?? ""), year: year,
      target: target, instrument: reference)
    try instrument.checkFields(of: sheet)
    // In a fixed order, so that the same file always has the same problem.
    for (assessor, answers) in (answers ?? [:]).sorted(by: { $0.key < $1.key }) {
      let assessor = Assessor(rawValue: assessor)
      for (question, file) in answers.sorted(by: { $0.key < $1.key }) {
        let answer = file.answer
        try instrument.check(answer, of: assessor, question: question)
        sheet[assessor, question] = answer
      }
    }
    return sheet
  }
}

extension SheetFile {
  fileprivate init(_ sheet: Sheet) {
    uid = sheet.uid
    instrument = Reference(id: sheet.instrument.id, rules: sheet.instrument.rulesDigest)
    satker = SatkerFile(name: sheet.satker.name, code: sheet.satker.code.orNil, kind: sheet.satker.kind.orNil)
    year = sheet.year
    target = sheet.target
    answers =
      Dictionary(uniqueKeysWithValues: sheet.answers.map { ($0.rawValue, $1.mapValues(AnswerFile.init)) }).orNil
  }
}

extension SheetFile.AnswerFile {
  fileprivate init(_ answer: Answer) {
    value =
      switch answer.value {
      case .choice(let choice): .text(choice)
      case .index(let index): .number(index)
      case nil: nil
      }
    counts = answer.counts.orNil
    note = answer.note.orNil
    marked = answer.isMarked ? true : nil
    evidence = answer.evidence.filter { !$1.isEmpty }.orNil
  }

  fileprivate var answer: Answer {
    var answer = Answer()
    answer.value =
      switch value {
      case .text(let choice): .choice(choice)
      case .number(let index): .index(index)
      case nil: nil
      }
    answer.counts = counts ?? [:]
    answer.note = note ?? ""
    answer.isMarked = marked ?? false
    answer.evidence = (evidence ?? [:]).filter { !$1.isEmpty }
    return answer
  }
}

extension UInt8 {
  fileprivate var isHexadecimalOrHyphen: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "-"): true
    default: false
    }
  }
}

extension Collection {
  /// Nil where empty: empty fields are left out of the file.
  fileprivate var orNil: Self? { isEmpty ? nil : self }
}
