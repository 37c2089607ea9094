extension Sheet {
  /// The changes that make this sheet the other one, in a fixed order. Of uid and instrument there are none.
  package func changes(to other: Sheet) -> [Change] {
    (fields + contentPlaces.union(other.contentPlaces).sorted { $0.keys.lexicographicallyPrecedes($1.keys) })
      .compactMap { change(at: $0, to: other[$0]) }
  }

  /// The sheet as it was before anybody answered.
  package var blank: Sheet {
    Sheet(uid: uid, satker: satker, year: year, target: target, instrument: instrument)
  }

  private var fields: [Change.Place] { Change.SheetField.allCases.map { .sheet($0) } }

  /// Every place that holds something, but for the sheet's fields.
  private var contentPlaces: Set<Change.Place> {
    var places = Set(files.keys.map { Change.Place.file(path: $0) })
    for (assessor, answers) in answers {
      for (question, answer) in answers {
        func insert(_ field: Change.Field) { places.insert(.answer(assessor, question: question, field)) }
        if answer.value != nil { insert(.value) }
        for name in answer.counts.keys { insert(.count(name)) }
        if !answer.note.isEmpty { insert(.note) }
        if answer.isMarked { insert(.mark) }
        for wanted in answer.evidence.keys { insert(.evidence(wanted)) }
      }
    }
    return places
  }
}

extension Change.Place {
  /// Where it stands in the sheet's file, from the outermost key.
  package var keys: [String] {
    switch self {
    case .sheet(let field): field.keys
    case .file(let path): ["files", path]
    case .answer(let assessor, let question, let field): ["answers", assessor.rawValue, question] + field.keys
    }
  }

  /// The place that the keys lead to; nil for keys that mean nothing here.
  package init?(keys: [String]) {
    if let field = Change.SheetField.allCases.first(where: { $0.keys == keys }) {
      self = .sheet(field)
      return
    }
    if keys.count == 2, keys[0] == "files" {
      self = .file(path: keys[1])
      return
    }
    guard keys.count > 3, keys[0] == "answers", let field = Change.Field(keys: keys[3...]) else { return nil }
    self = .answer(Assessor(rawValue: keys[1]), question: keys[2], field)
  }
}

extension Change.SheetField {
  package var keys: [String] {
    switch self {
    case .satkerName: ["satker", "name"]
    case .satkerCode: ["satker", "code"]
    case .satkerKind: ["satker", "kind"]
    case .year: ["year"]
    case .target: ["target"]
    }
  }
}

extension Change.Field {
  var keys: [String] {
    switch self {
    case .value: ["value"]
    case .count(let name): ["counts", name]
    case .note: ["note"]
    case .mark: ["marked"]
    case .evidence(let wanted): ["evidence", wanted]
    }
  }

  init?(keys: ArraySlice<String>) {
    switch (keys.first, keys.count) {
    case ("value", 1): self = .value
    case ("note", 1): self = .note
    case ("marked", 1): self = .mark
    case ("counts", 2): self = .count(keys[keys.endIndex - 1])
    case ("evidence", 2): self = .evidence(keys[keys.endIndex - 1])
    default: return nil
    }
  }
}
