import TerminalHarness

/// What a person could read on a sheet's screen, 100 columns wide and so high that no part of the tree is left out.
struct Shown {
  static let rows = 42

  let isSaved: Bool
  /// Of the question at hand.
  private let subarea: Substring?
  /// In the first component.
  private let answered: Int?
  /// The questions of that sub-area with their answers.
  private let tree: [Row]

  private struct Row: Equatable {
    let label: String
    let isHere: Bool
    let answer: Substring
  }

  init(_ screen: Screen) {
    let lines = screen.lines
    let halves = lines.map { $0.split(separator: "│", maxSplits: 1, omittingEmptySubsequences: false) }
    isSaved = lines[0].contains(" · tersimpan")
    subarea = halves[2].last?.split(separator: " ").first
    answered = (halves[2].first?.firstMatch(of: #/ (\d+)/110 /#)?.1).flatMap { Int($0) }
    tree = zip(screen.cells, halves).compactMap { cells, halves in
      guard halves.count == 2, cells[0...6].allSatisfy({ $0.text == " " }), cells[9].text != " " else { return nil }
      return Row(
        label: cells[9].text, isHere: cells[7].text == "▸",
        answer: halves[0].split(separator: " ").last ?? "")
    }
  }

  /// How far the screen shows the typist's work: the first of the states that look so; nil where none does.
  ///
  /// While keys keep coming ncurses leaves off within a frame. Its top is newer than the rest then, and the claim is that
  /// of the top alone.
  func state(of typist: Typist) -> (index: Int, isWhole: Bool)? {
    let top = typist.states.indices.filter { hasTop(typist.states[$0], of: typist) }
    if let whole = top.first(where: { hasTree(typist.states[$0], of: typist) }) { return (whole, true) }
    return top.first.map { ($0, false) }
  }

  private func hasTop(_ state: Typist.State, of typist: Typist) -> Bool {
    guard subarea.map(String.init) == state.question.subarea else { return false }
    // Others' answers count, too.
    guard typist.range == Typist.questions.indices else { return true }
    return answered == state.answers.keys.count { $0.hasPrefix("A.") }
  }

  private func hasTree(_ state: Typist.State, of typist: Typist) -> Bool {
    let questions = Typist.questions.indices.filter { Typist.questions[$0].subarea == state.question.subarea }
    guard tree.count == questions.count else { return false }
    return zip(tree, questions).allSatisfy { row, index in
      let question = Typist.questions[index]
      return row.label == question.label && row.isHere == (index == state.index)
        && (!typist.range.contains(index) || String(row.answer) == state.answers[question.code] ?? "–")
    }
  }
}
