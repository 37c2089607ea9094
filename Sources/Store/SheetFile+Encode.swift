import Evaluation
import FoundationEssentials

extension SheetFile {
  /// The bytes of the sheet's file: the same for equal sheets that hold the same of their logs.
  static func encode(
    _ sheet: Sheet, includes: [String: Snapshot.Included] = [:], lost: [String: Int] = [:], path: String
  ) throws(StoreProblem) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      let spelling = SheetSpelling(sheet, includes: includes, lost: lost)
      return Snapshot.signed(try encoder.encode(spelling) + [UInt8(ascii: "\n")])
    } catch let EncodingError.invalidValue(_, context) {
      // An index that is no number: the one thing in a sheet that JSON cannot hold.
      throw StoreProblem(
        path: path, reason: .malformed(place: JSONPlace(context.codingPath.map(\.stringValue)), .value))
    } catch {
      throw StoreProblem(path: path, reason: .malformed(place: JSONPlace([]), .value))
    }
  }
}

/// What JSONEncoder writes of a sheet. Empty fields are left out of the file.
private struct SheetSpelling: Encodable {
  let format = SheetFile.format
  let uid: String
  let instrument: Reference
  let satker: SatkerSpelling
  let year: Int
  let target: String
  /// By assessor and question.
  let answers: [String: [String: AnswerSpelling]]?
  let digest = Snapshot.noDigest
  /// By replica.
  let includes: [String: IncludedSpelling]
  let lost: [String: Int]?

  struct IncludedSpelling: Encodable {
    let lines: Int
    let bytes: Int
    let hash: String
  }

  struct Reference: Encodable {
    let id: String
    let rules: String
  }

  struct SatkerSpelling: Encodable {
    let name: String
    let code: String?
    let kind: String?
  }

  struct AnswerSpelling: Encodable {
    let value: Value?
    let counts: [String: Int]?
    let note: String?
    let marked: Bool?
    let evidence: [String: [String]]?
  }

  enum Value: Encodable {
    case text(String)
    case number(Double)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      }
    }
  }

  init(_ sheet: Sheet, includes: [String: Snapshot.Included], lost: [String: Int]) {
    self.includes = includes.mapValues { IncludedSpelling(lines: $0.lines, bytes: $0.bytes, hash: $0.hash) }
    self.lost = lost.orNil
    uid = sheet.uid
    instrument = Reference(id: sheet.instrument.id, rules: sheet.instrument.rulesDigest)
    satker = SatkerSpelling(name: sheet.satker.name, code: sheet.satker.code.orNil, kind: sheet.satker.kind.orNil)
    year = sheet.year
    target = sheet.target
    answers =
      Dictionary(uniqueKeysWithValues: sheet.answers.map { ($0.rawValue, $1.mapValues(AnswerSpelling.init)) }).orNil
  }
}

extension SheetSpelling.AnswerSpelling {
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
}

extension Collection {
  /// Nil where empty.
  fileprivate var orNil: Self? { isEmpty ? nil : self }
}
