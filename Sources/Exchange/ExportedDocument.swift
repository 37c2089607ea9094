import Evaluation
import FoundationEssentials

/// One of our own json exports, read back.
struct ExportedDocument: Decodable {
  let format: String
  let version: Int
  let satker: Satker?
  let year: Int?
  let assessor: String?
  let instrument: Instrument?
  let history: History?
  let answers: [String: Answer]?

  struct Instrument: Decodable {
    let rulesDigest: String
  }

  struct History: Decodable {
    let seal: String
  }

  struct Satker: Decodable {
    let name: String
    let code: String?
  }

  struct Answer: Decodable {
    let answer: Entered?
    let counts: [String: Int]?
    let note: String?
    let marked: Bool?
    let evidence: [String: [String]]?

    enum Entered: Decodable {
      case text(String)
      case number(Double)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
          self = .text(text)
        } else {
          self = .number(try container.decode(Double.self))
        }
      }
    }
  }

  init(_ bytes: [UInt8]) throws(ImportProblem) {
    guard let document = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { throw .damaged(part: "json") }
    guard document.format == "lke-export", document.version == 1, document.answers != nil else { throw .otherDocument }
    self = document
  }

  var identity: ImportedFile.Identity {
    .init(satker: satker?.name, code: satker?.code, year: year, assessor: assessor.map(Assessor.init(rawValue:)))
  }

  var exportedAnswers: [ExportedAnswer] {
    (answers ?? [:]).sorted { $0.key < $1.key }.map { code, answer in
      let value: String? =
        switch answer.answer {
        case .text(let text): text
        case .number(let number): "\(number)"
        case nil: nil
        }
      return ExportedAnswer(
        code: code, value: value, counts: (answer.counts ?? [:]).mapValues { "\($0)" }, note: answer.note ?? "",
        isMarked: answer.marked ?? false, evidence: answer.evidence ?? [:])
    }
  }
}

/// An answer by its question's code, as a file spells it.
struct ExportedAnswer: Sendable {
  let code: String
  let value: String?
  let counts: [String: String]
  let note: String
  let isMarked: Bool
  let evidence: [String: [String]]

  static func reading(_ answers: [ExportedAnswer], by instrument: Instrument) -> ImportReading {
    var reading = ImportReading()
    for answer in answers {
      guard let question = instrument.question(answer.code) else {
        reading.report(.answer(.unknownQuestion(answer.code)), at: answer.code)
        continue
      }
      if let value = answer.value { reading.read(value, of: question, count: nil, at: answer.code) }
      for (name, number) in answer.counts.sorted(by: { $0.key < $1.key }) {
        reading.read(number, of: question, count: name, at: "\(answer.code)/\(name)")
      }
      if !answer.note.isEmpty { reading.add(question, .exactly(.note, .text(answer.note))) }
      if answer.isMarked { reading.add(question, .exactly(.mark, .flag(true))) }
      for (wanted, references) in answer.evidence.sorted(by: { $0.key < $1.key }) where !references.isEmpty {
        reading.add(question, .exactly(.evidence(wanted), .references(references)))
      }
    }
    return reading
  }
}
