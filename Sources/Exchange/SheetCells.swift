/// What the cells of one sheet of a workbook hold.
struct SheetCells {
  let name: String
  var cells: [Place: Cell] = [:]
  /// The rows that hold something, in ascending order.
  var rows: [Int] = []

  /// Both from 1.
  struct Place: Hashable {
    let row: Int
    let column: Int

    /// As formulas spell it, e.g. `K27`.
    var name: String {
      var letters = ""
      var rest = column
      while rest > 0 {
        letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
        rest = (rest - 1) / 26
      }
      return "\(letters)\(row)"
    }

    init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }

    /// Nil for what is no cell of a sheet.
    init?(name: String) {
      var column = 0
      var row = 0
      for byte in name.utf8 {
        switch byte {
        case 65...90 where row == 0: column = column * 26 + Int(byte - 64)
        case 48...57 where column > 0: row = row * 10 + Int(byte - 48)
        default: return nil
        }
        guard column <= 16_384, row <= 1_048_576 else { return nil }
      }
      guard row > 0 else { return nil }
      self.init(row: row, column: column)
    }
  }

  struct Cell: Equatable {
    var content: Content
    /// Whether the content is what a program last calculated.
    var isCalculated: Bool

    enum Content: Equatable {
      case text(String)
      case number(Double)
      case flag(Bool)
      /// As spreadsheet programs spell it, e.g. `#DIV/0!`.
      case error(String)
      /// A formula whose result the file does not hold.
      case uncalculated
    }
  }

  subscript(row: Int, column: Int) -> Cell? { cells[Place(row: row, column: column)] }

  /// The cell's text; empty where it holds none.
  func text(_ row: Int, _ column: Int) -> String {
    guard case .text(let text) = self[row, column]?.content else { return "" }
    return text
  }
}
