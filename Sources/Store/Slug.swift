/// The name of a sheet's folder, made from the satker's name.
enum Slug {
  static let lengthLimit = 48

  /// Lower-case ASCII letters, digits and single hyphens. Latin letters lose their marks, other letters are dropped,
  /// everything else becomes a hyphen. Never empty, and never a name that Windows keeps for a device.
  static func make(_ name: String) -> String {
    var slug = ""
    for scalar in name.unicodeScalars {
      if let text = spelling(of: scalar) {
        slug += text
      } else if !slug.isEmpty, !slug.hasSuffix("-") {
        slug += "-"
      }
    }
    slug = String(slug.prefix(lengthLimit))
    while slug.hasSuffix("-") { slug.removeLast() }
    if slug.isEmpty { return "satker" }
    return reserved.contains(slug) ? "satker-\(slug)" : slug
  }

  /// The letters or digit that stand for the scalar, empty where it is dropped; nil for what separates words.
  private static func spelling(of scalar: Unicode.Scalar) -> String? {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber:
      return scalar.isASCII ? properties.lowercaseMapping : latin(properties.name ?? "")
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return ""
    default: return apostrophes.contains(scalar) ? "" : nil
    }
  }

  /// `e` for `LATIN SMALL LETTER E WITH ACUTE`: Unicode's names spare a table of letters.
  private static func latin(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count >= 4, words[0] == "LATIN", words[2] == "LETTER" || words[2] == "LIGATURE" else { return "" }
    if words[3] == "SHARP" { return "ss" }
    // One letter or a ligature; not letters that have names of their own, such as SCHWA.
    guard words[3].utf8.count <= 2, words.count == 4 || words[4] == "WITH" else { return "" }
    return words[3].lowercased()
  }

  private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2018}", "\u{2019}", "\u{02BC}", "`"]

  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })
}
