import Evaluation
import TerminalUI

extension State {
  mutating func updateList(_ command: Command?, _ key: Key) -> [Effect] {
    if list.isFiltering, command == nil {
      if !list.filter(key) { unknown(key) }
      return []
    }
    let page = ListScreen.rows(on: size)
    switch command {
    case .up: list.move(by: -1)
    case .down: list.move(by: 1)
    case .pageUp: list.move(by: -page)
    case .pageDown: list.move(by: page)
    case .first: list.move(by: -list.shown.count)
    case .last: list.move(by: list.shown.count)
    case .sort: list.sortNext()
    case .filter: list.isFiltering = true
    case .accept: list.isFiltering = false
    case .cancel: list.dropFilter()
    case .new:
      guard !instruments.isEmpty else { return [.instruments] }
      overlay = .form(newSheetForm())
    case .open: return open(.sheet)
    case .progress: return open(.progress)
    case .export:
      if let id = readable()?.id { overlay = .form(exportForm(id)) }
    case .delete:
      guard let id = list.selected?.id else { return [] }
      return [.trash(id: id)]
    case .restore:
      return [.restore(list.trashed.popLast())]
    default: unknown(key)
    }
    return []
  }

  private mutating func open(_ place: Place) -> [Effect] {
    guard let id = readable()?.id else { return [] }
    placeAfterOpening = place
    return [.open(id: id)]
  }

  /// The selected sheet, or nil, with the reason as notice, where it cannot be read.
  private mutating func readable() -> Listing? {
    guard let selected = list.selected else { return nil }
    guard case .broken(let problem, let isDamaged) = selected.content else { return selected }
    let hint = isDamaged ? texts.damagedCannotOpen(selected.id) : texts.brokenCannotOpen
    notice = Notice(text: "\(hint): \(problem)", kind: .error)
    return nil
  }
}
