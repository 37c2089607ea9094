extension Conflict {
  /// What is to stand at the place from now on.
  package enum Choice: Equatable, Sendable {
    /// What this one of the conflict's entries put there.
    case entry(Entry.ID)
    /// What all of them put there: notes one below the other, references together.
    case both
  }

  /// Whether the place can hold what several people put there: a note or evidence.
  package var canHoldBoth: Bool {
    switch place {
    case .answer(_, _, .note), .answer(_, _, .evidence): true
    default: false
    }
  }
}

extension History {
  /// The changes that settle the conflict once they are recorded: one, also where what is chosen stands there already, as
  /// it takes an entry on the place that has seen all of them. None for a choice that the conflict does not offer.
  package func settling(_ conflict: Conflict, with choice: Conflict.Choice) -> [Change] {
    let contents = conflict.entries.map { $0.content(at: conflict.place) }
    let content: Change.Content
    switch choice {
    case .entry(let id):
      guard let index = conflict.entries.firstIndex(where: { $0.id == id }) else { return [] }
      content = contents[index]
    case .both:
      guard conflict.canHoldBoth else { return [] }
      content = contents.dropFirst().reduce(contents.first ?? .nothing) { $0.joined($1) }
    }
    return [Change(at: conflict.place, from: sheet[conflict.place], to: content)]
  }
}

extension Change.Content {
  /// Both, what stands in both once: notes parted by a blank line, references one after the other.
  fileprivate func joined(_ other: Change.Content) -> Change.Content {
    switch (self, other) {
    case (.text(let first), .text(let second)) where !"\n\n\(first)\n\n".contains("\n\n\(second)\n\n"):
      .text("\(first)\n\n\(second)")
    case (.references(let first), .references(let second)):
      .references(first + second.filter { !first.contains($0) })
    case (.nothing, _): other
    default: self
    }
  }
}
