import Testing

extension Tag {
  /// One command, its output and its exit status.
  @Tag static var command: Self
  /// The program on a terminal of its own, keys in and screens out.
  @Tag static var terminal: Self
  /// What must never be lost: answers that somebody has typed.
  @Tag static var durability: Self
}
