/// What a terminal shows.
package struct Screen {
  package struct Cell: Hashable {
    /// Empty under the right half of a wide character.
    package var text: String
    package var isBold: Bool
    package var isReversed: Bool
    package var isUnderlined: Bool
    /// The colour's number, -1 for the terminal's own.
    package var color: Int
    package var hasBackground: Bool
  }

  /// Row by row.
  package var cells: [[Cell]]
  package var cursor: (column: Int, row: Int)

  /// The rows without the blanks at their ends.
  package var lines: [String] {
    cells.map { row in
      var line = row.map(\.text).joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The lines joined with newlines.
  package var text: String { lines.joined(separator: "\n") }
}
