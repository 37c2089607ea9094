/// When something happens: the wiring reads the clock, screens stay pure.
package struct Moment: Equatable, Sendable {
  /// Seconds since 1970.
  package let seconds: Int
  package let local: LocalTime

  package init(seconds: Int, local: LocalTime) {
    self.seconds = seconds
    self.local = local
  }
}
