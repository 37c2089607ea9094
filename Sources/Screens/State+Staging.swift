import Evaluation
import TerminalUI

extension State {
  mutating func updateStaging(_ command: Command?, _ key: Key) -> [Effect] {
    let page = StagingScreen.listRows(on: size)
    switch command {
    case .up: staging?.move(by: -1)
    case .down: staging?.move(by: 1)
    case .pageUp: staging?.move(by: -page)
    case .pageDown: staging?.move(by: page)
    case .first: staging?.move(to: 0)
    case .last: staging?.move(to: .max)
    case .toggle: staging?.toggle()
    case .toggleAll: staging?.toggleAll()
    case .accept: return acceptStaged()
    case .back:
      place = .sheet
      inform(texts.decidedLater)
    default: unknown(key)
    }
    return []
  }

  /// The accepted changes become one entry, and the others are refused.
  private mutating func acceptStaged() -> [Effect] {
    guard let screen = staging else { return [] }
    staging = nil
    place = .sheet
    let changes = screen.acceptedChanges
    let origin = screen.staging.origin
    inform(texts.decided(origin, accepted: changes.count))
    switch origin {
    case .handEdits:
      let effects = sheet?.record(changes, by: author, at: moment, reason: texts.reason(origin)) ?? []
      return effects + [.settleEdits]
    case .file:
      return sheet?.record(changes, by: author, at: moment, reason: texts.reason(origin)) ?? []
    case .brokenLog(let replica, _, let last):
      return sheet?.recordDecision(
        on: replica, upTo: last, accepting: changes, by: author, at: moment, reason: texts.reason(origin)) ?? []
    }
  }

  /// Shows what was found, unless somebody is typing: then it waits for the key that decides.
  mutating func stage(_ staging: Staging) {
    guard let sheet else { return }
    if case .form(let form) = overlay, form.purpose == .importFile { overlay = nil }
    // What is being decided is not exchanged under the hand that decides.
    let isIdle =
      overlay == nil && sheet.draft.isEmpty && sheet.evidence == nil && place != .conflicts && place != .staging
    self.staging = StagingScreen(staging, sheet.instrument)
    guard isIdle else {
      if place == .staging { place = .sheet }
      warn(texts.waiting(staging.origin))
      return
    }
    place = .staging
    notice = nil
  }

  /// After others have changed the sheet.
  mutating func keepStaging() -> [Effect] {
    guard let sheet else { return [] }
    staging?.move(onto: sheet.sheet, sheet.instrument)
    // They may have done all of it.
    return staging?.rows.isEmpty == true ? acceptStaged() : []
  }
}
