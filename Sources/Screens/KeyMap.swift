import TerminalUI

/// Which keys mean what, where. The one table that dispatch, the footer, the help and docs/keys.md are made from.
package enum KeyMap {
  /// Where keys are pressed.
  package enum Context: String, CaseIterable, Sendable {
    case list, filter, sheet, evidence, field, progress, conflicts, staging, history, past, picker, form, text, confirm
    case help
  }

  package static func bindings(for context: Context) -> [Binding] {
    switch context {
    case .list: list
    case .filter: filter
    case .sheet: sheet
    case .evidence: evidence
    case .field: field
    case .progress: progress
    case .history: history
    case .past: past
    case .conflicts: conflicts
    case .staging: staging
    case .picker: picker
    case .form: form
    case .text: text
    case .confirm: confirm
    case .help: help
    }
  }

  package static func command(for key: Key, in context: Context) -> Command? {
    bindings(for: context).first { $0.keys.contains(key) }?.command
  }

  private static let always = [
    Binding(.control("l"), .redraw), Binding(.control("z"), .suspend), Binding(.control("c"), .quit),
  ]

  private static let moves = [
    Binding(.up, .up), Binding(.down, .down), Binding(.pageUp, .pageUp), Binding(.pageDown, .pageDown),
    Binding(.home, .first), Binding(.end, .last),
  ]

  private static let list: [Binding] =
    [
      Binding(.enter, .open, footer: true), Binding(.character("b"), .new, footer: true),
      Binding(.character("/"), .filter, footer: true), Binding(.character("s"), .sort, footer: true),
      Binding(.character("k"), .progress, footer: true), Binding(.character("x"), .export, footer: true),
      Binding([.delete, .character("h")], .delete, footer: true), Binding(.character("u"), .restore),
      Binding(.character("?"), .help, footer: true), Binding(.character("q"), .quit, footer: true),
      Binding(.escape, .cancel),
    ] + moves + always

  private static let filter: [Binding] =
    [
      Binding(.enter, .accept, footer: true), Binding(.escape, .cancel, footer: true), Binding(.up, .up),
      Binding(.down, .down),
    ] + always

  private static let sheet: [Binding] =
    [
      Binding(answerKeys, .answer, footer: true), Binding(.enter, .next, footer: true),
      Binding(.character("n"), .note, footer: true), Binding(.character("l"), .evidence, footer: true),
      Binding(.character("u"), .undo, footer: true), Binding(.character("/"), .search, footer: true),
      Binding(.character("k"), .progress, footer: true), Binding(.character("j"), .history, footer: true),
      Binding(.character("?"), .help, footer: true), Binding([.delete, .backspace], .clear),
      Binding([.character("r"), .control("r")], .redo),
      Binding(.character("m"), .mark), Binding(.character("p"), .settle), Binding(.character("g"), .sections),
      Binding(.character("f"), .nextUnevidenced), Binding(.character("w"), .nextMarked),
      Binding(.up, .up), Binding(.down, .down), Binding(.left, .previousSubarea), Binding(.right, .nextSubarea),
      Binding(.pageUp, .pageUp), Binding(.pageDown, .pageDown), Binding(.home, .first), Binding(.end, .last),
      Binding(.character(" "), .readOn), Binding(.character("N"), .editor), Binding(.character("x"), .export),
      Binding(.character("I"), .importFile), Binding(.character("i"), .identity),
      Binding(.character("s"), .saveElsewhere), Binding(.character("q"), .back),
      Binding(.escape, .cancel),
    ] + always

  /// Letters and digits that answer, or say why they cannot.
  private static let answerKeys: [Key] = "abcdeyt0123456789,.ABCDEYT".map { .character($0) }

  private static let evidence: [Binding] =
    [
      Binding(.enter, .edit, footer: true), Binding([.character("+"), .insert], .add, footer: true),
      Binding([.delete, .backspace], .remove, footer: true), Binding([.escape, .character("l")], .back, footer: true),
      Binding(.character("u"), .undo, footer: true), Binding([.character("r"), .control("r")], .redo),
      Binding(.character("j"), .history), Binding(.character("?"), .help, footer: true), Binding(.up, .up),
      Binding(.down, .down), Binding(.home, .first), Binding(.end, .last),
    ] + always

  private static let progress: [Binding] =
    [
      Binding(.enter, .open, footer: true), Binding(.character("o"), .unanswered, footer: true),
      Binding(.character("f"), .unevidenced, footer: true), Binding(.character("w"), .marked, footer: true),
      Binding(.character("p"), .predicate, footer: true), Binding(.character("x"), .export, footer: true),
      Binding(.character("j"), .history), Binding(.character("?"), .help, footer: true),
      Binding([.character("q"), .character("k"), .escape], .back, footer: true),
    ] + moves + always

  private static let history: [Binding] =
    [
      Binding(.enter, .open, footer: true), Binding(.character("p"), .recover, footer: true),
      Binding(.character("u"), .undo, footer: true), Binding(.character("s"), .sameQuestion, footer: true),
      Binding(.character("/"), .filter, footer: true), Binding(.character("?"), .help, footer: true),
      Binding([.character("q"), .character("j"), .escape], .back, footer: true),
      Binding([.character("r"), .control("r")], .redo), Binding(.character(" "), .readOn),
    ] + moves + always

  /// The sheet as it was: all that moves and looks, nothing that answers.
  private static let past: [Binding] =
    [
      Binding(.character("p"), .recover, footer: true), Binding(.character("P"), .recoverAll, footer: true),
    ] + sheet.filter { looks.contains($0.command) } + [
      Binding([.character("q"), .character("j"), .escape], .back, footer: true)
    ] + always

  private static let looks: Set<Command> = [
    .next, .evidence, .search, .progress, .help, .sections, .nextUnevidenced, .nextMarked, .up, .down,
    .previousSubarea, .nextSubarea, .pageUp, .pageDown, .first, .last, .readOn,
  ]

  private static let conflicts: [Binding] =
    [
      Binding(sideKeys, .decide, footer: true), Binding(.character("g"), .join, footer: true),
      Binding(.enter, .open, footer: true), Binding(.character("u"), .undo, footer: true),
      Binding([.character("r"), .control("r")], .redo), Binding(.character(" "), .readOn), Binding(.up, .up),
      Binding(.down, .down), Binding(.home, .first), Binding(.end, .last),
      Binding(.character("?"), .help, footer: true),
      Binding([.character("q"), .character("p"), .escape], .back, footer: true),
    ] + always

  /// The sides of a conflict by their number.
  private static let sideKeys: [Key] = "123456789".map { .character($0) }

  private static let staging: [Binding] =
    [
      Binding(.character(" "), .toggle, footer: true), Binding(.character("a"), .toggleAll, footer: true),
      Binding(.enter, .accept, footer: true), Binding(.character("?"), .help, footer: true),
      Binding([.escape, .character("q"), .character("p")], .back, footer: true),
    ] + moves + always

  private static let picker: [Binding] =
    [
      Binding(.enter, .accept, footer: true), Binding(.up, .up, footer: true), Binding(.down, .down, footer: true),
      Binding(.pageUp, .pageUp), Binding(.pageDown, .pageDown), Binding(.escape, .cancel, footer: true),
    ] + always

  private static let form: [Binding] =
    [
      Binding(.enter, .accept, footer: true), Binding([.tab, .down], .nextField, footer: true),
      Binding([.backTab, .up], .previousField), Binding([.left, .right, .character(" ")], .change),
      Binding(.escape, .cancel, footer: true),
    ] + always

  private static let field: [Binding] =
    [Binding([.enter, .escape], .accept, footer: true)] + always

  private static let confirm: [Binding] =
    [
      Binding([.character("y"), .character("Y")], .accept, footer: true),
      Binding([.escape, .character("t"), .character("n")], .cancel, footer: true),
    ] + always

  private static let text: [Binding] =
    [Binding(.escape, .accept, footer: true), Binding(.control("o"), .editor, footer: true)] + always

  private static let help: [Binding] =
    [Binding([.escape, .enter, .character("q"), .character("?")], .back, footer: true)] + moves + always
}
