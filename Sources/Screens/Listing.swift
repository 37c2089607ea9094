import Evaluation

/// A sheet in the list, or the reason why it cannot be read.
package struct Listing: Equatable, Sendable {
  /// As the commands take it, e.g. `2026/lapas-contoh-a`.
  package let id: String
  package let content: Content
  /// When its file was last written.
  package let changed: LocalTime?

  package enum Content: Equatable, Sendable {
    case sheet(Summary)
    /// The error in words, and whether `lke restore` mends it.
    case broken(String, isDamaged: Bool = false)
  }

  package init(id: String, content: Content, changed: LocalTime? = nil) {
    self.id = id
    self.content = content
    self.changed = changed
  }

  package var summary: Summary? { if case .sheet(let summary) = content { summary } else { nil } }
}
