/// The only thing that alters a sheet: one place, what stood there, and what stands there now.
package struct Change: Equatable, Sendable {
  package let place: Place
  package let from: Content
  package let to: Content

  package init(at place: Place, from: Content, to: Content) {
    self.place = place
    self.from = from
    self.to = to
  }

  package enum Place: Hashable, Sendable {
    case answer(Assessor, question: String, Field)
    case sheet(SheetField)
    /// What the evidence file at the path held.
    case file(path: String)

    /// The question's code; nil for a field of the sheet.
    package var question: String? { if case .answer(_, let question, _) = self { question } else { nil } }
  }

  package enum Field: Hashable, Sendable {
    case value
    case count(String)
    case note
    case mark
    /// The paths or links for one piece of evidence.
    case evidence(String)
  }

  package enum SheetField: String, Hashable, Sendable, CaseIterable {
    case satkerName, satkerCode, satkerKind, year, target
  }

  package enum Content: Equatable, Sendable {
    case nothing
    case choice(String)
    case index(Double)
    case count(Int)
    case text(String)
    case flag(Bool)
    case references([String])
    case file(EvidenceFile)
  }

  package var inverse: Change { Change(at: place, from: to, to: from) }
}

extension Sheet {
  /// What stands at the place now.
  package subscript(place: Change.Place) -> Change.Content {
    switch place {
    case .sheet(.satkerName): return .text(satker.name)
    case .sheet(.satkerCode): return Change.Content.text(satker.code).normalized
    case .sheet(.satkerKind): return Change.Content.text(satker.kind).normalized
    case .sheet(.year): return .count(year)
    case .sheet(.target): return .text(target)
    case .file(let path): return files[path].map { .file($0) } ?? .nothing
    case .answer(let assessor, let question, let field):
      guard let answer = self[assessor, question] else { return .nothing }
      switch field {
      case .value:
        return switch answer.value {
        case .choice(let choice): .choice(choice)
        case .index(let index): .index(index)
        case nil: .nothing
        }
      case .count(let name): return answer.counts[name].map { .count($0) } ?? .nothing
      case .note: return answer.note.isEmpty ? .nothing : .text(answer.note)
      case .mark: return answer.isMarked ? .flag(true) : .nothing
      case .evidence(let wanted): return answer.evidence[wanted].map { .references($0) } ?? .nothing
      }
    }
  }

  /// The change that puts the content at the place, or nil where it stands there already.
  package func change(at place: Change.Place, to content: Change.Content) -> Change? {
    let content = content.normalized
    let now = self[place]
    return now == content ? nil : Change(at: place, from: now, to: content)
  }

  /// The sheet after the change. Content of a type that the place cannot hold leaves the sheet as it is:
  /// `Instrument.check(_:)` says what a place can hold.
  package func applying(_ change: Change) -> Sheet {
    var sheet = self
    sheet.apply(change)
    return sheet
  }

  mutating func apply(_ change: Change) {
    let content = change.to.normalized
    switch (change.place, content) {
    case (.sheet(.satkerName), .text(let text)): satker.name = text
    case (.sheet(.satkerCode), .text), (.sheet(.satkerCode), .nothing): satker.code = content.text
    case (.sheet(.satkerKind), .text), (.sheet(.satkerKind), .nothing): satker.kind = content.text
    case (.sheet(.year), .count(let number)): year = number
    case (.sheet(.target), .text(let text)): target = text
    case (.sheet, _): break
    case (.file(let path), .file(let file)): files[path] = file
    case (.file(let path), .nothing): files[path] = nil
    case (.file, _): break
    case (.answer(let assessor, let question, let field), _):
      var answer = self[assessor, question] ?? Answer()
      switch (field, content) {
      case (.value, .choice(let choice)): answer.value = .choice(choice)
      case (.value, .index(let index)): answer.value = .index(index)
      case (.value, .nothing): answer.value = nil
      case (.count(let name), .count(let number)): answer.counts[name] = number
      case (.count(let name), .nothing): answer.counts[name] = nil
      case (.note, .text), (.note, .nothing): answer.note = content.text
      case (.mark, .flag), (.mark, .nothing): answer.isMarked = content == .flag(true)
      case (.evidence(let wanted), .references(let references)): answer.evidence[wanted] = references
      case (.evidence(let wanted), .nothing): answer.evidence[wanted] = nil
      default: break
      }
      self[assessor, question] = answer
    }
  }
}

extension Change.Content {
  /// Every blank has one spelling, so that equal means the same.
  fileprivate var normalized: Change.Content {
    switch self {
    case .text(""), .flag(false), .references([]): .nothing
    default: self
    }
  }

  fileprivate var text: String { if case .text(let text) = self { text } else { "" } }
}
