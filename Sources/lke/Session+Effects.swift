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
      attempt { () throws(StoreProblem) in show(try store.load(try store.place(of: id))) }
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
    case .append: unsavedSince = unsavedSince ?? .now
    case .close:
      guard save() else { return }
      stored = nil
      dispatch(.closed)
    case .letGo:
      stored = nil
      unsavedSince = nil
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

  func show(_ stored: StoredSheet) {
    self.stored = stored
    stamp = stored.stamp
    savedEntries = 0
    unsavedSince = nil
    dispatch(
      .opened(
        OpenedSheet(
          id: stored.place.id, history: History(base: stored.sheet), instrument: stored.instrument,
          saved: LocalTime(stored.modified))))
  }

  /// Writes the open sheet where its file is behind; false where that failed. The sheet stays in memory then.
  @discardableResult
  func save() -> Bool {
    guard unsavedSince != nil, let stored, let stamp, let history = state.sheet?.history else { return true }
    do throws(StoreProblem) {
      self.stamp = try store.save(history.sheet, at: stored.place, replacing: stamp)
      savedEntries = history.entries.count
      unsavedSince = nil
      lastProblem = nil
      pause = Self.quiet
      dispatch(.saved(Moment.now.local))
      return true
    } catch {
      if error.reason == .changedOutside, rebase(on: stored.place) { return save() }
      lastProblem = words.problem(error)
      // The loop tries again when no key has come for a while: the disk may have room by then.
      unsavedSince = .now
      pause = Self.patience
      dispatch(.saveFailed(words.notice(error)))
      return false
    }
  }

  /// Somebody else wrote the file: what we had not written yet goes on top of what stands there now. What we had does not:
  /// it is older than what somebody else may have set in its place.
  private func rebase(on place: SheetPlace) -> Bool {
    do throws(StoreProblem) {
      let loaded = try store.load(place)
      guard let history = state.sheet?.history else { return false }
      stored = loaded
      stamp = loaded.stamp
      dispatch(.rebased(History(base: loaded.sheet, entries: Array(history.entries.dropFirst(savedEntries)))))
      savedEntries = 0
      return true
    } catch {
      return false
    }
  }

  private func export(_ request: ExportRequest) {
    let path = request.path.expandingHome
    if !request.replaces, access(path, F_OK) == 0 {
      dispatch(.exportExists(request))
      return
    }
    do {
      let (sheet, instrument) = try sheet(request.id)
      guard let format = ExportFormat(rawValue: request.format) else { return }
      let bytes = try Export.bytes(sheet, instrument, assessor: state.author.assessor, format: format)
      try Export.write(bytes, to: path)
      dispatch(.exported(path: path))
    } catch let failure as Failure {
      dispatch(.failed(failure.text))
    } catch {
      dispatch(.failed("\(error)"))
    }
  }

  /// The open sheet as it is on the screen, else the one in the store.
  private func sheet(_ id: String) throws -> (Sheet, Instrument) {
    if let open = state.sheet, open.id == id { return (open.sheet, open.instrument) }
    let stored = try store.load(id)
    return (stored.sheet, stored.instrument)
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
