import Testing

extension Tag {
  /// The built-in instrument against the facts it was made from.
  @Tag static var instrument: Self
  /// What answers are worth, and what they are worth for.
  @Tag static var scoring: Self
  /// Text to values and values to text.
  @Tag static var text: Self
  /// What alters a sheet, and how it came to be.
  @Tag static var history: Self
  /// Holds for whatever a seeded generator draws.
  @Tag static var property: Self
}
