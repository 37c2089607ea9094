import Foundation

/// The files of the project that this test was compiled from.
enum Repository {
  static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

  struct File: Sendable, CustomStringConvertible {
    /// From the root, e.g. `Sources/Evaluation/Sheet.swift`.
    let path: String
    let text: String

    /// The target that a source belongs to: `Evaluation` of the above.
    var module: String { String(path.split(separator: "/").dropFirst().first ?? "") }
    var description: String { path }

    /// By line, without comments at their ends: what the compiler sees, as far as these tests care.
    var code: [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.firstRange(of: "//").map { String(line[..<$0.lowerBound]) } ?? String(line)
      }
    }
  }

  /// The text files below the paths, those of the given extensions if any.
  static func files(_ paths: [String], extensions: Set<String> = []) throws -> [File] {
    try paths.flatMap(names).sorted().compactMap { path in
      guard extensions.isEmpty || extensions.contains(String(path.split(separator: ".").last ?? "")) else { return nil }
      let data = try Data(contentsOf: root.appending(path: path))
      return String(data: data, encoding: .utf8).map { File(path: path, text: $0) }
    }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// The folders right below the path.
  static func folders(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)
      .filter { isFolder("\(path)/\($0)") }.sorted()
  }

  /// Paths of all files at or below the path; none where there is nothing.
  private static func names(_ path: String) -> [String] {
    guard isFolder(path) else { return exists(path) ? [path] : [] }
    let below = FileManager.default.subpaths(atPath: root.appending(path: path).path) ?? []
    return below.map { "\(path)/\($0)" }.filter { !isFolder($0) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
