import Curses
import Evaluation
import Exchange
import Glibc
import Screens
import Store
import TerminalUI

extension Session {
  func perform(_ effect: Effect) {
    switch effect {
    case .list:
      attempt { () throws(StoreProblem) in dispatch(.listed(try store.summaries().map(\.listing))) }
    case .instruments:
      let known = store.instruments().compactMap { listing in
        if case .success(let instrument) = listing.result { InstrumentChoice(instrument) } else { nil }
      }
      dispatch(.instruments(known))
    case .redraw: terminal.repaint()
    case .open(let id):
      attempt { () throws(StoreProblem) in show(try store.open(try store.place(of: id))) }
    case .create(let new):
      attempt { () throws(StoreProblem) in
        let stored = try store.create(
          satker: new.satker, year: new.year, target: new.target, instrument: try store.instrument(new.instrument))
        dispatch(.created(id: stored.place.id))
      }
    case .trash(let id):
      attempt { () throws(StoreProblem) in
        let trashed = try store.trash(try store.place(of: id))
        dispatch(.trashed(TrashedListing(id: id, token: trashed.folder)))
      }
    case .restore(let trashed):
      attempt { () throws(StoreProblem) in
        let place = try store.restore(TrashedSheet(place: try store.place(of: trashed.id), folder: trashed.token))
        dispatch(.restored(id: place.id))
      }
    case .append: append()
    case .readHistory(let command): readHistory(then: command)
    case .close:
      guard save() else { return }
      writer = nil
      dispatch(.closed)
    case .letGo:
      writer = nil
      behindSince = nil
      lastProblem = nil
      dispatch(.closed)
    case .export(let request): export(request)
    case .edit(let text): edit(text)
    case .suspend:
      save()
      terminal.suspend()
    case .quit: if save() { exitStatus = 0 }
    case .abandon:
      lastProblem = nil
      exitStatus = 0
    }
  }

  /// Does something with the store; its problem goes to the screen in words.
  private func attempt(_ body: () throws(StoreProblem) -> Void) {
    do throws(StoreProblem) {
      try body()
    } catch {
      dispatch(.failed(words.notice(error)))
    }
  }

  func show(_ opened: Opened) {
    do throws(StoreProblem) {
      writer = try store.writer(opened)
    } catch {
      dispatch(.failed(words.notice(error)))
      return
    }
    behindSince = nil
    dispatch(
      .opened(
        OpenedSheet(
          id: opened.place.id, history: opened.history, instrument: opened.instrument, replica: opened.replica,
          saved: LocalTime(opened.modified))))
    takeOver(opened)
  }

  /// What was edited by hand becomes an entry, which can be undone; what else was found is said.
  private func takeOver(_ opened: Opened) {
    for note in opened.notes {
      if case .edited(let changes) = note { dispatch(.found(changes)) }
      if let text = words.note(note) { dispatch(.failed(text)) }
    }
  }

  /// Writes the new entries into the history: from then on they survive whatever happens to the program.
  @discardableResult
  private func append() -> Bool {
    guard let writer, let history = state.sheet?.history else { return true }
    do throws(StoreProblem) {
      if let joined = try writer.append(history) { dispatch(.joined(joined, replica: writer.replica)) }
      behindSince = behindSince ?? .now
      pause = Self.quiet
      lastProblem = nil
      dispatch(.saved(Moment.now.local))
      return true
    } catch {
      fail(error)
      return false
    }
  }

  /// Writes the sheet's file where it is behind its history; false where that failed. What is not written stays in memory.
  @discardableResult
  func save() -> Bool {
    guard let writer, behindSince != nil else { return true }
    guard append(), let history = state.sheet?.history else { return false }
    do throws(StoreProblem) {
      do throws(StoreProblem) {
        try writer.saveSnapshot(history, discardingEdits: true)
      } catch {
        guard error.reason == .changedOutside else { throw error }
        lookForOthers()
        try writer.saveSnapshot(state.sheet?.history ?? history, discardingEdits: true)
      }
      behindSince = nil
      dispatch(.saved(Moment.now.local))
      return true
    } catch {
      fail(error)
      return false
    }
  }

  /// The loop tries again when no key has come for a while: the disk may have room by then.
  private func fail(_ problem: StoreProblem) {
    lastProblem = words.problem(problem)
    behindSince = .now
    pause = Self.patience
    dispatch(.saveFailed(words.notice(problem)))
  }

  /// Takes in what others have written into the sheet since.
  func lookForOthers() {
    guard let writer, let history = state.sheet?.history else { return }
    attempt { () throws(StoreProblem) in
      guard let joined = try writer.poll(history) else { return }
      dispatch(.joined(joined, replica: writer.replica))
      behindSince = behindSince ?? .now
    }
  }

  private func readHistory(then command: Command) {
    guard let writer, let history = state.sheet?.history else { return }
    attempt { () throws(StoreProblem) in dispatch(.whole(try writer.whole(history), then: command)) }
  }

  private func export(_ request: ExportRequest) {
    let path = request.path.expandingHome
    if !request.replaces, access(path, F_OK) == 0 {
      dispatch(.exportExists(request))
      return
    }
    do {
      let (sheet, instrument, seal) = try sheet(request.id)
      guard let format = ExportFormat(rawValue: request.format) else { return }
      let bytes = try Export.bytes(sheet, instrument, assessor: state.author.assessor, format: format, seal: seal)
      try Export.write(bytes, to: path)
      dispatch(.exported(path: path))
    } catch let failure as Failure {
      dispatch(.failed(failure.text))
    } catch {
      dispatch(.failed("\(error)"))
    }
  }

  /// The open sheet as it is on the screen, else the one in the store.
  private func sheet(_ id: String) throws -> (Sheet, Instrument, HistorySeal?) {
    if let open = state.sheet, open.id == id { return (open.sheet, open.instrument, writer?.seal(open.history)) }
    let opened = try store.open(id)
    return (opened.content, opened.instrument, opened.seal)
  }

  private func edit(_ text: String) {
    terminal.leave()
    let result = Editor.edit(text)
    terminal.reenter()
    switch result {
    case .success(let text): dispatch(.edited(text))
    case .failure(let failure): dispatch(.failed(failure.text))
    }
  }
}

extension String {
  /// `~/` at the front stands for the home folder, as in a shell.
  fileprivate var expandingHome: String {
    guard hasPrefix("~/"), let home = environment("HOME") else { return self }
    return home + dropFirst()
  }
}
