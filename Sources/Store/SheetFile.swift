/// A sheet as its file spells it (docs/draft-format.md).
struct SheetFile: Equatable {
  static let format = 1

  let uid: String
  let instrument: Reference
  let satker: SatkerFile
  let year: Int
  let target: String
  /// By assessor and question.
  let answers: [String: [String: AnswerFile]]?

  struct Reference: Equatable, Encodable {
    let id: String
    let rules: String
  }

  struct SatkerFile: Equatable, Encodable {
    let name: String
    let code: String?
    let kind: String?
  }

  struct AnswerFile: Equatable, Encodable {
    let value: Value?
    let counts: [String: Int]?
    let note: String?
    let marked: Bool?
    let evidence: [String: [String]]?
  }

  /// A choice is a text, an index a number.
  enum Value: Equatable {
    case text(String)
    case number(Double)
  }
}

extension SheetFile: Codable {
  private enum CodingKeys: String, CodingKey { case format, uid, instrument, satker, year, target, answers }

  private enum FormatKey: String, CodingKey { case format }

  init(from decoder: any Decoder) throws {
    // First of all: what is in a file of another format is not for this program to judge.
    let format = try decoder.container(keyedBy: FormatKey.self).decode(WholeNumber.self, forKey: .format).value
    guard format == Self.format else {
      throw StoreProblem.Reason.unknownFormat(found: format, known: Self.format)
    }
    let container = try decoder.container(onlyKeyedBy: CodingKeys.self)
    uid = try container.decode(String.self, forKey: .uid)
    instrument = try container.decode(Reference.self, forKey: .instrument)
    satker = try container.decode(SatkerFile.self, forKey: .satker)
    year = try container.decode(WholeNumber.self, forKey: .year).value
    target = try container.decode(String.self, forKey: .target)
    answers = try container.optional([String: [String: AnswerFile]].self, .answers)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.format, forKey: .format)
    try container.encode(uid, forKey: .uid)
    try container.encode(instrument, forKey: .instrument)
    try container.encode(satker, forKey: .satker)
    try container.encode(year, forKey: .year)
    try container.encode(target, forKey: .target)
    try container.encodeIfPresent(answers, forKey: .answers)
  }
}

extension SheetFile.Reference: Decodable {
  private enum CodingKeys: String, CodingKey { case id, rules }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(onlyKeyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    rules = try container.decode(String.self, forKey: .rules)
  }
}

extension SheetFile.SatkerFile: Decodable {
  private enum CodingKeys: String, CodingKey { case name, code, kind }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(onlyKeyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    code = try container.optional(String.self, .code)
    kind = try container.optional(String.self, .kind)
  }
}

extension SheetFile.AnswerFile: Decodable {
  private enum CodingKeys: String, CodingKey { case value, counts, note, marked, evidence }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(onlyKeyedBy: CodingKeys.self)
    value = try container.optional(SheetFile.Value.self, .value)
    counts = try container.optional([String: WholeNumber].self, .counts)?.mapValues(\.value)
    note = try container.optional(String.self, .note)
    marked = try container.optional(Bool.self, .marked)
    evidence = try container.optional([String: [String]].self, .evidence)
  }
}

extension SheetFile.Value: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      self = .text(try container.decode(String.self))
    } catch DecodingError.typeMismatch {
      self = .number(try container.decode(Double.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    }
  }
}
