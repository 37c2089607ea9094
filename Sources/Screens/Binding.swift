import TerminalUI

/// Keys that ask for a command.
package struct Binding: Sendable {
  package let keys: [Key]
  package let command: Command
  /// Whether the footer names it where there is room.
  package let isInFooter: Bool

  init(_ keys: [Key], _ command: Command, footer: Bool = false) {
    self.keys = keys
    self.command = command
    isInFooter = footer
  }

  init(_ key: Key, _ command: Command, footer: Bool = false) { self.init([key], command, footer: footer) }
}
