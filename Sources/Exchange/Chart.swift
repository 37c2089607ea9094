import CXLSXWriter

/// A native chart of a workbook in the making, for print in grey: series differ in fill and line, not in colour alone.
struct Chart {
  let chart: UnsafeMutablePointer<lxw_chart>

  enum Kind {
    /// Bars to the right, all of a category upon each other, the first at the back.
    case bars
    case radar
  }

  /// How a series is drawn.
  enum Look {
    /// What there is.
    case solid
    /// A mark to reach: the higher the number, the denser the line.
    case mark(Int)
  }

  /// Shares from 0 to 1.
  init(_ kind: Kind, title: String, in book: Workbook) {
    chart = book.newChart(kind == .bars ? LXW_CHART_BAR : LXW_CHART_RADAR_WITH_MARKERS)
    withCString(title) { chart_title_set_name(chart, $0) }
    withFont(size: 10, isBold: true) { chart_title_set_name_font(chart, $0) }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    withFont { chart_legend_set_font(chart, $0) }
    for axis in [chart.pointee.x_axis, chart.pointee.y_axis] { withFont { chart_axis_set_num_font(axis, $0) } }
    // libxlsxwriter means the axes as they lie, which bars turn.
    let (categories, values) =
      kind == .bars
      ? (chart.pointee.y_axis, chart.pointee.x_axis) : (chart.pointee.x_axis, chart.pointee.y_axis)
    chart_axis_set_min(values, 0)
    chart_axis_set_max(values, 1)
    chart_axis_set_major_unit(values, kind == .bars ? 0.2 : 0.25)
    withCString("0%") { chart_axis_set_num_format(values, $0) }
    var grid = lxw_chart_line()
    grid.color = 0xD0D4D8
    grid.width = 0.5
    chart_axis_major_gridlines_set_visible(values, 1)
    chart_axis_major_gridlines_set_line(values, &grid)
    chart_show_hidden_data(chart)
    guard kind == .bars else { return }
    // The first category on top, and the numbers below all of them.
    chart_axis_set_reverse(categories)
    chart_axis_set_crossing_max(categories)
    chart_set_series_overlap(chart, 100)
    chart_set_series_gap(chart, 60)
  }

  /// The texts are formulas: cells' names with their sheet's.
  func add(_ name: String, categories: String, values: String, _ kind: Kind, _ look: Look) {
    guard let series = chart_add_series(chart, "=\(categories)", "=\(values)") else { return }
    withCString(name) { chart_series_set_name(series, $0) }
    var line = lxw_chart_line()
    var fill = lxw_chart_fill()
    switch look {
    case .solid:
      line.color = 0x33506B
      line.width = kind == .bars ? 0.5 : 2.25
      fill.color = 0x9DB3C8
    case .mark(let number):
      line.color = 0x202020
      line.width = number == 0 ? 1 : 1.5
      line.dash_type = UInt8((number == 0 ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID).rawValue)
      fill.none = 1
    }
    chart_series_set_line(series, &line)
    if kind == .bars {
      chart_series_set_fill(series, &fill)
    } else if case .mark = look {
      chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_NONE.rawValue))
    } else {
      chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_SQUARE.rawValue))
    }
  }

  private func withFont(size: Double = 8, isBold: Bool = false, _ body: (UnsafeMutablePointer<lxw_chart_font>) -> Void)
  {
    withCString(CellStyle.font) { name in
      var font = lxw_chart_font()
      font.name = name
      font.size = size
      font.color = 0x202020
      font.bold = isBold ? 1 : 0
      body(&font)
    }
  }
}
