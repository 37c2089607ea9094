/// One line that answers the last key; it stands in the footer until the next one.
package struct Notice: Equatable, Sendable {
  package let text: String
  package let kind: Kind

  package enum Kind: Equatable, Sendable {
    case info, warning, error
  }
}
