@testable import Store

extension JSONPlace {
  /// The place by its path; in no file.
  init(_ path: String) { self.init(path.isEmpty ? [] : path.split(separator: "/").map(String.init)) }

  /// The place by its path and where it is in the file.
  init(_ path: String, _ line: Int, _ column: Int) {
    self.init(Self(path).keys, TextPosition(line: line, column: column))
  }
}
