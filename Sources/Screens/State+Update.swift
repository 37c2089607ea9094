import Evaluation
import TerminalUI

extension State {
  /// The next state, and what the wiring shall do for it.
  package mutating func update(_ message: Message, at moment: Moment) -> [Effect] {
    self.moment = moment
    let effects = react(to: message)
    keepConflictSelection()
    keepHistory()
    return effects
  }

  private mutating func react(to message: Message) -> [Effect] {
    switch message {
    case .key(let key):
      notice = nil
      return handle(key)
    case .resized(let size):
      resize(to: size)
      keepProgressSelection()
    case .listed(let listings): list.take(listings)
    case .instruments(let instruments):
      self.instruments = instruments
      overlay = .form(newSheetForm())
    case .opened(let opened):
      author.replica = opened.replica
      sheet = SheetScreen(opened, assessor: author.assessor)
      progress = ProgressScreen()
      history = nil
      staging = nil
      place = placeAfterOpening
      placeAfterOpening = .sheet
      tellConflicts(since: 0)
    case .joined(let history, let replica):
      author.replica = replica
      let conflicts = sheet?.conflicts.count ?? 0
      sheet?.replace(history)
      self.history?.take(history)
      keepProgressSelection()
      warn(texts.joined)
      tellConflicts(since: conflicts)
      return keepStaging()
    case .whole(let history, let command):
      sheet?.replace(history)
      return command == .history ? openHistory() : undoOrRedo(command)
    case .saved(let time): sheet?.saving = .saved(time)
    case .saveFailed(let problem):
      sheet?.saving = .failed(problem)
    case .folderFound(let folder): overlay = .form(elsewhereForm(folder))
    case .savedElsewhere(let opened, let folder):
      overlay = nil
      author.replica = opened.replica
      if let id = sheet?.id { notice = Notice(text: texts.savedElsewhere(id, folder), kind: .warning) }
      sheet?.move(to: opened)
      keepProgressSelection()
    case .closed:
      sheet = nil
      history = nil
      staging = nil
      place = .list
      return [.list]
    case .created(let id):
      overlay = nil
      placeAfterOpening = .sheet
      return [.list, .open(id: id)]
    case .trashed(let trashed):
      list.trashed.append(trashed)
      notice = Notice(text: texts.deleted(trashed.id), kind: .info)
      return [.list]
    case .restored(let id, let deleted):
      notice = Notice(text: texts.restored(id, ago: moment.seconds - deleted), kind: .info)
      return [.list]
    case .inspected(let given, let file):
      if file == nil { warn(texts.fileNotFound(given.typed)) }
      return sheet?.refer(to: given, holding: file, by: author, at: moment) ?? []
    case .exported(let path):
      overlay = nil
      notice = Notice(text: texts.exported(path), kind: .info)
    case .exportExists(let request): overlay = .confirm(.replace(request))
    case .edited(let text): return finishNote(text)
    case .found(let staging):
      guard sheet?.refusal == nil else {
        warn(texts.notTakenOver(staging.changes.count))
        return []
      }
      stage(staging)
    case .kept(let path): inform(texts.kept(path))
    case .warned(let text): warn(text)
    case .failed(let problem): fail(problem)
    }
    return []
  }

  /// An error belongs to the form that caused it, where there is one.
  private mutating func fail(_ problem: String) {
    if case .form(var form) = overlay {
      form.problem = problem
      overlay = .form(form)
    } else {
      notice = Notice(text: problem, kind: .error)
    }
  }

  private mutating func handle(_ key: Key) -> [Effect] {
    let context = context
    let command = KeyMap.command(for: key, in: context)
    switch command {
    case .quit: return quit()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    default: break
    }
    // Nobody can see what any other key would do.
    guard isLargeEnough else { return [] }
    if command == .help, overlay == nil {
      overlay = .help(context, scroll: 0)
      return []
    }
    if let refusal = refusal(of: command, key, in: context) {
      warn(refusal)
      return []
    }
    switch context {
    case .filter where place == .history: return updateHistory(command, key)
    case .list, .filter: return updateList(command, key)
    case .sheet, .past: return updateSheet(command, key)
    case .history: return updateHistory(command, key)
    case .evidence, .field: return updateEvidence(command, key)
    case .progress: return updateProgress(command, key)
    case .conflicts: return updateConflicts(command, key)
    case .staging: return updateStaging(command, key)
    case .picker, .form, .text, .confirm, .help: return updateOverlay(command, key)
    }
  }

  /// Why the open sheet does not take the command, where it can only be read; nil where it takes it.
  private func refusal(of command: Command?, _ key: Key, in context: KeyMap.Context) -> String? {
    guard overlay == nil, place != .list, let sheet, let refusal = sheet.refusal else { return nil }
    // What answers in a sheet is not bound in one that is past, but says why.
    guard let command = command ?? (context == .past ? KeyMap.command(for: key, in: .sheet) : nil), refuses(command)
    else { return nil }
    return texts.refusal(refusal)
  }

  /// Whether the open sheet, which can only be read, refuses the command. What is past can be brought back, and is not
  /// exported as if it were the present.
  func refuses(_ command: Command) -> Bool {
    switch command {
    case .recover, .recoverAll: sheet?.refusal == .newer
    case .export: sheet?.past != nil
    default: command.changesSheet
    }
  }

  /// Ends the program, with all that is being typed kept.
  private mutating func quit() -> [Effect] {
    let isSaved = sheet?.saving.isFailed != true
    // Digits that are no number that fits must not keep anybody here.
    let entered = (enterDraft() ?? []) + finishTexts()
    guard isSaved else {
      overlay = .confirm(.discard)
      return entered
    }
    return entered + [.quit]
  }

  /// Keeps the note or evidence that is being typed.
  private mutating func finishTexts() -> [Effect] {
    if case .note(let editor) = overlay { return finishNote(editor.text) }
    return sheet?.acceptEvidence(by: author, at: moment) ?? []
  }

  /// Enters the digits that are typed so far, before the key does anything else; nil, with a notice, where they are no
  /// number that fits.
  mutating func enterDraft() -> [Effect]? {
    do {
      return try sheet?.enterDraft(by: author, at: moment) ?? []
    } catch {
      warn(texts.problem(error))
      return nil
    }
  }

  mutating func unknown(_ key: Key) {
    if case .paste = key {
      notice = Notice(text: texts.pasteNowhere, kind: .warning)
    } else if case .character = key {
      notice = Notice(text: texts.unknownKey(texts.name(key)), kind: .warning)
    }
  }

  mutating func warn(_ text: String) { notice = Notice(text: text, kind: .warning) }
  mutating func inform(_ text: String) { notice = Notice(text: text, kind: .info) }
}
