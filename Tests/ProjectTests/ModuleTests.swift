import Testing

@Suite("The arrows between the modules are those of the design", .tags(.architecture))
struct ModuleTests {
  /// By module: what its sources may import. Arrows run downwards only.
  static let imports: [String: Set<String>] = [
    "Evaluation": [],
    "TerminalUI": [],
    "Screens": ["Evaluation", "TerminalUI"],
    "Store": ["Evaluation", "FoundationEssentials", "Glibc", "Synchronization", "CInstruments", "CCrypto"],
    "Exchange": [
      "Evaluation", "FoundationEssentials", "Glibc", "CXLSXWriter", "CXLSXWriterLoader", "CZip", "CExpat",
      "CImportLoader", "CHaru", "CHaruLoader", "CFonts",
    ],
    "Curses": ["TerminalUI", "CNCurses", "CTerminal", "Glibc"],
    "lke": [
      "Evaluation", "TerminalUI", "Screens", "Store", "Exchange", "Curses", "ArgumentParser", "FoundationEssentials",
      "Glibc",
    ],
    "bench": [
      "Evaluation", "TerminalUI", "Screens", "Store", "Exchange", "TerminalHarness", "Foundation",
    ],
  ]

  let sources: [Repository.File]

  init() throws {
    sources = try Repository.files(["Sources"], extensions: ["swift"])
  }

  @Test func everyImportIsAllowed() throws {
    for file in sources {
      let allowed = try #require(Self.imports[file.module], "\(file)")
      for module in file.imports { #expect(allowed.contains(module), "\(file) imports \(module)") }
    }
  }

  @Test func everyModuleIsInTheTable() {
    #expect(Set(sources.map(\.module)) == Set(Self.imports.keys))
  }

  /// A type of its module's name hides the module: `Module.Type` can no longer be spelled.
  @Test func noModuleIsNamedAsAType() throws {
    let modules = try Set(Repository.folders(in: "Sources") + Repository.folders(in: "Tests") + ["ArgumentParser"])
    #expect(modules.isSuperset(of: Self.imports.keys))
    let declaration = /\b(?:actor|class|enum|protocol|struct|typealias)\s+(\w+)/
    for file in sources {
      for match in file.code.flatMap({ $0.matches(of: declaration) }) {
        #expect(!modules.contains(String(match.1)), "\(file) declares \(match.1)")
      }
    }
  }

  /// Nobody outside the package uses a module: `package` and less is enough, and lets the optimiser see more.
  @Test func nothingIsPublic() {
    let access =
      /\b(?:public|open)(?:\(set\))?[ \t]+(?:@\w+[ \t]+)*(?:actor|class|convenience|enum|extension|final|func|import|indirect|init|let|macro|mutating|nonisolated|override|protocol|required|static|struct|subscript|typealias|var|weak)\b/
    for file in sources {
      for line in file.code where line.contains(access) { Issue.record("\(file): \(line)") }
    }
  }

  @Test(arguments: [
    ("import Store", "Store"), ("  @testable import Store", "Store"), ("package import Store", "Store"),
    ("import struct Foundation.Data", "Foundation"), ("@_spi(X) public import Glibc", "Glibc"), ("import A; ", "A"),
    ("@preconcurrency private import Store // import X", "Store"),
  ])
  func importsAreFound(line: String, module: String) {
    #expect(Repository.File(path: "Sources/X/Y.swift", text: "\n\(line)\n").imports == [module])
  }

  @Test(arguments: ["// import Store", "important", "let import1 = 1", "  /// import Store"])
  func othersAreNot(line: String) {
    #expect(Repository.File(path: "Sources/X/Y.swift", text: line).imports.isEmpty)
  }
}

extension Repository.File {
  fileprivate var imports: [String] {
    let statement =
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:actor|class|enum|func|let|protocol|struct|typealias|var)\s+)?(\w+)/
    return code.compactMap { $0.firstMatch(of: statement).map { String($0.1) } }
  }
}
