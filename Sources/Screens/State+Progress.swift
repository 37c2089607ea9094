import Evaluation
import TerminalUI

extension State {
  mutating func updateProgress(_ command: Command?, _ key: Key) -> [Effect] {
    guard let sheet, let figures else { return [] }
    let rows = progressRows(figures)
    func move(to row: Int) { progress.selection = max(0, min(rows - 1, row)) }
    switch command {
    case .up: move(to: progress.selection - 1)
    case .down: move(to: progress.selection + 1)
    case .pageUp: move(to: progress.selection - max(1, size.rows - 6))
    case .pageDown: move(to: progress.selection + max(1, size.rows - 6))
    case .first: move(to: 0)
    case .last: move(to: rows - 1)
    case .open: openSelected(figures)
    case .unanswered: pick(texts.name(.unanswered, in: .progress), figures.unanswered, orSay: texts.allAnswered)
    case .marked: pick(texts.name(.marked, in: .progress), figures.marked, orSay: texts.noneMarked)
    case .unevidenced:
      let lacking = sheet.instrument.questions.indices.filter(sheet.lacksEvidence)
      pick(texts.name(.unevidenced, in: .progress), lacking, orSay: texts.noneUnevidenced)
    case .predicate:
      let ids = sheet.instrument.predicates.map(\.id)
      let index = ids.firstIndex(of: figures.verdict.predicate.id) ?? 0
      progress.predicate = ids[(index + 1) % ids.count]
    case .export: overlay = .form(exportForm(sheet.id))
    case .history: return openHistory()
    case .back: place = .sheet
    default: unknown(key)
    }
    return []
  }

  private func progressRows(_ figures: Progress) -> Int {
    figures.areas.count + progress.listed(figures, on: size)
  }

  /// What is left to do grows shorter by doing it, and a smaller screen lists less of it: the selection stays on a row.
  mutating func keepProgressSelection() {
    guard let figures else { return }
    progress.selection = max(0, min(progressRows(figures) - 1, progress.selection))
  }

  private mutating func openSelected(_ figures: Progress) {
    let todo = progress.selection - figures.areas.count
    let question: Int
    if figures.areas.indices.contains(progress.selection) {
      question = firstToDo(in: figures.areas[progress.selection].questions)
    } else if figures.todo.indices.contains(todo) {
      question = figures.todo[todo]
    } else {
      return
    }
    sheet?.go(to: question)
    place = .sheet
  }

  private func firstToDo(in questions: [Int]) -> Int {
    questions.first { sheet?.isUnanswered($0) == true } ?? questions.first ?? 0
  }

  private mutating func pick(_ title: String, _ questions: [Int], orSay nothing: String) {
    guard let sheet, !questions.isEmpty else {
      inform(nothing)
      return
    }
    overlay = .picker(questionPicker(sheet, title: title, of: questions))
  }
}
