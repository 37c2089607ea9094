import CXLSXWriter

/// How a cell looks.
struct CellStyle: Hashable {
  var size = 9.0
  var isBold = false
  var color: UInt32 = 0x202020
  var fill: UInt32?
  var alignment = Alignment.left
  var isMiddle = false
  var hasBorder = true
  /// Keeps text off the line on its left; numbers have a blank in their format instead, which LibreOffice keeps better.
  var isIndented = true
  /// As spreadsheet programs spell it, e.g. `0.00_)`: as wide as a bracket is the blank on the right.
  var number: String?
  /// Whether the cell of a protected sheet can be typed into.
  var isUnlocked = false

  enum Alignment { case left, center, right }

  static let font = "Arial"

  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    format_set_font_name(format, Self.font)
    format_set_font_size(format, size)
    format_set_font_color(format, color)
    if isBold { format_set_bold(format) }
    if let fill {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_bg_color(format, fill)
    }
    let horizontal =
      switch alignment {
      case .left: LXW_ALIGN_LEFT
      case .center: LXW_ALIGN_CENTER
      case .right: LXW_ALIGN_RIGHT
      }
    format_set_align(format, UInt8(horizontal.rawValue))
    format_set_align(format, UInt8((isMiddle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP).rawValue))
    format_set_text_wrap(format)
    if hasBorder {
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, 0xBFC5CC)
    }
    if isIndented, alignment == .left { format_set_indent(format, 1) }
    if isUnlocked { format_set_unlocked(format) }
    if let number { format_set_num_format(format, number) }
  }
}
