import CXLSXWriter

/// One sheet of a workbook in the making. Rows count from 1, as formulas do.
struct Worksheet {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let book: Workbook

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, in book: Workbook) {
    self.sheet = sheet
    self.book = book
  }

  /// Writes text as text, whatever it looks like.
  func write(_ text: String, _ row: Int, _ column: Column, _ style: CellStyle) {
    let text = text.cellText
    guard !text.isEmpty else { return blank(row, column, style) }
    book.check(worksheet_write_string(sheet, row.index, column.index, text, book.format(style)))
  }

  /// Writes text over the columns of one row as one cell.
  func write(_ text: String, _ row: Int, _ columns: ClosedRange<Column>, _ style: CellStyle) {
    merge(rows: row...row, columns, style)
    write(text, row, columns.lowerBound, style)
  }

  func write(_ number: Double, _ row: Int, _ column: Column, _ style: CellStyle) {
    book.check(worksheet_write_number(sheet, row.index, column.index, number, book.format(style)))
  }

  /// Writes a formula (`=` first, functions by their English names, arguments parted by commas) with the result that
  /// programs show which do not calculate.
  func write(formula: String, result: Double, _ row: Int, _ column: Column, _ style: CellStyle) {
    book.check(
      worksheet_write_formula_num(sheet, row.index, column.index, formula, book.format(style), result))
  }

  func write(formula: String, result: String, _ row: Int, _ column: Column, _ style: CellStyle) {
    book.check(
      worksheet_write_formula_str(
        sheet, row.index, column.index, formula, book.format(style), result.cellText))
  }

  func blank(_ row: Int, _ column: Column, _ style: CellStyle) {
    book.check(worksheet_write_blank(sheet, row.index, column.index, book.format(style)))
  }

  /// Makes one cell of many; what is written into its first cell afterwards is what it shows.
  func merge(rows: ClosedRange<Int>, _ columns: ClosedRange<Column>, _ style: CellStyle) {
    guard rows.count > 1 || columns.lowerBound < columns.upperBound else { return }
    book.check(
      worksheet_merge_range(
        sheet, rows.lowerBound.index, columns.lowerBound.index, rows.upperBound.index, columns.upperBound.index, "",
        book.format(style)))
  }

  func setWidth(_ width: Double, of column: Column) {
    book.check(worksheet_set_column(sheet, column.index, column.index, width, nil))
  }

  /// For what only charts read.
  func hide(_ column: Column) {
    var options = lxw_row_col_options()
    options.hidden = 1
    book.check(worksheet_set_column_opt(sheet, column.index, column.index, 20, nil, &options))
  }

  /// The height is in points; a row has at most 409.
  func setHeight(_ height: Double, of row: Int) {
    book.check(worksheet_set_row(sheet, row.index, min(height, 409), nil))
  }

  /// What may be typed into a cell.
  enum Permission {
    /// One of these, offered as a list.
    case list([String])
    case wholeNumber(ClosedRange<Int>)
    case decimal(ClosedRange<Double>)
  }

  func permit(_ permission: Permission, _ row: Int, _ column: Column, title: String, message: String) {
    var validation = lxw_data_validation()
    var list = ""
    switch permission {
    case .list(let texts):
      // Excel takes a list of at most 255 characters, parted by commas.
      list = "\"\(texts.joined(separator: ","))\""
      guard list.utf16.count <= 255,
        !texts.contains(where: { $0 != $0.plainLine || $0.contains { ",\"".contains($0) } })
      else { return }
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    case .wholeNumber(let range):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      validation.minimum_number = Double(range.lowerBound)
      validation.maximum_number = Double(range.upperBound)
    case .decimal(let range):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      validation.minimum_number = range.lowerBound
      validation.maximum_number = range.upperBound
    }
    validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
    // As long as the file may have it.
    let message = String(message.plain.unicodeScalars.prefix(255).map(Character.init))
    withCString(list) { list in
      withCString(title) { title in
        withCString(message) { message in
          validation.value_formula = list
          validation.error_title = title
          validation.error_message = message
          book.check(worksheet_data_validation_cell(sheet, row.index, column.index, &validation))
        }
      }
    }
  }

  /// Spells the cell's number in another format wherever the condition, a formula, holds.
  func reformat(_ row: Int, _ column: Column, to number: String, where condition: String) {
    let format = book.numberFormat(number)
    withCString(condition) { condition in
      var rule = lxw_conditional_format()
      rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
      rule.value_string = condition
      rule.format = format
      book.check(worksheet_conditional_format_cell(sheet, row.index, column.index, &rule))
    }
  }

  /// A4, one page wide, `Halaman 1 dari 9` below; on as many pages as it takes where there are rows to repeat on each,
  /// else on one.
  func setPage(
    isLandscape: Bool, columns: ClosedRange<Column>, lastRow: Int, repeating rows: ClosedRange<Int>?, footer: String
  ) {
    if isLandscape { worksheet_set_landscape(sheet) }
    worksheet_set_paper(sheet, 9)
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
    worksheet_center_horizontally(sheet)
    worksheet_fit_to_pages(sheet, 1, rows == nil ? 1 : 0)
    worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    book.check(
      worksheet_print_area(sheet, 0, columns.lowerBound.index, lastRow.index, columns.upperBound.index))
    if let rows { book.check(worksheet_repeat_rows(sheet, rows.lowerBound.index, rows.upperBound.index)) }
    // A blank parts the size from a text that begins with a digit; `&` is doubled because it begins a code.
    let text = footer.plainLine.replacing("&", with: "&&")
    book.check(worksheet_set_footer(sheet, "&L&8 \(text)&R&8 Halaman &P dari &N"))
  }

  /// Lets only unlocked cells be typed into. Without a password: it keeps formulas from slips, not from anybody.
  func protect() {
    var allowed = lxw_protection()
    allowed.format_columns = 1
    allowed.format_rows = 1
    allowed.autofilter = 1
    worksheet_protect(sheet, nil, &allowed)
  }

  /// Offers to show only some of the rows; the first one is the header.
  func filter(rows: ClosedRange<Int>, _ columns: ClosedRange<Column>) {
    book.check(
      worksheet_autofilter(
        sheet, rows.lowerBound.index, columns.lowerBound.index, rows.upperBound.index, columns.upperBound.index))
  }

  /// Puts the chart over the cells right and below the cell's upper left corner; sizes are in pixels (96 an inch).
  func insert(_ chart: Chart, _ row: Int, _ column: Column, offset: Int = 0, width: Double, height: Double, alt: String)
  {
    withCString(alt) { alt in
      var options = lxw_chart_options()
      options.x_offset = Int32(offset)
      // As large as the library makes them.
      options.x_scale = width / 480
      options.y_scale = height / 288
      options.description = alt
      book.check(worksheet_insert_chart_opt(sheet, row.index, column.index, chart.chart, &options))
    }
  }

  /// Keeps the rows above and the columns before the cell in view.
  func freeze(above row: Int, before column: Column) {
    worksheet_freeze_panes(sheet, row.index, column.index)
  }
}

extension Int {
  /// libxlsxwriter counts rows from 0.
  fileprivate var index: lxw_row_t { lxw_row_t(self - 1) }
}

extension String {
  /// How a text ends that a cell could not hold whole.
  static let truncation = "… (terpotong)"

  /// The text as a cell can hold it: at most 32,767 UTF-16 units, the last of them saying so where there were more.
  var cellText: String {
    let text = plain.escapingCharacterCodes
    let limit = 32_767
    guard text.utf16.count > limit else { return text }
    let ending = Self.truncation
    var length = ending.utf16.count
    return text.prefix { character in
      length += character.utf16.count
      return length <= limit
    } + ending
  }

  /// A workbook takes `_x0041_` for the character with that code unless its underscore is spelled as a code itself.
  private var escapingCharacterCodes: String {
    guard utf8.contains(UInt8(ascii: "_")) else { return self }
    return replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
  }
}
