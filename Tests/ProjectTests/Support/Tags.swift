import Testing

extension Tag {
  /// How the sources stand to the design.
  @Tag static var architecture: Self
  /// What people read.
  @Tag static var documentation: Self
}
