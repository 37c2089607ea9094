/// The id of a sheet in the store: the names of its two folders.
struct SheetID: Equatable {
  let year: String
  let slug: String

  /// Nil for everything that could lead out of the store, or that the store would not find again.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, Self.isYear(parts[0]), Self.isSlug(parts[1]) else { return nil }
    year = parts[0]
    slug = parts[1]
  }

  var text: String { "\(year)/\(slug)" }

  static func isYear(_ name: String) -> Bool {
    name.utf8.count == 4 && name.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Wider than what `Slug` makes: people name folders, too.
  static func isSlug(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 255 && !name.hasPrefix(".") && !name.hasSuffix(".json")
      && name.unicodeScalars.allSatisfy { scalar in
        guard !scalar.isASCII else { return scalar >= " " && scalar != "\u{7F}" && scalar != "/" && scalar != "\\" }
        return scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
      }
  }
}
