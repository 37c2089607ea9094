/// How a cell looks: its role, and whether it is selected or emphasised.
package struct Style: Hashable, Sendable {
  package var role: Role
  package var isSelected: Bool
  package var isBold: Bool

  package init(_ role: Role, isSelected: Bool = false, isBold: Bool = false) {
    self.role = role
    self.isSelected = isSelected
    self.isBold = isBold
  }
}

extension Style {
  package static let plain = Style(.plain)
  package static let title = Style(.title)
  package static let heading = Style(.heading)
  package static let muted = Style(.muted)
  package static let accent = Style(.accent)
  package static let answered = Style(.answered)
  package static let missing = Style(.missing)
  package static let met = Style(.met)
  package static let unmet = Style(.unmet)
  package static let warning = Style(.warning)
  package static let error = Style(.error)
  package static let mark = Style(.mark)
  package static let bar = Style(.bar)
  package static let barRest = Style(.barRest)
  package static let threshold = Style(.threshold)
  package static let key = Style(.key)
  package static let input = Style(.input)

  /// This style, emphasised.
  package var bold: Style { Style(role, isSelected: isSelected, isBold: true) }

  /// This style, selected.
  package var selected: Style { Style(role, isSelected: true, isBold: isBold) }
}
