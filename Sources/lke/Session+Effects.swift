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
      attempt { () throws(StoreProblem) in
        // What is wrong before where: the row is short.
        dispatch(.listed(try store.summaries().map { $0.listing(words.notice) }))
      }
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
        // The newest, where nothing was deleted in this run.
        let all = try store.trashed()
        guard let found = all.first(where: { trashed == nil || $0.folder == trashed?.token }) else {
          if let trashed { throw StoreProblem(path: trashed.token, reason: .notFound) }
          dispatch(.warned(words.trashIsEmpty))
          return
        }
        dispatch(.restored(id: try store.restore(found).id, deleted: found.time))
      }
    case .append: append()
    case .readHistory(let command): readHistory(then: command)
    case .settleEdits:
      guard let writer, let history = state.sheet?.history else { return }
      writer.settleEdits(in: history)
      behindSince = behindSince ?? .now
      save()
    case .close:
      guard save() else { return }
      if let problem = backUp() { dispatch(.warned(problem)) }
      writer = nil
      dispatch(.closed)
    case .letGo:
      writer = nil
      behindSince = nil
      lastProblem = nil
      dispatch(.closed)
    case .inspect(let given):
      dispatch(.inspected(given, writer.flatMap { store.evidenceFile(given.typed, of: $0.place) }))
    case .findFolder: dispatch(.folderFound(folderElsewhere()))
    case .saveElsewhere(let folder): saveElsewhere(folder)
    case .export(let request): export(request)
    case .importFile(let path): importFile(path)
    case .edit(let text): edit(text)
    case .suspend:
      save()
      terminal.suspend()
    case .quit:
      guard save() else { return }
      parting = backUp()
      exitStatus = 0
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
    writer = nil
    if opened.readOnly == nil {
      do throws(StoreProblem) {
        writer = try store.writer(opened)
      } catch {
        dispatch(.failed(words.notice(error)))
        return
      }
    }
    // Nobody who may only read it is bothered.
    behindSince = opened.isAhead && access(opened.place.path, W_OK) == 0 ? .now : nil
    (isBackedUp, isBackupProblemTold, nextBackup) = (true, false, .now)
    dispatch(
      .opened(OpenedSheet(opened)))
    // One after the other: what is staged has to be decided first.
    if let staging = opened.edits.map({ Staging($0) }) ?? opened.rest.map({ Staging($0) }) {
      dispatch(.found(staging))
    }
    for text in opened.notes.compactMap(words.note) { dispatch(.failed(text)) }
  }

  /// Writes the new entries into the history: from then on they survive whatever happens to the program, and within a
  /// second a power cut, too.
  private func append() {
    guard let writer, let history = state.sheet?.history else { return }
    do throws(StoreProblem) {
      goOn(with: try writer.append(history))
      if let log = writer.log {
        // Written to, but not to be trusted: only a whole new log can be.
        if case .failed(let problem) = log.flushState { throw problem }
        flusher.flush(log)
      }
      behindSince = behindSince ?? .now
      pause = Self.quiet
      lastProblem = nil
      dispatch(.saved(Moment.now.local))
    } catch {
      fail(error)
    }
  }

  /// Brings the history to the disk, and writes the sheet's file where it is behind; false where that failed. What is not
  /// written stays in memory.
  @discardableResult
  func save() -> Bool {
    guard let writer, behindSince != nil, let sheet = state.sheet else { return true }
    do throws(StoreProblem) {
      goOn(with: try writer.append(sheet.history))
      goOn(with: try writer.secure(state.sheet?.history ?? sheet.history))
      let kept = try saveSnapshot(state.sheet?.history ?? sheet.history, writer)
      behindSince = nil
      lastProblem = nil
      dispatch(.saved(Moment.now.local))
      if let kept { dispatch(.kept(path: kept)) }
      backUpWhenDue()
      return true
    } catch {
      behindSince = .now
      fail(error)
      return false
    }
  }

  /// Shows the history that the writer gives back, where it does.
  private func goOn(with joined: History?) {
    guard let joined, let writer else { return }
    dispatch(.joined(joined, replica: writer.replica))
  }

  /// Says it where a flush beside the work has failed since: what was shown as saved is in danger.
  func lookAtFlush() {
    guard lastProblem == nil, case .failed(let problem) = writer?.log?.flushState else { return }
    fail(problem)
  }

  /// What was edited by hand and nobody has decided on stays as it is: the history holds everything else.
  ///
  /// - Returns: where a file is kept whose edits were refused.
  private func saveSnapshot(_ history: History, _ writer: SheetWriter) throws(StoreProblem) -> String? {
    guard !writer.awaitsDecision else { return nil }
    do throws(StoreProblem) {
      return try writer.saveSnapshot(history)
    } catch {
      guard error.reason == .changedOutside else { throw error }
      lookForOthers()
      return writer.awaitsDecision ? nil : try writer.saveSnapshot(state.sheet?.history ?? history)
    }
  }

  /// The loop tries again after a while: the disk may have room by then.
  private func fail(_ problem: StoreProblem) {
    lastProblem = words.problem(problem)
    behindSince = behindSince ?? .now
    pause = Self.patience
    dispatch(.saveFailed(words.notice(problem)))
  }

  /// Takes in what others have written into the sheet since, and shows what somebody has edited in its file by hand.
  func lookForOthers() {
    guard let writer, let history = state.sheet?.history else { return }
    attempt { () throws(StoreProblem) in
      if let joined = try writer.poll(history) {
        dispatch(.joined(joined, replica: writer.replica))
        behindSince = behindSince ?? .now
      }
      if let edits = try writer.lookForEdits(state.sheet?.history ?? history) { dispatch(.found(Staging(edits))) }
    }
  }

  /// On another disk than the sheet, where there is one.
  private func folderElsewhere() -> String {
    func device(_ path: String) -> dev_t? {
      var status = stat()
      return stat(path, &status) == 0 && access(path, W_OK) == 0 ? status.st_dev : nil
    }
    let own = device(store.root)
    let folders = ["~", environment("TMPDIR"), "/var/tmp", "/tmp"].compactMap { $0 }
    let other = folders.first { folder in device((folder + "/").expandingHome).map { $0 != own } ?? false }
    return (other ?? "~") + "/lke-darurat"
  }

  private func saveElsewhere(_ folder: String) {
    guard let writer, let sheet = state.sheet else { return }
    attempt { () throws(StoreProblem) in
      let opened = try writer.evacuate(sheet.history, to: folder.expandingHome)
      self.writer = try store.writer(opened)
      let folder = opened.place.path.dropLast("/sheet.json".count)
      evacuated.append(words.savedElsewhere(sheet.id, String(folder)))
      behindSince = nil
      pause = Self.quiet
      lastProblem = nil
      dispatch(.savedElsewhere(OpenedSheet(opened), folder: String(folder)))
      // What could not be kept otherwise became an entry, which is not written yet.
      append()
    }
  }

  private func readHistory(then command: Command) {
    guard let sheet = state.sheet else { return }
    attempt { () throws(StoreProblem) in
      let whole =
        if let writer { try writer.whole(sheet.history) } else {
          try store.openWhole(try store.place(of: sheet.id)).history
        }
      dispatch(.whole(whole, then: command))
    }
  }

  private func export(_ request: ExportRequest) {
    let path = request.path.expandingHome
    if !request.replaces, access(path, F_OK) == 0 {
      dispatch(.exportExists(request))
      return
    }
    do {
      guard let format = ExportFormat(rawValue: request.format) else { return }
      let (sheet, instrument, seal) = try sheet(request.id)
      let bytes = try Export.bytes(
        sheet, instrument, assessor: state.author.assessor, format: format, seal: seal,
        changed: format.isDated ? try lastChange(of: request.id) : nil)
      try Export.write(bytes, to: path)
      dispatch(.exported(path: path))
      guard format.isForPortal else { return }
      do throws(StoreProblem) {
        try Export.keepRecord(of: sheet, instrument, seal: seal, at: try store.place(of: request.id), in: store)
      } catch {
        dispatch(.warned(words.recordFailed(error)))
      }
    } catch let failure as Failure {
      dispatch(.failed(failure.text))
    } catch {
      dispatch(.failed("\(error)"))
    }
  }

  private func importFile(_ path: String) {
    guard let sheet = state.sheet else { return }
    do throws(Failure) {
      let file = try Import(path.expandingHome)
      let exported = try failing { () throws(StoreProblem) in
        try file.exportedSheet(of: try store.place(of: sheet.id), in: store)
      }
      let staging = file.staging(
        for: sheet.sheet, sheet.instrument, since: exported,
        assessor: file.imported.identity.assessor ?? state.author.assessor,
        isNamed: false)
      guard !staging.changes.isEmpty || !staging.findings.isEmpty else {
        return dispatch(.failed(words.nothingDiffers))
      }
      dispatch(.found(staging))
    } catch {
      dispatch(.failed(error.text))
    }
  }

  /// Of the open sheet as it is on the screen, else of the one in the store.
  private func lastChange(of id: String) throws -> Int? {
    guard let open = state.sheet, open.id == id, let writer else { return try store.openWhole(id).history.lastChange }
    return try writer.whole(open.history).lastChange
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

extension OpenedSheet {
  init(_ opened: Opened) {
    self.init(
      id: opened.place.id, history: opened.history, instrument: opened.instrument, replica: opened.replica,
      saved: LocalTime(opened.modified), isReadOnly: opened.readOnly != nil)
  }
}

extension Staging {
  fileprivate init(_ rest: BrokenRest) {
    self.init(
      origin: .brokenLog(replica: rest.replica, line: rest.line, last: rest.last), changes: rest.changes,
      doubts: Dictionary(rest.changes.map { ($0.place, .unvouched) }) { $1 })
  }

  fileprivate init(_ edits: HandEdits) {
    self.init(
      origin: .handEdits, changes: edits.changes, doubts: Dictionary(edits.overtaken.map { ($0, .overtaken) }) { $1 })
  }
}

extension String {
  /// `~/` at the front stands for the home folder, as in a shell.
  fileprivate var expandingHome: String {
    guard hasPrefix("~/"), let home = environment("HOME") else { return self }
    return home + dropFirst()
  }
}
