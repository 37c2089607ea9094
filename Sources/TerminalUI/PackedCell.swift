/// A cell in eight bytes without reference counting, so that a canvas is made, copied and compared in microseconds.
struct PackedCell: Equatable {
  /// A scalar, or an index into the clusters of the canvas with the top bit set, or `rest`.
  private var bits: UInt32
  var style: Style

  enum Content {
    case scalar(Unicode.Scalar)
    /// A character of several scalars: its index among the clusters of the canvas.
    case cluster(Int)
    /// The cell lies under a wide character that begins to its left.
    case rest
  }

  private static let clusterBit: UInt32 = 1 << 31
  private static let restBits = UInt32.max

  init(_ scalar: Unicode.Scalar, style: Style) {
    bits = scalar.value
    self.style = style
  }

  init(cluster: Int, style: Style) {
    bits = Self.clusterBit | UInt32(cluster)
    self.style = style
  }

  private init(bits: UInt32, style: Style) {
    self.bits = bits
    self.style = style
  }

  static func blank(_ style: Style) -> PackedCell { PackedCell(" ", style: style) }
  static func rest(_ style: Style) -> PackedCell { PackedCell(bits: restBits, style: style) }

  var isRest: Bool { bits == Self.restBits }
  var isCluster: Bool { bits & Self.clusterBit != 0 && !isRest }

  var content: Content {
    if isRest { return .rest }
    return isCluster ? .cluster(Int(bits & ~Self.clusterBit)) : .scalar(Unicode.Scalar(bits)!)
  }
}
