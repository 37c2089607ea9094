import Evaluation
import TerminalUI

/// Everything that the terminal shows and remembers. `update` makes the next one, `view` draws it; neither does I/O.
package struct State: Sendable {
  package private(set) var size: Size
  package let texts: Texts
  package internal(set) var author: History.Author
  /// What a new sheet can be made of; asked for when the first new sheet is.
  var instruments: [InstrumentChoice]
  package internal(set) var place = Place.list
  package internal(set) var list = ListScreen()
  package internal(set) var sheet: SheetScreen?
  var progress = ProgressScreen()
  /// Set while the history is open, also under a moment of it.
  var history: HistoryScreen?
  var conflicts = ConflictScreen()
  /// Changes from elsewhere that are to be decided.
  var staging: StagingScreen?
  var overlay: Overlay?
  package internal(set) var notice: Notice?
  var moment: Moment
  /// A moment, in seconds since 1970, in the time zone of the machine.
  let local: @Sendable (Int) -> LocalTime
  /// Where to go once the sheet that was asked for is there.
  var placeAfterOpening = Place.sheet

  package enum Place: Equatable, Sendable {
    case list, sheet, progress, conflicts, staging, history
  }

  package init(
    size: Size, texts: Texts, author: History.Author, instruments: [InstrumentChoice] = [], at moment: Moment,
    local: @escaping @Sendable (Int) -> LocalTime
  ) {
    self.size = size
    self.texts = texts
    self.author = author
    self.instruments = instruments
    self.moment = moment
    self.local = local
  }

  mutating func resize(to size: Size) { self.size = size }

  /// Where keys go now.
  package var context: KeyMap.Context {
    switch overlay {
    case .help: return .help
    case .picker: return .picker
    case .form: return .form
    case .note: return .text
    case .confirm: return .confirm
    case nil: break
    }
    switch place {
    case .list: return list.isFiltering ? .filter : .list
    case .sheet:
      guard let evidence = sheet?.evidence else { return sheet?.past == nil ? .sheet : .past }
      return evidence.editor == nil ? .evidence : .field
    case .progress: return .progress
    case .history: return history?.isFiltering == true ? .filter : .history
    case .conflicts: return .conflicts
    case .staging: return .staging
    }
  }

  var times: Times { Times(today: moment.local, local: local) }

  /// The figures of the open sheet's progress.
  var figures: Progress? {
    guard let sheet else { return nil }
    return Progress(
      sheet.sheet, sheet.instrument, sheet.scorecard, assessor: sheet.assessor, predicate: progress.predicate)
  }
}

/// An instrument that a new sheet can be made of.
package struct InstrumentChoice: Equatable, Sendable {
  package let id: String
  package let name: String
  /// Predicate ids and their abbreviations.
  package let targets: [Target]

  package struct Target: Equatable, Sendable {
    package let id: String
    package let short: String
  }

  package init(_ instrument: Instrument) {
    id = instrument.id
    name = "\(instrument.name), \(instrument.regulation)"
    targets = instrument.predicates.map { Target(id: $0.id, short: $0.short) }
  }
}
