/// Why there can be no full-screen mode.
package enum TerminalProblem: Error, Hashable {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// terminfo knows nothing of a terminal with this name (the value of TERM, empty where unset).
  case unknownTerminal(String)
  /// The terminal of this name cannot place its cursor.
  case incapableTerminal(String)
}
