/// What somebody pressed or pasted.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// Control held with a lower-case letter or one of `@ [ \ ] ^ _`.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case function(Int)
  /// Text that came from the clipboard: newlines are `\n`, other control characters but the tab are gone.
  case paste(String)
}
