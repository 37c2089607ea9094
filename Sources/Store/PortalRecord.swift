/// What was last exported of a sheet for PortalRB. It is kept beside the sheet, and is no part of its history.
package struct PortalRecord: Equatable, Sendable {
  /// In seconds since 1970.
  package let time: Int
  /// What stood for the history; nil where nothing did.
  package let seal: HistorySeal?
  /// SHA-256 of what was exported.
  private let digest: String

  private static let format = 1

  package init(of content: String, seal: HistorySeal?, time: Int) {
    self.time = time
    self.seal = seal
    digest = Self.digest(of: content)
  }

  /// Whether this is what was exported.
  package func holds(_ content: String) -> Bool { digest == Self.digest(of: content) }

  private static func digest(of content: String) -> String { SHA256.hexadecimal(Array(content.utf8)) }

  init(_ json: JSONValue) throws(StoreProblem.Reason) {
    let format = try json.member("format").wholeNumber()
    guard format == Self.format else { throw .unknownFormat(found: format, known: Self.format) }
    time = try json.member("time").wholeNumber()
    let value = try json.member("digest")
    digest = try value.text()
    guard digest.utf8.count == 64, digest.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else {
      throw value.malformed(.value)
    }
    guard let value = try json["seal"] else {
      seal = nil
      return
    }
    seal = HistorySeal(try value.text())
    guard seal != nil else { throw value.malformed(.value) }
  }

  var content: JSONContent {
    var members: [String: JSONContent] = [
      "digest": .text(digest), "format": .wholeNumber(Self.format), "time": .wholeNumber(time),
    ]
    members["seal"] = (seal?.text).map { .text($0) }
    return .object(members)
  }
}
