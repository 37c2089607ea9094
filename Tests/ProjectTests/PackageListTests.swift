import Testing

/// What the manifest asks of the system is what the Makefile installs.
@Suite(.tags(.architecture))
struct PackageListTests {
  private func providers() throws -> Set<String> {
    let lists = try Repository.text("Package.swift").matches(of: /\.apt\(\[([^\]]*)\]\)/)
    return Set(lists.flatMap { $0.1.matches(of: /"([^"]+)"/) }.map { String($0.1) })
  }

  private func lists() throws -> [String: Set<String>] {
    let lines = try Repository.text("Makefile").replacing(/\\\n/, with: " ").split(separator: "\n")
    return Dictionary(
      uniqueKeysWithValues: lines.compactMap { $0.wholeMatch(of: /(\w+)_PACKAGES *[:?]?= *(.*)/) }.map { list in
        (String(list.1), Set(list.2.split(separator: " ").map(String.init)))
      })
  }

  @Test func everyProviderIsInstalled() throws {
    let installed = try lists().values.reduce(into: Set()) { $0.formUnion($1) }
    #expect(try providers().subtracting(installed).isEmpty)
    #expect(try providers().count >= 4)
  }

  @Test func everyLibraryHasAProvider() throws {
    let libraries = try lists().values.joined().filter { $0.hasPrefix("lib") && $0.hasSuffix("-dev") }
    #expect(Set(libraries).subtracting(try providers()).isEmpty)
  }

  @Test func listsAreDisjoint() throws {
    let lists = try lists()
    #expect(Set(lists.keys) == ["BUILD", "TEST", "BENCH"])
    let all = Array(lists.values.joined())
    #expect(Set(all).count == all.count)
  }
}
