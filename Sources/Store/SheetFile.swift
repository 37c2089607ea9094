import Evaluation

/// A sheet as its file spells it (docs/draft-format.md), not yet held against its instrument.
struct SheetFile {
  /// Format 1 had no logs beside it.
  static let format = 2

  /// The sheet without its answers.
  let head: Sheet
  /// In the order of the file, so that the same file always has the same problem.
  private let answers: [(assessor: Assessor, question: String, answer: Answer)]
  private let files: [String: EvidenceFile]
  private let document: JSONDocument
  /// What of the logs the sheet holds; nil in format 1.
  let snapshot: Snapshot?

  var uid: String { head.uid }
  var reference: Sheet.InstrumentReference { head.instrument }

  static func decode(_ bytes: [UInt8], path: String) throws(StoreProblem) -> SheetFile {
    try JSONDocument.read(bytes, path: path, SheetFile.init)
  }

  /// The sheet, every part of it checked.
  func sheet(_ instrument: Instrument) throws(StoreProblem.Reason) -> Sheet {
    do throws(StoreProblem.Reason) {
      try instrument.checkFields(of: head)
      var sheet = head
      for (assessor, question, answer) in answers {
        try instrument.check(answer, of: assessor, question: question)
        sheet[assessor, question] = answer
      }
      sheet.files = files
      return sheet
    } catch {
      guard case .change(let place, let problem) = error else { throw error }
      throw .change(place: document.place(place.keys), problem)
    }
  }

  private init(_ json: JSONValue) throws(StoreProblem.Reason) {
    document = json.document
    // First of all: what is in a file of another format is not for this program to judge.
    let format = try json.member("format").wholeNumber()
    guard (1...Self.format).contains(format) else { throw .unknownFormat(found: format, known: Self.format) }
    let known = ["answers", "files", "format", "instrument", "satker", "target", "uid", "year"]
    try json.checkKeys(known + (format == 1 ? [] : ["conflicts", "digest", "includes", "lost"]))
    head = try Self.head(json)
    snapshot = format == 1 ? nil : try Snapshot(json)

    var answers: [(assessor: Assessor, question: String, answer: Answer)] = []
    try json["answers"]?.forEachMember { member throws(StoreProblem.Reason) in
      let assessor = Assessor(rawValue: member.key)
      // No log would take it.
      guard assessor.isSane else { throw member.value.malformed(.value) }
      try member.value.forEachMember { member throws(StoreProblem.Reason) in
        answers.append((assessor, member.key, try Answer(member.value)))
      }
    }
    self.answers = answers
    files = try json["files"]?.dictionary { file throws(StoreProblem.Reason) in try EvidenceFile(file) } ?? [:]
  }

  /// The sheet without its answers, as it stands in its own file and in the heads of its logs.
  static func head(_ json: JSONValue) throws(StoreProblem.Reason) -> Sheet {
    Sheet(
      uid: try json.member("uid").uid(), satker: try Satker(json.member("satker")),
      year: try json.member("year").wholeNumber(), target: try json.member("target").text(),
      instrument: try Sheet.InstrumentReference(json.member("instrument")))
  }
}

extension Sheet.InstrumentReference {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    try json.checkKeys("id", "rules")
    self.init(id: try json.member("id").text(), rulesDigest: try json.member("rules").text())
  }
}

extension Satker {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    try json.checkKeys("code", "kind", "name")
    self.init(
      name: try json.member("name").text(), code: try json["code"]?.text() ?? "", kind: try json["kind"]?.text() ?? "")
  }
}

extension Answer {
  fileprivate init(_ json: JSONValue) throws(StoreProblem.Reason) {
    self.init()
    try json.forEachMember { member throws(StoreProblem.Reason) in
      let json = member.value
      switch member.key {
      // A choice is a text, an index a number.
      case "value": value = json.isText ? .choice(try json.text()) : .index(try json.number())
      case "counts":
        counts = try json.dictionary { value throws(StoreProblem.Reason) in try value.wholeNumber() }
      case "note": note = try json.text()
      case "marked": isMarked = try json.flag()
      case "evidence":
        evidence = try json.dictionary { value throws(StoreProblem.Reason) in try value.texts() }
        if evidence.contains(where: { $1.isEmpty }) { evidence = evidence.filter { !$1.isEmpty } }
      default: throw member.unknownKey
      }
    }
  }
}

extension EvidenceFile {
  init(_ json: JSONValue) throws(StoreProblem.Reason) {
    try json.checkKeys("digest", "size")
    let size = try json.member("size")
    let digest = try json.member("digest")
    self.init(size: try size.wholeNumber(), digest: try digest.text())
    guard isWellFormed else { throw (self.size < 0 ? size : digest).malformed(.value) }
  }
}

extension JSONValue {
  /// - Throws: `unknownKey` where the object has other keys.
  func checkKeys(_ known: String...) throws(StoreProblem.Reason) { try checkKeys(known) }

  func checkKeys(_ known: [String]) throws(StoreProblem.Reason) {
    try forEachMember { member throws(StoreProblem.Reason) in
      guard known.contains(member.key) else { throw member.unknownKey }
    }
  }

  fileprivate func uid() throws(StoreProblem.Reason) -> String {
    let uid = try text()
    guard !uid.isEmpty, uid.utf8.count <= 64, uid.utf8.allSatisfy({ $0.isHexadecimalOrHyphen }) else {
      throw malformed(.value)
    }
    return uid
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
