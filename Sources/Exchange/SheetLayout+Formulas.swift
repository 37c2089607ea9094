import Evaluation

/// The live formulas, in functions that every spreadsheet program knows. They count as `Scorecard` does; what the sheet
/// would refuse to take (another letter, a negative count, an index above the maximum) counts as a blank, which is 0.
extension SheetLayout {
  /// Points of a node.
  func score(ofNode index: Int) -> String {
    let node = instrument.nodes[index]
    guard node.isSubarea else { return sum(ofNodes: node.children) }
    // The rows of counts have no value, and a mean passes over blank cells.
    let last = node.questions.upperBound - 1
    let lastRow = row(ofQuestion: last) + instrument.questions[last].counts.count
    let row = row(ofNode: index)
    return "=AVERAGE(\(Column.l[row + 1]):\(Column.l[lastRow]))*\(Column.h[row])"
  }

  var total: String { sum(ofNodes: roots) }

  /// The nodes' scores together, from the sheet itself or from another one.
  func sum(ofNodes nodes: [Int], from sheet: String = "") -> String {
    "=SUM(\(nodes.map { sheet + Column.l[row(ofNode: $0)] }.joined(separator: ",")))"
  }

  /// A row's share of its weight.
  func share(_ row: Int) -> String { "=\(Column.l[row])/\(Column.h[row])" }

  /// How many answers are entered: a ratio has one for each count.
  func entered(from sheet: String = "") -> String {
    "COUNTA(\(sheet)\(Column.k[firstRow]):\(Column.k[totalRow - 1]))"
  }

  /// 0…1.
  func value(ofQuestion index: Int) -> String {
    let cell = Column.k[row(ofQuestion: index)]
    switch instrument.questions[index].kind {
    case .choice(let choices):
      return "="
        + choices.reversed().reduce("0") { otherwise, choice in
          "IF(UPPER(TRIM(\(cell)))=\(choice.answer.uppercased().formulaText),\(choice.value.formulaText),\(otherwise))"
        }
    case .index(let maximum):
      let most = maximum.formulaText
      return "=IF(AND(COUNT(\(cell))=1,\(cell)>=0,\(cell)<=\(most)),\(cell)/\(most),0)"
    case .ratio(let ratio):
      return "="
        + cases(
          of: index, ratio, blank: "0", floor: "0", nothing: ratio.whenNothing.value.formulaText, contradiction: "0",
          cap: "1",
          plain: { "\($0)/\($1)" })
    }
  }

  /// Names the rule that made a ratio's value, and is empty for the plain ratio.
  func rule(ofQuestion index: Int, _ ratio: Ratio) -> String {
    "="
      + cases(
        of: index, ratio, blank: Ratio.blankText.formulaText, floor: Ratio.floorText.formulaText,
        nothing: ratio.whenNothing.reason.formulaText, contradiction: Ratio.contradictionText.formulaText,
        cap: Ratio.capText.formulaText, plain: { _, _ in "\"\"" })
  }

  /// `Ratio.result(of:)` as a formula, with what it gives in each case.
  private func cases(
    of index: Int, _ ratio: Ratio, blank: String, floor: String, nothing: String, contradiction: String, cap: String,
    plain: (_ above: String, _ below: String) -> String
  ) -> String {
    let rows = rows(ofCounts: index)
    let cells = "\(Column.k[rows.lowerBound]):\(Column.k[rows.upperBound])"
    let names = Dictionary(uniqueKeysWithValues: zip(ratio.counts.map(\.name), rows.map { Column.k[$0] }))
    let above = ratio.numerator.cells(names)
    let below = ratio.denominator.cells(names)
    return "IF(OR(COUNT(\(cells))<\(rows.count),MIN(\(cells))<0),\(blank),IF(\(above)<0,\(floor),"
      + "IF(\(below)=0,IF(\(above)=0,\(nothing),\(contradiction)),IF(\(above)>\(below),\(cap),\(plain(above, below))))))"
  }
}

extension Formula {
  fileprivate func cells(_ names: [String: String]) -> String {
    switch self {
    case .count(let name): names[name] ?? "0"
    case .sum(let terms): "(\(terms.map { $0.cells(names) }.joined(separator: "+")))"
    case .difference(let first, let second): "(\(first.cells(names))-\(second.cells(names)))"
    case .ratio(let first, let second): "(\(first.cells(names))/\(second.cells(names)))"
    }
  }
}

extension String {
  /// The text as a formula spells it; Excel takes at most 255 characters.
  var formulaText: String {
    "\"\(plain.prefix(255).replacing("\"", with: "\"\""))\""
  }
}

extension Double {
  /// The number as a formula spells it: a decimal point, and `E` in capitals.
  var formulaText: String { "\(self)".uppercased() }
}
