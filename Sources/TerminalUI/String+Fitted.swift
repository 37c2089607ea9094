extension String {
  /// This text in at most `columns` columns; what had to be cut is told by an ellipsis.
  package func fitted(to columns: Int) -> String {
    let count = simpleCount
    guard (count ?? self.columns) > columns else { return self }
    guard columns > 0 else { return "" }
    if count != nil { return String(unicodeScalars.prefix(columns - 1)) + "…" }
    var kept = ""
    var used = 0
    for character in self {
      used += character.columns
      if used > columns - 1 { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// This text in exactly `columns` columns, with blanks after it.
  package func padded(to columns: Int) -> String {
    let text = fitted(to: columns)
    return text + blanks(columns - text.columns)
  }

  /// This text in exactly `columns` columns, with blanks before it, as numbers stand.
  package func rightAligned(to columns: Int) -> String {
    let text = fitted(to: columns)
    return blanks(columns - text.columns) + text
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
