import Foundation
import Testing

@Suite(.tags(.documentation))
struct DocumentationTests {
  @Test func everyRelativeLinkLeadsSomewhere() throws {
    let pages = try Repository.files(["README.md", "docs"], extensions: ["md"])
    #expect(!pages.isEmpty)
    for page in pages {
      for target in Self.links(in: page.text) {
        let folder = page.path.split(separator: "/").dropLast().joined(separator: "/")
        #expect(Repository.exists(folder.isEmpty ? target : "\(folder)/\(target)"), "\(page) links to \(target)")
      }
    }
  }

  /// Built of pieces, so that this file names none itself.
  private let machineFolder = try! Regex(
    "(?:^|[^\\w.~-])/(?:" + ["work", "root", "home", "Users", "opt/swift"].joined(separator: "|") + ")/")

  @Test func nothingNamesAMachinesFolders() throws {
    let places = ["README.md", "docs", "Sources", "Tests", "Makefile", "Package.swift", ".ci", ".swift-format"]
    for file in try Repository.files(places) {
      for line in file.text.split(separator: "\n") where line.contains(machineFolder) {
        Issue.record("\(file): \(line)")
      }
    }
  }

  @Test(arguments: [
    ("root", true, "see /%/x"), ("work", true, "\"/%/x\""), ("home", true, "/%/x"), ("root", false, "a/%/x"),
    ("work", false, "https://example.org/%/x"), ("root", false, "/%"), ("work", false, "./%/x"),
  ])
  func machinesFoldersAreFound(folder: String, isFound: Bool, line: String) {
    #expect(line.replacing("%", with: folder).contains(machineFolder) == isFound)
  }

  /// `Type` and `Type.member` of the glossary; codes of the instrument look alike and are left out.
  @Test func glossarySpeaksOfWhatIsThere() throws {
    let code = try Repository.files(["Sources"], extensions: ["swift"]).flatMap(\.code).joined(separator: "\n")
    let types = Set(code.matches(of: /\b(?:enum|protocol|struct|class)\s+(\w+)/).map { String($0.1) })
    let members = Set(code.matches(of: /\b(?:case|func|let|var)\s+(\w+)/).map { String($0.1) })
    let names = try Repository.text("docs/glossary.md").matches(of: /`([A-Z]\w+)((?:\.\w+)*)(?:\([^`]*\))?`/)
    #expect(names.count > 40)
    for name in names {
      #expect(types.contains(String(name.1)), "\(name.0)")
      for member in name.2.split(separator: ".").map(String.init) {
        #expect(members.contains(member) || types.contains(member), "\(name.0)")
      }
    }
  }

  @Test(arguments: [
    ("[a](b.md)", ["b.md"]), ("[a](b.md#c) and ![d](e%20f.png \"g\")", ["b.md", "e f.png"]), ("[a](#b)", []),
    ("[a](https://example.org/b.md)", []), ("[a](mailto:a@example.org)", []), ("`[a](b.md)`", []),
    ("```\n[a](b.md)\n```\n[c](d.md)", ["d.md"]), ("[a]: ../b.md\n", ["../b.md"]), ("[a](<b c.md>)", ["b c.md"]),
  ])
  func linksAreFound(text: String, links: [String]) {
    #expect(Self.links(in: text) == links)
  }

  /// Relative targets, without the place within them.
  static func links(in text: String) -> [String] {
    let prose = text.replacing(/(?s)```.*?```/, with: "").replacing(/`[^`\n]*`/, with: "")
    let targets =
      prose.matches(of: /\]\((?:<([^>]*)>|([^)\s]*))(?:\s+"[^"]*")?\)/).map { $0.1 ?? $0.2 ?? "" }
      + prose.matches(of: /(?m)^\[[^\]]+\]:\s+(\S+)/).map(\.1)
    return targets.compactMap { target in
      let file = target.prefix { $0 != "#" }
      guard !file.isEmpty, !file.contains(/^[a-z][a-z0-9+.-]*:/) else { return nil }
      return String(file).removingPercentEncoding ?? String(file)
    }
  }
}
