import Evaluation

/// An entry as a line of its replica's log (docs/draft-format.md).
struct LogLine {
  /// The longest line that is read or written, in bytes: the whole content of the largest sheet fits into one.
  static let lengthLimit = 2 * File.sizeLimit
  static let changesLimit = 200_000
  /// Of a log, the head included.
  static let countLimit = 1_000_000
  /// In bytes: of the names of authors, assessors and replicas.
  static let nameLimit = 256
  static let reasonLimit = 64 << 10
  /// How many logs a sheet may have.
  static let logsLimit = 1000

  let entry: Entry
  /// SHA-256 of the line before.
  let previous: String

  init(_ entry: Entry, previous: String) {
    self.entry = entry
    self.previous = previous
  }

  /// The line without its line feed.
  var bytes: [UInt8] {
    var line = JSONLine()
    line.raw("{\"assessor\":")
    line.text(entry.assessor.rawValue)
    line.raw(",\"author\":")
    line.text(entry.author)
    line.raw(",\"changes\":")
    line.list(entry.changes) { line, change in
      line.raw("{\"at\":")
      line.texts(change.place.keys)
      line.content(change.from, "from")
      line.content(change.to, "to")
      line.raw("}")
    }
    line.raw(",\"clock\":")
    line.number(entry.clock)
    line.raw(",\"number\":")
    line.number(entry.id.number)
    line.raw(",\"previous\":")
    line.text(previous)
    if !entry.reason.isEmpty {
      line.raw(",\"reason\":")
      line.text(entry.reason)
    }
    if case .redo(let id) = entry.act { line.act("redoes", id) }
    if !entry.seen.isEmpty {
      line.raw(",\"seen\":")
      line.numbers(entry.seen)
    }
    line.raw(",\"time\":")
    line.number(entry.time)
    if case .undo(let id) = entry.act { line.act("undoes", id) }
    line.raw("}")
    return line.bytes
  }

  /// - Throws: what is wrong with the line by itself, and what the instrument does not allow.
  init(_ bytes: [UInt8], replica: String, instrument: Instrument) throws(LogProblem.Reason) {
    let json = try JSONDocument.line(bytes)
    var unknown: [String]?
    do throws(StoreProblem.Reason) {
      try json.checkKeys(
        "assessor", "author", "changes", "clock", "number", "previous", "reason", "redoes", "seen", "time", "undoes")
      previous = try json.member("previous").text()
      let undoes = try json["undoes"]?.entryID()
      let redoes = try json["redoes"]
      if let redoes, undoes != nil { throw redoes.malformed(.value) }
      let redone = try redoes?.entryID()
      let seen = try json["seen"]?.lastNumbers()
      entry = Entry(
        id: Entry.ID(replica: replica, number: try json.member("number").natural(upTo: Self.countLimit)),
        clock: try json.member("clock").natural(upTo: Self.countLimit * Self.logsLimit),
        time: try json.member("time").wholeNumber(), author: try json.member("author").text(upTo: Self.nameLimit),
        assessor: try json.member("assessor").assessor(),
        reason: try json["reason"]?.text(upTo: Self.reasonLimit) ?? "",
        act: undoes.map { .undo($0) } ?? redone.map { .redo($0) } ?? .edit, seen: seen ?? [:],
        changes: try json.member("changes").list { change throws(StoreProblem.Reason) in
          let keys = try change.member("at").texts()
          guard let place = Change.Place(keys: keys) else {
            unknown = keys
            throw try change.member("at").malformed(.value)
          }
          return try Change(change, at: place, instrument)
        })
    } catch {
      if let unknown { throw .unknownChange(unknown) }
      throw .content(error)
    }
    guard entry.changes.count <= Self.changesLimit else { throw .tooMany(limit: Self.changesLimit) }
    guard entry.seen.count <= Self.logsLimit else { throw .tooMany(limit: Self.logsLimit) }
  }

