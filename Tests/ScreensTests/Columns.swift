import Glibc

/// Columns as the C library counts them, to judge the screens by another measure than their own. What terminals draw as one
/// emoji counts as two.
enum Columns {
  static func count(_ text: String) -> Int { text.reduce(0) { $0 + count($1) } }

  private static func count(_ character: Character) -> Int {
    // Most of a screen, and quick to judge.
    if let ascii = character.asciiValue { return (0x20...0x7E).contains(ascii) ? 1 : -1 }
    if "─━│┊┆".contains(character) { return 1 }
    let scalars = character.unicodeScalars
    let isFlag = scalars.count == 2 && scalars.allSatisfy { (0x1F1E6...0x1F1FF).contains($0.value) }
    let isJoined = scalars.contains { $0.value == 0x200D || $0.value == 0xFE0F }
    if isFlag || isJoined { return 2 }
    return scalars.reduce(0) { $0 + columns($1) }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    let previous = uselocale(utf8)
    defer { uselocale(previous) }
    return Int(width(wchar_t(bitPattern: scalar.value)))
  }

  /// `wcwidth`, which Glibc's header hides.
  private static let width = unsafeBitCast(dlsym(nil, "wcwidth"), to: (@convention(c) (wchar_t) -> Int32).self)

  private nonisolated(unsafe) static let utf8 = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
}
