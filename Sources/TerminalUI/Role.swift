/// What a piece of text is for. Screens name roles, a theme turns them into what the terminal can show.
package enum Role: UInt8, CaseIterable, Sendable {
  case plain, title, heading, muted, accent
  case answered, missing, met, unmet
  case warning, error
  case mark
  case bar, barRest, threshold
  case key, input
}
