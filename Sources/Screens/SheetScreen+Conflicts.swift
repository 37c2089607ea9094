import Evaluation
import TerminalUI

extension SheetScreen {
  /// What others have entered for the question at hand where it stands against what the sheet holds: a line each.
  func conflictLines(_ columns: Int, _ times: Times, _ texts: Texts) -> [Line] {
    guard contested.contains(index) else { return [] }
    var head = Line()
    head.put(texts.conflictsTitle, at: 0, .heading)
    head.put(texts.conflictHint, at: texts.conflictsTitle.columns + 2, .muted)
    let here = conflicts.filter { instrument.question(at: $0.place) == index }
    return [.blank, head]
      + here.flatMap { conflict -> [Line] in
        let others = conflict.sides.filter { $0.content != sheet[conflict.place] }
        return others.flatMap(\.entries).map { entry in
          let content = texts.content(entry.content(at: conflict.place), at: conflict.place, in: instrument).oneLine
          let part = texts.part(conflict.place, unlessAnswerOf: assessor, in: instrument)
          let what = ": \(part)\(content)".displayable().fitted(to: columns / 2)
          var line = Line()
          line.put("≠", at: 1, .warning)
          line.put(texts.whoAndWhen(entry, times, columns: columns - 3 - what.columns) + what, at: 3)
          return line
        }
      }
  }
}
