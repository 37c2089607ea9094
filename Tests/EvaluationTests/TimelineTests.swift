import Evaluation
import Testing

@Suite(.tags(.property, .history)) struct TimelineTests {
  /// More entries than lie between two of the folds that are kept, so that both sides of several are looked at.
  @Test(arguments: [0, 1, 99, 100, 101, 350] as [Int]) func knowsTheSheetAtEveryMoment(count: Int) {
    let history = history(of: count)
    let timeline = Timeline(history)
    for moment in 0...count { #expect(timeline.sheet(at: moment) == history.sheet(at: moment), "\(moment)") }
    for index in 0..<count {
      let (before, after) = timeline.sheets(around: index)
      #expect(before == history.sheet(at: index) && after == history.sheet(at: index + 1), "\(index)")
    }
  }

  @Test(arguments: [0, 1, 99, 100, 250]) func growsAtItsEnd(known: Int) {
    let history = history(of: 350)
    var timeline = Timeline(History(base: history.base, entries: Array(history.entries.prefix(known))))
    timeline.extend(to: history)
    #expect(timeline.entries == history.entries)
    for moment in 0...350 { #expect(timeline.sheet(at: moment) == history.sheet(at: moment), "\(moment)") }
  }

  private func history(of count: Int) -> History {
    var random = SplitMix64(seed: UInt64(count))
    var history = History(base: .blank)
    while history.entries.count < count {
      let (place, contents) = HistoryPropertyTests.places.randomElement(using: &random)!
      let change = history.sheet.change(at: place, to: contents.randomElement(using: &random)!)
      _ = history.record([change].compactMap { $0 }, by: HistoryPropertyTests.authors[0], at: 0)
    }
    return history
  }
}
