import Evaluation

extension SheetFile {
  /// The bytes of the sheet's file: the same for equal sheets that hold the same of their logs. Empty fields are left out.
  static func encode(
    _ sheet: Sheet, includes: [String: Snapshot.Included] = [:], lost: [String: Int] = [:],
    conflicts: [Change.Place] = [], path: String
  ) throws(StoreProblem) -> [UInt8] {
    var content = content(sheet)
    content["digest"] = .text(Snapshot.noDigest)
    content["includes"] = .object(
      includes.mapValues {
        .object([
          "lines": .wholeNumber($0.lines), "bytes": .wholeNumber($0.bytes), "hash": .text($0.hash),
          "seen": .object(($0.seen ?? [:]).mapValues { .wholeNumber($0) }),
        ])
      })
    if !lost.isEmpty { content["lost"] = .object(lost.mapValues { .wholeNumber($0) }) }
    if !conflicts.isEmpty {
      content["conflicts"] = .array(
        conflicts.map(\.keys).sorted { $0.lexicographicallyPrecedes($1) }.map { .array($0.map { .text($0) }) })
    }
    do throws(StoreProblem.Reason) {
      return Snapshot.signed(try JSONWriter.bytes(of: .object(content)) + [UInt8(ascii: "\n")])
    } catch {
      throw StoreProblem(path: path, reason: error)
    }
  }

  private static func content(_ sheet: Sheet) -> [String: JSONContent] {
    var satker = ["name": JSONContent.text(sheet.satker.name)]
    if !sheet.satker.code.isEmpty { satker["code"] = .text(sheet.satker.code) }
    if !sheet.satker.kind.isEmpty { satker["kind"] = .text(sheet.satker.kind) }
    var content: [String: JSONContent] = [
      "format": .wholeNumber(format),
      "uid": .text(sheet.uid),
      "instrument": .object([
        "id": .text(sheet.instrument.id), "rules": .text(sheet.instrument.rulesDigest),
      ]),
      "satker": .object(satker),
      "year": .wholeNumber(sheet.year),
      "target": .text(sheet.target),
    ]
    if !sheet.answers.isEmpty {
      content["answers"] = .object(
        Dictionary(
          uniqueKeysWithValues: sheet.answers.map { assessor, answers in
            (assessor.rawValue, .object(answers.mapValues(Self.content)))
          }))
    }
    return content
  }

  private static func content(_ answer: Answer) -> JSONContent {
    var content: [String: JSONContent] = [:]
    switch answer.value {
    case .choice(let choice): content["value"] = .text(choice)
    case .index(let index): content["value"] = .number(index)
    case nil: break
    }
    if !answer.counts.isEmpty { content["counts"] = .object(answer.counts.mapValues { .wholeNumber($0) }) }
    if !answer.note.isEmpty { content["note"] = .text(answer.note) }
    if answer.isMarked { content["marked"] = .flag(true) }
    let evidence = answer.evidence.filter { !$1.isEmpty }
    if !evidence.isEmpty {
      content["evidence"] = .object(evidence.mapValues { .array($0.map { .text($0) }) })
    }
    return .object(content)
  }
}
