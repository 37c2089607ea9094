/// One place of a canvas.
package struct Cell: Hashable, Sendable {
  /// One grapheme cluster; empty where the cluster to the left reaches over this cell.
  package var text: String
  package var style: Style

  package init(_ text: String, style: Style = .plain) {
    self.text = text
    self.style = style
  }
}
