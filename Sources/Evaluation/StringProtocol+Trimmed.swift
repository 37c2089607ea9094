extension StringProtocol {
  /// Without the blanks around it, among them the carriage return of a file that was made elsewhere.
  package var trimmed: String {
    let front = drop(while: \.isWhitespace)
    guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(front[...last])
  }
}
