import Evaluation

/// Changes from elsewhere, question by question beside what stands now: which to accept.
package struct StagingScreen: Equatable, Sendable {
  package private(set) var staging: Staging
  /// The groups with their changes, as they stand one below the other.
  private(set) var rows: [Row] = []
  /// Index into `rows`.
  private(set) var selection = 0
  /// The places whose changes are accepted.
  private(set) var accepted: Set<Change.Place>

  /// A line of the list.
  enum Row: Equatable, Sendable {
    /// A group by its title, with the indices of its changes in `Staging.changes`.
    case group(Group, changes: [Int])
    case change(Int)
    /// Index into `Staging.findings`, under a line of their own.
    case finding(Int)
    case findings
  }

  enum Group: Equatable, Sendable {
    /// The sheet's own fields.
    case identity
    /// Index into `Instrument.areas`.
    case area(Int)
    /// What belongs to no area, by its component: an index into `Instrument.nodes`.
    case component(Int)
  }

  /// What nobody need doubt is accepted until somebody says otherwise.
  init(_ staging: Staging, _ instrument: Instrument) {
    self.staging = staging
    accepted = Set(staging.changes.lazy.map(\.place)).subtracting(staging.doubts.keys)
    arrange(instrument)
  }

  private mutating func arrange(_ instrument: Instrument) {
    let ordered = staging.changes.enumerated().sorted { first, second in
      // The sheet's fields come first.
      let one = instrument.question(at: first.element.place) ?? -1
      let other = instrument.question(at: second.element.place) ?? -1
      return (one, first.offset) < (other, second.offset)
    }
    var groups: [(group: Group, changes: [Int])] = []
    for (index, change) in ordered {
      let group = instrument.group(of: change.place)
      if let known = groups.firstIndex(where: { $0.group == group }) {
        groups[known].changes.append(index)
      } else {
        groups.append((group, [index]))
      }
    }
    rows = groups.flatMap { [.group($0.group, changes: $0.changes)] + $0.changes.map { .change($0) } }
    if !staging.findings.isEmpty { rows += [.findings] + staging.findings.indices.map { .finding($0) } }
    // The first change, not its group's line.
    selection = min(max(1, selection), max(0, rows.count - 1))
  }

  /// The change that is selected; nil on a group's line.
  var selected: Change? {
    guard rows.indices.contains(selection), case .change(let index) = rows[selection] else { return nil }
    return staging.changes[index]
  }

  func isAccepted(_ change: Change) -> Bool { accepted.contains(change.place) }

  /// The accepted changes, in their order.
  var acceptedChanges: [Change] { staging.changes.filter(isAccepted) }

  mutating func move(by steps: Int) { move(to: selection + steps) }

  mutating func move(to row: Int) { selection = max(0, min(rows.count - 1, row)) }

  /// Accepts or refuses the selected change, or all of a group's: accepts them unless all are.
  mutating func toggle() {
    guard rows.indices.contains(selection) else { return }
    switch rows[selection] {
    case .group(_, let changes): toggle(changes.map { staging.changes[$0].place })
    case .change(let index): toggle([staging.changes[index].place])
    case .findings, .finding: break
    }
  }

  mutating func toggleAll() { toggle(staging.changes.map(\.place)) }

  private mutating func toggle(_ places: [Change.Place]) {
    if accepted.isSuperset(of: places) { accepted.subtract(places) } else { accepted.formUnion(places) }
  }

  /// The same on a sheet that others have changed meanwhile: what they have done, too, is not offered any more, and what
  /// they have done otherwise is overtaken.
  mutating func move(onto sheet: Sheet, _ instrument: Instrument) {
    let moved = staging.changes.filter { sheet[$0.place] != $0.from }.map(\.place)
    guard !moved.isEmpty else { return }
    accepted.subtract(moved)
    staging = Staging(
      origin: staging.origin, changes: staging.changes.compactMap { sheet.change(at: $0.place, to: $0.to) },
      doubts: staging.doubts.merging(moved.map { ($0, .overtaken) }) { $1 }, findings: staging.findings)
    arrange(instrument)
  }
}

extension Instrument {
  fileprivate func group(of place: Change.Place) -> StagingScreen.Group {
    guard let question = question(at: place) else { return .identity }
    let isAround = { (part: Int) in self.nodes[part].questions.contains(question) }
    if let area = areas.firstIndex(where: { $0.parts.contains(where: isAround) }) { return .area(area) }
    return .component(nodes.indices.first { nodes[$0].parent == nil && isAround($0) } ?? 0)
  }
}
