import Evaluation
import TerminalUI
import Testing

@testable import Screens

/// Presses keys at random, thousands of them, and answers the effects as the wiring would. A trap ends the whole run: the
/// seed is the test's argument.
@Suite(.tags(.random)) struct MonkeyTests {
  @Test(arguments: 1...4) func nothingBreaks(_ seed: UInt64) {
    var monkey = Monkey(seed: seed, rebases: seed == 4)
    for step in 0..<5000 {
      monkey.step()
      if step % 20 == 0 { monkey.check("seed \(seed), step \(step), keys \(monkey.recent)") }
    }
    monkey.check("seed \(seed), at the end")
    if !monkey.rebases { monkey.undoEverything() }
    #expect(monkey.contexts == Set(KeyMap.Context.allCases), "it came everywhere")
  }
}

private struct Monkey {
  var state = Sample.list(instruments: [])
  var draw: Draw
  /// Whether others write the open sheet too: then undoing everything does not lead back to the first sheet.
  let rebases: Bool
  var contexts: Set<KeyMap.Context> = []
  /// The last keys, for the reader of a failure.
  var recent: [String] = []
  /// The sheets as they are in the store.
  private var stored: [String: Sheet] = [:]
  private var existing: Set<String> = []

  init(seed: UInt64, rebases: Bool) {
    draw = Draw(state: seed)
    self.rebases = rebases
  }

  mutating func step() {
    contexts.insert(state.context)
    switch Int.random(in: 0..<200, using: &draw) {
    case 0: send(.resized(Self.sizes.randomElement(using: &draw)!))
    case 1: send(.saveFailed("disk penuh"))
    case 2...4: send(.saved(Sample.local))
    case 5: send(.failed("gagal"))
    case 6 where rebases: rebase()
    case 7: if let sheet = state.sheet { send(.found(Sample.staging(sheet.sheet))) }
    case 8: send(.kept(path: "a"))
    default:
      let key = key()
      recent = recent.suffix(12) + [Texts(.english).name(key)]
      send(.key(key))
    }
  }

  private static let sizes = [(80, 24), (80, 24), (120, 40), (160, 50), (200, 60), (99, 25), (79, 24), (3, 2), (0, 0)]
    .map {
      Size(columns: $0.0, rows: $0.1)
    }

  private static let characters = Array("abcdeyt0123456789,.nlkuxmgfwNijpPs?/q+ z漢é🎉")

  /// Mostly a key that means something here.
  private mutating func key() -> Key {
    switch Int.random(in: 0..<10, using: &draw) {
    case 0: return .character(Self.characters.randomElement(using: &draw)!)
    case 1: return [.enter, .escape, .tab, .left, .backspace].randomElement(using: &draw)!
    case 2 where Bool.random(using: &draw): return .paste("tempel\u{301} 漢字\nbaris")
    default:
      let binding = KeyMap.bindings(for: state.context).randomElement(using: &draw)!
      return binding.keys.randomElement(using: &draw)!
    }
  }

  private mutating func send(_ message: Message) {
    let effects = state.update(message, at: Sample.moment)
    let appended = effects.compactMap { if case .append(let entry) = $0 { entry } else { nil } }
    if !appended.isEmpty {
      let last = state.sheet?.history.entries.suffix(appended.count) ?? []
      #expect(appended == Array(last), "what is appended stands at the end of the history: \(recent)")
    }
    for effect in effects { answer(effect) }
  }

  private mutating func answer(_ effect: Effect) {
    switch effect {
    case .list: send(.listed(Sample.listings))
    case .instruments: send(.instruments([InstrumentChoice(Sample.instrument)]))
    case .open(let id):
      let sheet = stored[id] ?? Sample.sheet([.none, .some, .best, .worst].randomElement(using: &draw)!)
      send(
        .opened(
          OpenedSheet(
            id: id, history: Sample.history(sheet, Sample.everyKind), instrument: Sample.instrument,
            replica: Sample.author.replica, saved: nil)))
    case .settleEdits: break
    case .create: send(.created(id: "2026/baru"))
    case .trash(let id): send(.trashed(TrashedListing(id: id, token: id)))
    case .restore(let trashed): send(.restored(id: trashed?.id ?? Sample.id, deleted: 0))
    case .close:
      if let sheet = state.sheet { stored[sheet.id] = sheet.sheet }
      send(.closed)
    case .letGo: send(.closed)
    case .export(let request):
      let exists = !request.replaces && !existing.insert(request.path).inserted
      send(exists ? .exportExists(request) : .exported(path: request.path))
    case .importFile(let path):
      guard let sheet = state.sheet?.sheet, path.utf8.count.isMultiple(of: 2) else { return send(.failed(path)) }
      send(.found(Sample.file(sheet)))
    case .edit(let text): send(.edited(text + "x"))
    case .inspect(let given):
      let file = EvidenceFile(size: given.question.utf8.count, digest: String(repeating: "a", count: 64))
      send(.inspected(given, Bool.random(using: &draw) ? file : nil))
    case .findFolder: send(.folderFound("~/lke-darurat"))
    case .saveElsewhere(let folder):
      guard let sheet = state.sheet else { return }
      let opened = OpenedSheet(
        id: folder + "/sheet.json", history: sheet.history, instrument: Sample.instrument,
        replica: Sample.author.replica, saved: Sample.local)
      send(.savedElsewhere(opened, folder: folder))
    case .append, .readHistory, .redraw, .suspend, .quit, .abandon: break
    }
  }

  private mutating func rebase() {
    guard let sheet = state.sheet else { return }
    let theirs = Sample.sheet([.none, .some, .best].randomElement(using: &draw)!)
    send(.joined(History(base: theirs, entries: sheet.history.entries), replica: Sample.author.replica))
  }

  func check(_ place: String) {
    let canvas = state.view
    expectFits(canvas, state.size, place)
    guard let sheet = state.sheet else { return }
    let history = sheet.history
    let folded = history.entries.reduce(history.base) { $1.changes.reduce($0) { $0.applying($1) } }
    #expect(folded == history.sheet, "\(place)")
    #expect(state.history.map { $0.timeline.entries == history.entries } != false, "\(place)")
    let fresh = Scorecard(sheet.instrument, sheet.preview, assessor: sheet.assessor)
    #expect(sheet.scorecard.nodes == fresh.nodes && sheet.scorecard.values == fresh.values, "\(place)")
    let predicate = sheet.instrument.predicate(sheet.sheet.target)
    #expect(predicate.map { fresh.verdict(on: $0) } == sheet.verdict, "\(place)")
    for change in history.entries.last?.changes ?? [] {
      #expect(throws: Never.self, "\(place)") { try sheet.instrument.check(change.place, holds: change.to) }
    }
  }

  mutating func undoEverything() {
    guard let history = state.sheet?.history else { return }
    // What others have done stands before all of ours.
    let others = history.entries.count { $0.id.replica != Sample.author.replica }
    let base = history.sheet(at: others)
    state.receive(.resized(Sample.small))
    for _ in 0..<10 { state.press("esc") }
    if state.context == .list { return }
    var count = 0
    while state.sheet?.history.canUndo(Sample.author.replica) == true, count < 5000 {
      state.press("u")
      if state.context == .confirm { state.press("y") }
      count += 1
    }
    #expect(state.sheet?.sheet == base)
  }
}

/// splitmix64: the same draws in every run.
struct Draw: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
