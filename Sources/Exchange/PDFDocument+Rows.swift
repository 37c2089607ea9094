extension PDFDocument {
  /// The rows below each other.
  func draw(_ rows: [PDFRow], top: Double) {
    var y = top
    for row in rows {
      for cell in row.cells { draw(cell, y: y, height: row.height) }
      y += row.height
    }
  }

  private func draw(_ cell: PDFRow.Cell, y: Double, height: Double) {
    let style = cell.style
    if let color = style.fill { fill(x: cell.x, y: y, width: cell.width, height: height, color: color) }
    if style.hasBorder { frame(x: cell.x, y: y, width: cell.width, height: height, color: 0xBFC5CC) }
    if let bar = cell.bar { draw(bar, in: cell, y: y, height: height) }
    let inset = PDFRow.Cell.padding
    let above = style.isMiddle ? (height - cell.height) / 2 : 0
    for (number, line) in cell.lines.enumerated() {
      let width = font(isBold: line.isBold).width(of: line.text) * style.size
      let x =
        switch style.alignment {
        case .left: cell.x + inset
        case .center: cell.x + (cell.width - width) / 2
        case .right: cell.x + cell.width - inset - width
        }
      let baseline = y + above + inset + Double(number) * cell.leading + style.size * 0.92
      show(line.text, x: x, y: baseline, size: style.size, isBold: line.isBold, color: line.color)
    }
  }

  private func draw(_ bar: PDFRow.Bar, in cell: PDFRow.Cell, y: Double, height: Double) {
    let inset = PDFRow.Cell.padding
    let width = cell.width - 2 * inset
    let thickness = 6.0
    let top = y + (height - thickness) / 2
    fill(x: cell.x + inset, y: top, width: width, height: thickness, color: 0xE8ECF0)
    let share = min(max(bar.share, 0), 1)
    if share > 0 { fill(x: cell.x + inset, y: top, width: width * share, height: thickness, color: bar.color) }
    for mark in bar.marks {
      let x = cell.x + inset + width * min(max(mark.share, 0), 1)
      line(from: (x, top - 2.5), to: (x, top + thickness + 2.5), width: 1.1, color: mark.color)
    }
  }
}
