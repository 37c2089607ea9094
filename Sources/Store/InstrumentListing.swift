import Evaluation

/// One instrument that the program can find, or why it cannot be used.
package struct InstrumentListing: Equatable, Sendable {
  package let origin: Origin
  package let result: Result<Instrument, StoreProblem>

  package enum Origin: Equatable, Sendable {
    /// Compiled in, by name.
    case builtIn(String)
    /// By its path.
    case file(String)
  }
}
