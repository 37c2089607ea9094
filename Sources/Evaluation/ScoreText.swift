/// Numbers as people read them. Every screen, message and document spells numbers through here.
package struct ScoreText: Equatable, Sendable {
  /// `,` in Indonesian, `.` in English.
  package let separator: Character

  package init(separator: Character) {
    self.separator = separator
  }

  package static let indonesian = ScoreText(separator: ",")

  /// Two decimals, rounded, and more only where rounding would show a value as reaching a threshold that it misses: 39.996
  /// of 40 is never shown as 40.00.
  package func points(_ value: Double, missing threshold: Double? = nil) -> String {
    guard let threshold, value < threshold - Score.tolerance else { return decimal(value, places: 2) }
    let places = (2...9).first { Self.rounded(value, places: $0) < threshold - Score.tolerance / 2 } ?? 9
    return decimal(value, places: places)
  }

  /// 0…1 as a percentage with two decimals and without a sign, e.g. `80,67`.
  package func percent(_ share: Double) -> String { decimal(share * 100, places: 2) }

  /// As few decimals as say the number, at least two: an index as it was entered.
  package func exact(_ value: Double) -> String {
    let places = (2...6).first { abs(Self.rounded(value, places: $0) - value) < Score.tolerance } ?? 6
    return decimal(value, places: places)
  }

  /// Rounded half up, away from 0. What no score or count can come to, NaN or beyond all whole numbers, is a dash.
  package func decimal(_ value: Double, places: Int) -> String {
    guard let scaled = Int(exactly: Self.scaled(value, places: places)) else { return "–" }
    let scale = Self.powers[places]
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return "\(sign)\(scaled)" }
    let fraction = String(scaled % scale)
    return "\(sign)\(scaled / scale)\(separator)\(String(repeating: "0", count: places - fraction.count))\(fraction)"
  }

  private static let powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000]

  /// What `decimal` shows, as a number.
  private static func rounded(_ value: Double, places: Int) -> Double {
    let size = scaled(value, places: places) / Double(powers[places])
    return value < 0 ? -size : size
  }

  /// The digits as a whole number. The tolerance lets 1.005, which is a little less in binary, round as it is written.
  private static func scaled(_ value: Double, places: Int) -> Double {
    (abs(value) * Double(powers[places]) + Score.tolerance).rounded()
  }
}
