import Evaluation
import TerminalUI

/// The list of satker: all sheets of the store.
package struct ListScreen: Sendable {
  package private(set) var listings: [Listing] = []
  package private(set) var order = Order.satker
  package var filter = TextEditor("")
  /// The filter is being typed.
  package var isFiltering = false
  /// Index into `shown`.
  package private(set) var selection = 0
  /// The listings that pass the filter, in the order.
  package private(set) var shown: [Listing] = []
  /// False until the store was read for the first time.
  package private(set) var isLoaded = false
  /// What was deleted, the last one last.
  var trashed: [TrashedListing] = []

  package enum Order: Int, CaseIterable, Sendable {
    case satker, total, answered, changed
  }

  package var selected: Listing? { shown.indices.contains(selection) ? shown[selection] : nil }

  mutating func take(_ listings: [Listing]) {
    let selected = self.selected?.id
    self.listings = listings
    isLoaded = true
    arrange()
    if let selected { select(selected) }
  }

  mutating func select(_ id: String) {
    selection = shown.firstIndex { $0.id == id } ?? min(selection, max(0, shown.count - 1))
  }

  mutating func sortNext() {
    let selected = self.selected?.id
    order = Order(rawValue: order.rawValue + 1) ?? .satker
    arrange()
    if let selected { select(selected) }
  }

  mutating func move(by steps: Int) {
    selection = max(0, min(shown.count - 1, selection + steps))
  }

  mutating func filter(_ key: Key) -> Bool {
    guard filter.handle(key) else { return false }
    arrange()
    return true
  }

  mutating func dropFilter() {
    let selected = self.selected?.id
    filter = TextEditor("")
    isFiltering = false
    arrange()
    if let selected { select(selected) }
  }

  private mutating func arrange() {
    let words = filter.text.lowercased().split(separator: " ")
    shown = listings.filter { listing in words.allSatisfy(listing.searchText.contains) }.sorted(by: precedes)
    selection = max(0, min(shown.count - 1, selection))
  }

  /// Broken sheets come last, in every order; what is equal stays ordered by name and id.
  private func precedes(_ first: Listing, _ second: Listing) -> Bool {
    guard let one = first.summary, let other = second.summary else {
      return first.summary == nil && second.summary == nil ? first.id < second.id : second.summary == nil
    }
    let byName = (one.satker.name.lowercased(), first.id) < (other.satker.name.lowercased(), second.id)
    switch order {
    case .satker: return byName
    case .total: return one.total.value == other.total.value ? byName : one.total.value > other.total.value
    case .answered:
      return one.total.answered == other.total.answered ? byName : one.total.answered > other.total.answered
    case .changed:
      return first.changed == second.changed ? byName : LocalTime.isLater(first.changed, than: second.changed)
    }
  }
}

extension Listing {
  /// What typing in the filter searches, in lower case.
  fileprivate var searchText: String {
    guard let summary else { return id.lowercased() }
    return
      "\(summary.satker.name) \(summary.satker.kind) \(summary.satker.code) \(summary.year) \(summary.targetName) \(id)"
      .lowercased()
  }
}

extension LocalTime {
  fileprivate static func isLater(_ first: LocalTime?, than second: LocalTime?) -> Bool {
    guard let first else { return false }
    guard let second else { return true }
    return (first.dayNumber, first.hour, first.minute) > (second.dayNumber, second.hour, second.minute)
  }
}
