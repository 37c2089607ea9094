import Screens

/// The text of docs/keys.md, made from the key map.
enum KeysDocument {
  static var text: String {
    let parts = Language.allCases.flatMap { language in
      [heading(language)] + KeyMap.Context.allCases.map { table($0, Texts(language)) }
    }
    return ([introduction] + parts).joined(separator: "\n\n")
  }

  private static let introduction = """
    # Keys

    This page is generated from the key map (`Sources/Screens/KeyMap.swift`), which also feeds the footer and the help
    (`?`). To write it anew: `LKE_REWRITE=1 swift test --filter KeysDocumentTests`.
    """

  private static func heading(_ language: Language) -> String {
    switch language {
    case .indonesian: "## Bahasa Indonesia"
    case .english: "## English"
    }
  }

  private static func table(_ context: KeyMap.Context, _ texts: Texts) -> String {
    let rows = KeyMap.bindings(for: context).map { binding in
      "| \(keys(binding, texts)) | \(texts.explanation(binding.command, in: context).replacing("|", with: "\\|")) |"
    }
    let head = [
      "### \(texts.name(context))", "", texts.pick("| Tombol | Kegunaan |", "| Keys | What they do |"), "|---|---|",
    ]
    return (head + rows).joined(separator: "\n")
  }

  private static func keys(_ binding: Binding, _ texts: Texts) -> String {
    guard binding.command != .answer else { return texts.keys(of: binding) }
    return binding.keys.map { "`\(texts.name($0))`" }.joined(separator: " ")
  }
}
