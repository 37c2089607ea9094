import FoundationEssentials
import TerminalUI
import Testing

@testable import Screens

/// Every screen looks as its file says. `LKE_REWRITE=1 swift test --filter ScreensTests` writes the files anew; read the
/// difference before committing it.
@Suite(.tags(.looks)) struct GoldenTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let screen: GoldenScreen
    let size: Size
    var testDescription: String { file }
    var file: String { "\(screen.name)-\(size.columns)x\(size.rows).txt" }

    static let all = GoldenScreen.all.flatMap { screen in screen.sizes.map { Case(screen: screen, size: $0) } }
  }

  @Test(arguments: Case.all) func looksAsKept(_ golden: Case) throws {
    try GoldenFile(golden.file).expect(golden.screen.state(golden.size).view.text)
  }

  /// A file that no screen is compared with would rot.
  @Test func everyFileIsCompared() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: GoldenFile.folder)
    #expect(Set(files) == Set(Case.all.map(\.file)))
    #expect(Set(Case.all.map(\.file)).count == Case.all.count, "two screens share a name")
  }
}
