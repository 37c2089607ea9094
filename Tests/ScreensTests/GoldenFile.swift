import FoundationEssentials
import Testing

/// A text that is kept in a file of the repository and compared exactly.
struct GoldenFile {
  let path: String

  /// A file in the folder `Golden`.
  init(_ name: String) {
    path = Self.folder + "/" + name
  }

  init(fromRepositoryRoot name: String) {
    path = Self.root + "/" + name
  }

  static let folder = String(#filePath.dropLast("/GoldenFile.swift".count)) + "/Golden"
  private static let root = String(#filePath.dropLast("/Tests/ScreensTests/GoldenFile.swift".count))

  /// Set by hand to write the files anew. The test fails then too, so that nothing ever passes by rewriting.
  static let rewrites = ProcessInfo.processInfo.environment["LKE_REWRITE"] == "1"

  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let text = text + "\n"
    guard !Self.rewrites else {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("written anew: \(path)", sourceLocation: sourceLocation)
      return
    }
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    guard !kept.utf8.elementsEqual(text.utf8) else { return }
    Issue.record("\(path)\n\(Self.difference(kept, text))", sourceLocation: sourceLocation)
  }

  /// The lines that differ, old above new.
  private static func difference(_ old: String, _ new: String) -> String {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    return (0..<max(old.count, new.count)).flatMap { row -> [String] in
      let before = row < old.count ? String(old[row]) : "(no line)"
      let after = row < new.count ? String(new[row]) : "(no line)"
      return before.utf8.elementsEqual(after.utf8) ? [] : ["\(row + 1) - \(before)", "\(row + 1) + \(after)"]
    }.joined(separator: "\n")
  }
}
