import Testing

extension Tag {
  /// What a screen looks like.
  @Tag static var looks: Self
  /// What keys do.
  @Tag static var keys: Self
  /// What the outcomes of effects do.
  @Tag static var outcomes: Self
  /// Texts in both languages.
  @Tag static var words: Self
  /// Many random steps.
  @Tag static var random: Self
}
