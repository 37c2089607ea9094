/// Parts blocks of rows into pages.
struct Pagination {
  /// Of the rows on a page, in points.
  let height: Double

  /// The rows of each page, in order. A block stays on one page unless it is higher than a page: such a one begins a page
  /// and is parted between rows, and a row that is higher than a page between lines.
  func pages(_ blocks: [[PDFRow]]) -> [[PDFRow]] {
    var pages: [[PDFRow]] = [[]]
    var free = height
    func newPage() {
      guard pages.last?.isEmpty == false else { return }
      pages.append([])
      free = height
    }
    func add(_ row: PDFRow) {
      pages[pages.count - 1].append(row)
      free -= row.height
    }
    for block in blocks {
      if block.height > free { newPage() }
      for var row in block {
        while row.height > free {
          if row.height <= height {
            newPage()
          } else if let (first, rest) = row.split(at: free) {
            add(first)
            row = rest
            newPage()
          } else if pages.last?.isEmpty == true {
            // Not even one line fits a page: it is shown as far as it goes rather than never.
            break
          } else {
            newPage()
          }
        }
        add(row)
      }
    }
    return pages
  }
}
