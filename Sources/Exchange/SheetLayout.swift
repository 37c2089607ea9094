import Evaluation

/// Which row of the sheet `LKE ZI` shows what. Rows count from 1, as formulas do.
struct SheetLayout {
  let instrument: Instrument
  /// The row of the first one.
  let firstRow: Int
  /// Everything from the first row down, the total last.
  private(set) var lines: [Line] = []
  private var nodeRows: [Int] = []
  private var questionRows: [Int] = []

  enum Line {
    /// Index into `Instrument.nodes`.
    case node(Int)
    /// Index into `Instrument.questions`.
    case question(Int)
    /// One of the counts below a ratio: the question's index and the count's.
    case count(question: Int, Int)
    case total
  }

  init(_ instrument: Instrument, firstRow: Int) {
    self.instrument = instrument
    self.firstRow = firstRow
    for (index, node) in instrument.nodes.enumerated() {
      nodeRows.append(nextRow)
      lines.append(.node(index))
      guard node.isSubarea else { continue }
      for question in node.questions {
        questionRows.append(nextRow)
        lines.append(.question(question))
        for count in instrument.questions[question].counts.indices { lines.append(.count(question: question, count)) }
      }
    }
    lines.append(.total)
  }

  /// The components.
  var roots: [Int] { instrument.nodes.indices.filter { instrument.nodes[$0].parent == nil } }

  private var nextRow: Int { firstRow + lines.count }
  var totalRow: Int { nextRow - 1 }

  func row(ofNode index: Int) -> Int { nodeRows[index] }
  func row(ofQuestion index: Int) -> Int { questionRows[index] }
  /// The rows of a ratio's counts, just below its own.
  func rows(ofCounts question: Int) -> ClosedRange<Int> {
    let first = questionRows[question] + 1
    return first...(first + instrument.questions[question].counts.count - 1)
  }

  /// The column of a label: a node's by its depth, a question's one further than its sub-area's. Levels deeper than the
  /// sheet has columns share the last.
  func labelColumn(depth: Int) -> Column { Column.b.advanced(by: min(depth, 4)) }
}
