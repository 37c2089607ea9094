/// Breaks text into lines of a width, at blanks; a word that is longer than a line, as paths are, is broken within,
/// after a sign where one is near.
struct LineBreaker {
  /// In the unit of `measure`.
  let width: Double
  let measure: (Unicode.Scalar) -> Double

  /// What shows nothing has a width all the same, or a line could be longer than a pdf takes.
  private func advance(_ scalar: Unicode.Scalar) -> Double { max(measure(scalar), width / 2000) }

  private static let signs: Set<Unicode.Scalar> = ["/", "-", "_", "?", "&", "="]

  /// At least one line. Blanks at a line's break are dropped, line feeds kept as breaks.
  func lines(of text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).flatMap(lines(ofParagraph:))
  }

  private func lines(ofParagraph text: Substring.UnicodeScalarView) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var used = 0.0
    let blank = advance(" ")
    func end() {
      lines.append(String(line))
      line = String.UnicodeScalarView()
      used = 0
    }
    /// What stands after the last sign in the line's second half, for the next one.
    func takeRest() -> String.UnicodeScalarView {
      let half = line.index(line.startIndex, offsetBy: line.count / 2)
      guard let sign = line[half...].lastIndex(where: { Self.signs.contains($0) }) else { return .init() }
      let next = line.index(after: sign)
      defer { line.removeSubrange(next...) }
      return String.UnicodeScalarView(line[next...])
    }
    for word in text.split(separator: " ") {
      let length = word.reduce(0) { $0 + advance($1) }
      if !line.isEmpty {
        if used + blank + length <= width {
          line.append(" ")
          used += blank
        } else {
          end()
        }
      }
      for scalar in word {
        let step = advance(scalar)
        // The sum of a word that fits is the same sum, so only a longer one is ever broken here.
        if length > width, used + step > width, !line.isEmpty {
          let rest = takeRest()
          end()
          line.append(contentsOf: rest)
          used = rest.reduce(0) { $0 + advance($1) }
        }
        line.append(scalar)
        used += step
      }
    }
    if !line.isEmpty || lines.isEmpty { end() }
    return lines
  }
}
