import Evaluation
import TerminalUI

extension State {
  mutating func updateOverlay(_ command: Command?, _ key: Key) -> [Effect] {
    switch overlay {
    case .help(let context, let scroll):
      updateHelp(command, context, scroll)
      return []
    case .picker(var picker):
      updatePicker(&picker, command, key)
      return []
    case .note(var editor):
      switch command {
      case .accept: return finishNote(editor.text)
      case .editor: return [.edit(editor.text)]
      default: _ = editor.handle(key)
      }
      overlay = .note(editor)
      return []
    case .form(var form):
      return updateForm(&form, command, key)
    case .confirm(let confirmation):
      guard command == .accept || command == .cancel else { return [] }
      guard command == .cancel else {
        overlay = nil
        return confirmed(confirmation)
      }
      // Back to the form with the path as it was typed.
      overlay = if case .replace(let request) = confirmation { .form(exportForm(request)) } else { nil }
      return []
    case nil: return []
    }
  }

  private mutating func confirmed(_ confirmation: Confirmation) -> [Effect] {
    switch confirmation {
    case .replace(var request):
      request.replaces = true
      return [.export(request)]
    case .discard: return [.abandon]
    case .discardSheet: return [.letGo]
    case .undo: return undoOrRedo(.undo, isConfirmed: true)
    case .recover(let recovery, _): return recover(recovery, isConfirmed: true)
    }
  }

  private mutating func updateHelp(_ command: Command?, _ context: KeyMap.Context, _ scroll: Int) {
    let most = max(0, HelpScreen(context, texts).lines.count - HelpScreen.rows(on: size))
    let target: Int? =
      switch command {
      case .back: nil
      case .up: scroll - 1
      case .down: scroll + 1
      case .pageUp: scroll - HelpScreen.rows(on: size)
      case .pageDown: scroll + HelpScreen.rows(on: size)
      case .first: 0
      case .last: most
      default: scroll
      }
    overlay = target.map { .help(context, scroll: max(0, min(most, $0))) }
  }

  private mutating func updatePicker(_ picker: inout Picker, _ command: Command?, _ key: Key) {
    switch command {
    case .up: picker.move(by: -1)
    case .down: picker.move(by: 1)
    case .pageUp: picker.move(by: -(size.rows - 8))
    case .pageDown: picker.move(by: size.rows - 8)
    case .cancel:
      overlay = nil
      return
    case .accept:
      guard let item = picker.selected else { return }
      overlay = nil
      sheet?.go(to: item.question)
      place = .sheet
      return
    default: _ = picker.handle(key)
    }
    overlay = .picker(picker)
  }

  private mutating func updateForm(_ form: inout Form, _ command: Command?, _ key: Key) -> [Effect] {
    switch command {
    case .cancel:
      overlay = nil
      return []
    case .nextField: form.moveFocus(by: 1)
    case .previousField: form.moveFocus(by: -1)
    case .accept where form.isOnLastField:
      overlay = .form(form)
      return accept(form)
    case .accept: form.moveFocus(by: 1)
    default:
      let format = form.value(of: .format)
      _ = form.handle(key)
      if case .export(let id) = form.purpose, form.value(of: .format) != format {
        form.nameFile(after: id, from: format)
      }
    }
    overlay = .form(form)
    return []
  }
}
