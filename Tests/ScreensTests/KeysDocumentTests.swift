import Screens
import Testing

@Suite(.tags(.words)) struct KeysDocumentTests {
  @Test func isWhatTheKeyMapSays() throws {
    try GoldenFile(fromRepositoryRoot: "docs/keys.md").expect(KeysDocument.text)
  }
}
