import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct KeyMapTests {
  struct Pressed: CustomTestStringConvertible, Sendable {
    let context: KeyMap.Context
    let command: Command
    let key: Key
    var testDescription: String { "\(context): \(key)" }

    static let all = KeyMap.Context.allCases.flatMap { context in
      KeyMap.bindings(for: context).flatMap { binding in
        binding.keys.map { Pressed(context: context, command: binding.command, key: $0) }
      }
    }
  }

  /// States of every context, in which something can happen.
  static let states: [State] = {
    let list = Sample.list().pressing("down down")
    let sheet = Sample.open(.some, at: "A.I.3.ii.b")
    let ratio = Sample.open(.some, at: "A.II.5.ii.a")
    let evidence = Sample.open(.some, at: "A.I.1.ii.a").pressing("l down")
    let progress = Sample.open(.some).pressing("k down down")
    let history = Sample.history(Sample.small).pressing("down down")
    var help = Sample.list()
    help.overlay = .help(.sheet, scroll: 5)
    return [
      list, list.pressing("/ kantor enter"), list.receiving(.trashed(TrashedListing(id: "a", token: "b"))),
      list.pressing("/ k down"), list.pressing("/ k"),
      sheet, sheet.pressing("m m u"), sheet.pressing("m"), Sample.open(at: "A.I.1.i.a"), ratio.pressing("1"), ratio,
      Sample.open(at: "A.I.2.i.b"), Sample.open(at: "B.I.i.a"),
      evidence, evidence.pressing("up"), evidence.pressing("up del u"), evidence.pressing("up del"),
      evidence.pressing("enter"), progress, history, history.pressing("u"), history.pressing("/ s"),
      history.pressing("enter"),
      history.pressing("home end"), history.pressing("home enter"), history.pressing("home end enter"),
      sheet.pressing("/ down down"), list.pressing("b"), list.pressing("b up"),
      sheet.pressing("n"), sheet.receiving(.saveFailed("disk penuh")),
      sheet.receiving(.saveFailed("disk penuh")).pressing("ctrl-c"),
      list.receiving(.exportExists(ExportRequest(id: "a", format: "csv", path: "a", replaces: false))), help,
      sheet.receiving(.found(Sample.staging(Sample.sheet(.some)))), Sample.staged().pressing("end"),
      Sample.contested().pressing("p down"), Sample.contested().pressing("p 1"), Sample.contested().pressing("p 1 u"),
      severalSides,
    ]
  }()

  /// Nine people, each with another answer.
  private static let severalSides: State = {
    let entries = (1...9).map { number in
      Entry(
        id: Entry.ID(replica: "r\(number)", number: 1), clock: 1, time: 0, author: "", assessor: .satker,
        changes: [Change(at: Sample.notes, from: .nothing, to: .text("\(number)"))])
    }
    return Sample.open(Sample.sheet()).receiving(
      .joined(History(base: Sample.sheet(), entries: entries), replica: Sample.author.replica)
    ).pressing("p")
  }()

  @Test func everyContextHasItsState() {
    #expect(Set(Self.states.map(\.context)) == Set(KeyMap.Context.allCases))
  }

  /// No key is bound in vain: somewhere in its context it changes something or asks for something.
  @Test(arguments: Pressed.all) func everyBindingDoesSomething(_ pressed: Pressed) {
    let does = Self.states.contains { before in
      guard before.context == pressed.context else { return false }
      var state = before
      return !state.update(.key(pressed.key), at: Sample.moment).isEmpty || state.snapshot != before.snapshot
    }
    #expect(does)
  }

  @Test(arguments: KeyMap.Context.allCases) func noKeyIsBoundTwice(_ context: KeyMap.Context) {
    let keys = KeyMap.bindings(for: context).flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    for binding in KeyMap.bindings(for: context) {
      for key in binding.keys { #expect(KeyMap.command(for: key, in: context) == binding.command) }
    }
    #expect(KeyMap.command(for: .function(7), in: context) == nil)
  }

  /// A field takes letters: none may be a command there.
  @Test(arguments: [KeyMap.Context.filter, .field, .picker, .text]) func fieldsTakeAllLetters(_ context: KeyMap.Context)
  {
    for key in KeyMap.bindings(for: context).flatMap(\.keys) {
      if case .character = key { Issue.record("\(context) takes \(key) from the text") }
    }
  }

  /// What every screen offers at least: a way on and a way out.
  @Test(arguments: KeyMap.Context.allCases) func theFooterOffersSomething(_ context: KeyMap.Context) {
    #expect(!KeyMap.bindings(for: context).filter(\.isInFooter).isEmpty)
  }
}
