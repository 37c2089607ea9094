import Foundation

/// The files beside the tests that say what is right.
enum Facts {
  static func text(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: "Facts/\(name)"), encoding: .utf8)
  }

  static func lines(_ name: String) throws -> [String] {
    try text(name).split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The cases that an enumeration of the module Evaluation declares, read from its source: a table of cases that must
  /// be whole is compared with them.
  static func cases(in file: String) throws -> Set<String> {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    let source = try String(contentsOf: root.appending(path: "Sources/Evaluation/\(file).swift"), encoding: .utf8)
    return Set(source.matches(of: /\n *case (\w+)/).map { String($0.1) })
  }
}

/// The name of the case, without what it carries.
func caseName(_ value: some Any) -> String { String(String(describing: value).prefix { $0 != "(" }) }
