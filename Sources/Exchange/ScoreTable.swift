import Evaluation

/// Which scores `Ringkasan` tells first, and in which columns: the areas, the components, the total.
struct ScoreTable {
  let lines: [Line]
  /// Indices into `Instrument.nodes`, a column each, e.g. Pemenuhan and Reform.
  let halves: [Int]
  let predicates: [Predicate]
  private let layout: SheetLayout
  private var instrument: Instrument { layout.instrument }

  struct Line {
    let name: String
    /// For charts; nil for what they leave out.
    let short: String?
    /// Indices into `Instrument.nodes`: what the line adds up.
    let parts: [Int]
    /// 0 for the strongest.
    let depth: Int
  }

  init(_ instrument: Instrument, _ layout: SheetLayout) {
    self.layout = layout
    predicates = instrument.predicates
    var halves: [Int] = []
    for half in instrument.areas.flatMap(\.parts).compactMap({ instrument.nodes[$0].parent })
    where !halves.contains(half) { halves.append(half) }
    self.halves = halves
    var lines = instrument.areas.map {
      Line(name: "\($0.number). \($0.name)", short: "\($0.number). \($0.short)", parts: $0.parts, depth: 3)
    }
    for root in layout.roots {
      lines.append(Line(name: instrument.nodes[root].name, short: nil, parts: [root], depth: 1))
      for child in instrument.nodes[root].children where !halves.contains(child) {
        lines.append(Line(name: instrument.nodes[child].name, short: nil, parts: [child], depth: 3))
      }
    }
    lines.append(Line(name: "NILAI TOTAL", short: nil, parts: layout.roots, depth: 0))
    self.lines = lines
  }

  // MARK: - Columns

  private let weight = Column.c
  private func half(_ number: Int) -> Column { weight.advanced(by: 1 + number) }
  private var together: Column { half(halves.count) }
  var share: Column { together.next }
  func minimum(_ predicate: Int) -> Column { share.advanced(by: 1 + predicate) }
  /// The last one.
  var reached: Column { max(minimum(predicates.count), .g) }
  var columns: ClosedRange<Column> { .b...reached }
  /// The areas' short names, hidden: charts can only take a text from a cell.
  var short: Column { reached.advanced(by: 2) }

  // MARK: - Writing

  /// The header into the row, the lines below it.
  func write(_ report: Report, on sheet: Worksheet, _ row: Int, width: (Column) -> Double) {
    for column in columns { sheet.blank(row, column, .header) }
    sheet.write("Area dan komponen", row, .b, .header)
    sheet.write("Bobot", row, weight, .header)
    for (number, node) in halves.enumerated() { sheet.write(instrument.nodes[node].name, row, half(number), .header) }
    sheet.write("Jumlah", row, together, .header)
    sheet.write("% dari bobot", row, share, .header)
    for (number, predicate) in predicates.enumerated() {
      sheet.write("Minimal \(predicate.short)", row, minimum(number), .header)
    }
    sheet.write("Mencapai", row, reached, .header)
    sheet.setHeight(28, of: row)
    sheet.hide(short)
    for (row, line) in zip((row + 1)..., lines) { write(line, report, on: sheet, row, width: width(.b)) }
  }

  private func write(_ line: Line, _ report: Report, on sheet: Worksheet, _ row: Int, width: Double) {
    let style = line.depth == 3 ? CellStyle.plain : .node(depth: line.depth, isSubarea: false)
    let points = style.number("0.00_)")
    let percent = style.number("0.00%_)")
    let score = report.scorecard.sum(of: line.parts)
    for column in columns { sheet.blank(row, column, style) }
    sheet.write(line.name, row, .b, style)
    if let short = line.short { sheet.write(short, row, self.short, .caption) }
    sheet.write(score.weight, row, weight, points)
    for (number, half) in halves.enumerated() {
      let parts = line.parts.flatMap { inside($0, half) }
      guard !parts.isEmpty else { continue }
      sheet.write(
        formula: layout.sum(ofNodes: parts, from: EvaluationSheet.reference),
        result: report.scorecard.sum(of: parts).value, row, self.half(number), points)
    }
    sheet.write(
      formula: layout.sum(ofNodes: line.parts, from: EvaluationSheet.reference), result: score.value, row, together,
      points)
    sheet.write(formula: "=\(together[row])/\(weight[row])", result: score.share, row, share, percent)
    writeMinima(of: line, score, on: sheet, row, style, percent)
    let fit = TextFit(width: width / (style.isBold ? 1.1 : 1), size: style.size)
    sheet.setHeight(max(fit.height(of: line.name), 16), of: row)
  }

  private func writeMinima(
    of line: Line, _ score: Score, on sheet: Worksheet, _ row: Int, _ style: CellStyle, _ percent: CellStyle
  ) {
    var tests: [(formula: String, name: String, isMet: Bool, minimum: Column)] = []
    for (number, predicate) in predicates.enumerated() {
      guard let minimum = predicate.minimum(of: line.parts) else { continue }
      sheet.write(minimum / score.weight, row, self.minimum(number), percent)
      tests.append(
        (
          "\(together[row])>=\(minimum.formulaText)-\(Score.tolerance.formulaText)", predicate.short,
          score.value >= minimum - Score.tolerance, self.minimum(number)
        ))
    }
    guard !tests.isEmpty else { return }
    let none = "belum"
    let met = tests.filter(\.isMet).map(\.name).joined(separator: ", ")
    let names = tests.map { "IF(\($0.formula),\(", \($0.name)".formulaText),\"\")" }.joined(separator: "&")
    let any = tests.map(\.formula).joined(separator: ",")
    sheet.write(
      formula: "=IF(OR(\(any)),MID(\(names),3,255),\(none.formulaText))", result: met.isEmpty ? none : met, row,
      reached, style.center)
    let misses = tests.map {
      "AND(NOT(\($0.formula)),ROUND(\(share[row]),4)>=ROUND(\($0.minimum[row]),4))"
    }
    sheet.reformat(row, share, to: "0.00######%_)", where: "=OR(\(misses.joined(separator: ",")))")
    sheet.showMisses(
      of: predicates.compactMap { $0.minimum(of: line.parts)?.formulaText }, row, together)
  }

  /// What of the node is in the half: all of it, the half itself, or nothing.
  func inside(_ node: Int, _ half: Int) -> [Int] {
    if instrument.nodes[node].parent == half || node == half { return [node] }
    return instrument.nodes[half].parent == node ? [half] : []
  }
}

extension Predicate {
  /// What it requires of these nodes together, in points of 100; nil for nothing.
  func minimum(of parts: [Int]) -> Double? {
    for requirement in requirements {
      if case .score(parts, let minimum) = requirement.kind { return minimum }
    }
    return nil
  }
}
