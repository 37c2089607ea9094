import Evaluation

/// The first line of a log: whose it is, and the blank sheet that everything starts from.
struct LogHead: Equatable {
  static let format = 1

  let replica: String
  /// Without answers.
  let sheet: Sheet

  /// The line without its line feed.
  var line: [UInt8] {
    var line = JSONLine()
    line.raw("{\"format\":")
    line.number(Self.format)
    line.raw(",\"instrument\":{\"id\":")
    line.text(sheet.instrument.id)
    line.raw(",\"rules\":")
    line.text(sheet.instrument.rulesDigest)
    line.raw("},\"number\":0,\"previous\":")
    line.text(LogEnd.start.hash)
    line.raw(",\"replica\":")
    line.text(replica)
    line.raw(",\"satker\":{")
    if !sheet.satker.code.isEmpty {
      line.raw("\"code\":")
      line.text(sheet.satker.code)
      line.raw(",")
    }
    if !sheet.satker.kind.isEmpty {
      line.raw("\"kind\":")
      line.text(sheet.satker.kind)
      line.raw(",")
    }
    line.raw("\"name\":")
    line.text(sheet.satker.name)
    line.raw("},\"target\":")
    line.text(sheet.target)
    line.raw(",\"uid\":")
    line.text(sheet.uid)
    line.raw(",\"year\":")
    line.number(sheet.year)
    line.raw("}")
    return line.bytes
  }

  init(replica: String, sheet: Sheet) {
    self.replica = replica
    self.sheet = sheet
  }

  init(_ line: [UInt8]) throws(LogProblem.Reason) {
    let json = try JSONDocument.line(line)
    do throws(StoreProblem.Reason) {
      let format = try json.member("format").wholeNumber()
      guard format == Self.format else { throw .unknownFormat(found: format, known: Self.format) }
      try json.checkKeys(
        "format", "instrument", "number", "previous", "replica", "satker", "target", "uid", "year")
      guard try json.member("number").wholeNumber() == 0 else { throw try json.member("number").malformed(.value) }
      guard try json.member("previous").text() == LogEnd.start.hash else {
        throw try json.member("previous").malformed(.value)
      }
      replica = try json.member("replica").text()
      sheet = try SheetFile.head(json)
    } catch {
      throw .content(error)
    }
  }
}

extension JSONDocument {
  /// A line of a log, without its line feed.
  static func line(_ bytes: [UInt8]) throws(LogProblem.Reason) -> JSONValue {
    do throws(JSONProblem) {
      return try JSONDocument(bytes).root
    } catch {
      throw .content(.json(error))
    }
  }
}