  /// Checks an entry before it is written: what is written can be read again.
  static func check(_ entry: Entry, _ instrument: Instrument) throws(StoreProblem.Reason) {
    guard entry.assessor.isSane else { throw .malformed(place: JSONPlace(["assessor"]), .value) }
    guard entry.author.utf8.count <= nameLimit else { throw .malformed(place: JSONPlace(["author"]), .value) }
    guard entry.reason.utf8.count <= reasonLimit else { throw .malformed(place: JSONPlace(["reason"]), .value) }
    guard entry.changes.count <= changesLimit else { throw .tooMany(limit: changesLimit) }
    guard entry.id.number < countLimit else { throw .tooMany(limit: countLimit) }
    for change in entry.changes {
      if case .answer(let assessor, _, _) = change.place, !assessor.isSane {
        throw .malformed(place: JSONPlace(change.place.keys), .value)
      }
      do throws(ChangeProblem) {
        try instrument.check(change.place, holds: change.from)
        try instrument.check(change.place, holds: change.to)
      } catch {
        throw .change(place: JSONPlace(change.place.keys), error)
      }
    }
  }
}

extension JSONLine {
  fileprivate mutating func act(_ key: StaticString, _ id: Entry.ID) {
    raw(",\"")
    raw(key)
    raw("\":{\"number\":")
    number(id.number)
    raw(",\"replica\":")
    text(id.replica)
    raw("}")
  }

  /// A member that is left out where there is nothing.
  fileprivate mutating func content(_ content: Change.Content, _ key: StaticString) {
    switch content {
    case .nothing, .text(""), .flag(false), .references([]): return
    default: break
    }
    raw(",\"")
    raw(key)
    raw("\":")
    switch content {
    case .nothing: break
    case .choice(let text), .text(let text): self.text(text)
    case .index(let index): number(index)
    case .count(let count): number(count)
    case .flag(let flag): flag ? raw("true") : raw("false")
    case .references(let references): texts(references)
    case .file(let file):
      raw("{\"digest\":")
      text(file.digest)
      raw(",\"size\":")
      number(file.size)
      raw("}")
    }
  }
}

extension Change {
  fileprivate init(_ json: JSONValue, at place: Place, _ instrument: Instrument) throws(StoreProblem.Reason) {
    try json.checkKeys("at", "from", "to")
    if case .answer(let assessor, _, _) = place, !assessor.isSane { throw try json.member("at").malformed(.value) }
    func content(_ value: JSONValue?) throws(StoreProblem.Reason) -> Content {
      let content: Content = try value.map { value throws(StoreProblem.Reason) in try place.content(value) } ?? .nothing
      do throws(ChangeProblem) {
        try instrument.check(place, holds: content)
      } catch {
        throw .change(place: json.document.place(of: (value ?? json).index), error)
      }
      return content
    }
    self.init(at: place, from: try content(json["from"]), to: try content(json["to"]))
  }
}

extension Change.Place {
  fileprivate func content(_ value: JSONValue) throws(StoreProblem.Reason) -> Change.Content {
    switch self {
    case .sheet(.year), .answer(_, _, .count): .count(try value.wholeNumber())
    case .answer(_, _, .value): value.isText ? .choice(try value.text()) : .index(try value.number())
    case .sheet, .answer(_, _, .note): .text(try value.text())
    case .answer(_, _, .mark): .flag(try value.flag())
    case .answer(_, _, .evidence): .references(try value.texts())
    case .file: .file(try EvidenceFile(value))
    }
  }
}

extension JSONValue {
  fileprivate func text(upTo limit: Int) throws(StoreProblem.Reason) -> String {
    let text = try text()
    guard text.utf8.count <= limit else { throw malformed(.value) }
    return text
  }

  fileprivate func assessor() throws(StoreProblem.Reason) -> Assessor {
    let assessor = Assessor(rawValue: try text())
    guard assessor.isSane else { throw malformed(.value) }
    return assessor
  }

  fileprivate func entryID() throws(StoreProblem.Reason) -> Entry.ID {
    try checkKeys("number", "replica")
    return Entry.ID(
      replica: try member("replica").text(upTo: LogLine.nameLimit),
      number: try member("number").natural(upTo: LogLine.countLimit))
  }
}
