extension CellStyle {
  static let plain = CellStyle()
  /// One of the counts below a ratio.
  static let count = CellStyle(color: 0x505860, fill: 0xFAFBFC)
  /// The rule that made a ratio's value.
  static let rule = CellStyle(color: 0x8A4B00, fill: 0xFAFBFC)
  /// What an evaluator fills in.
  static let entry = CellStyle(isBold: true, fill: 0xFFF8E1, alignment: .center, isUnlocked: true)
  static let header = CellStyle(isBold: true, fill: 0xE3E7EB, alignment: .center, isMiddle: true)
  static let conclusion = CellStyle(isBold: true, fill: 0xEEF2F6, isMiddle: true)
  static let title = CellStyle(size: 14, isBold: true, alignment: .center, isMiddle: true, hasBorder: false)
  static let subtitle = CellStyle(size: 10, alignment: .center, hasBorder: false)
  /// What a program wrote for another one.
  static let seal = CellStyle(size: 8, color: 0x606870, hasBorder: false)
  static let caption = CellStyle(color: 0x606870, hasBorder: false, isIndented: false)
  static let captionRight = CellStyle(color: 0x606870, alignment: .right, hasBorder: false)
  static let fact = CellStyle(isBold: true, hasBorder: false)

  /// The higher the level, the stronger the row.
  static func node(depth: Int, isSubarea: Bool) -> CellStyle {
    if depth == 0 { return CellStyle(size: 10, isBold: true, color: 0xFFFFFF, fill: 0x33506B, isMiddle: true) }
    if isSubarea { return CellStyle(isBold: true, fill: 0xF0F4F8, isMiddle: true) }
    return CellStyle(isBold: true, fill: depth == 1 ? 0xB9CADB : 0xD8E3ED, isMiddle: true)
  }

  var center: CellStyle {
    var style = self
    style.alignment = .center
    return style
  }

  var right: CellStyle {
    var style = self
    style.alignment = .right
    return style
  }

  var middle: CellStyle {
    var style = self
    style.isMiddle = true
    return style
  }

  func size(_ size: Double) -> CellStyle {
    var style = self
    style.size = size
    return style
  }

  var bold: CellStyle {
    var style = self
    style.isBold = true
    return style
  }

  var unlocked: CellStyle {
    var style = self
    style.isUnlocked = true
    return style
  }

  func number(_ number: String) -> CellStyle {
    var style = self
    style.number = number
    if style.alignment == .left { style.alignment = .right }
    return style
  }
}
