import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.words)) struct TextsTests {
  @Test(arguments: Language.allCases) func noTextIsMissing(_ language: Language) {
    for (name, text) in AllTexts.of(language) {
      #expect(text.contains { !$0.isWhitespace }, "\(name)")
      #expect(text == text.displayable(), "\(name)")
    }
  }

  /// What both languages call alike.
  private static let alike = [
    "name editor", "name predicate", "key ", "keys ", "total", "none", "assessor", "satkerTitle", "satkerHeading",
    "standing untouched", "mark ", "areas one", "formatLabel", "place answer", "answerKeys", "sideKeys",
    "subject answer", "part count",
  ]

  @Test func theLanguagesDiffer() {
    for (one, other) in zip(AllTexts.of(.indonesian), AllTexts.of(.english)) where one.text == other.text {
      #expect(Self.alike.contains { one.name.hasPrefix($0) }, "\(one.name): \(one.text)")
    }
  }

  /// Places where there is no room for more: the footer's one line, on the smallest screen.
  @Test(arguments: Language.allCases) func noticesFitTheSmallestScreen(_ language: Language) {
    let longer = AllTexts.of(language).filter { $0.text.columns > 78 && !$0.name.hasPrefix("tooSmall") }
    #expect(longer.map(\.name).filter { !["noSheets", "discardQuestion"].contains($0) } == [])
  }

  @Test(arguments: Language.allCases) func theHelpFitsTheSmallestScreen(_ language: Language) {
    for context in KeyMap.Context.allCases {
      var state = Sample.list(Sample.small, language)
      state.overlay = .help(context, scroll: 0)
      for scroll in [0, 15, 30] {
        state.overlay = .help(context, scroll: scroll)
        let box = state.view.text.split(separator: "\n").filter { $0.contains("│") }
        #expect(!box.contains { $0.contains("… │") }, "\(context)")
      }
    }
  }

  static let locales: [(String, Language)] = [
    ("en_GB.UTF-8", .english), ("en", .english), ("EN_us", .english), ("id_ID.UTF-8", .indonesian), ("", .indonesian),
    ("C", .indonesian), ("de_DE", .indonesian),
  ]

  @Test(arguments: locales) func theLocaleChooses(_ locale: String, _ language: Language) {
    #expect(Language(locale: locale) == language)
  }

  /// An English screen holds no word of the Indonesian interface. Words of the instrument are masked first: they are
  /// Indonesian in both.
  @Test(arguments: Language.allCases) func noWordOfTheOtherLanguage(_ language: Language) {
    let other: Language = language == .english ? .indonesian : .english
    let foreign = Self.words(of: AllTexts.of(other)).subtracting(Self.words(of: AllTexts.of(language)))
      .subtracting(Self.words(in: "Lapas Contoh A Ya Tidak bukti"))
    #expect(
      foreign.isSuperset(
        of: language == .english
          ? ["terjawab", "kurang", "belum", "minimal", "kembali"] : ["answered", "short", "back"]))
    let instrument = Sample.decode(Self.masked(Sample.document, foreign))
    for answers in Sample.Answers.allCases {
      for (name, state) in Self.screens(answers, instrument, language) {
        // What is left of a word that is cut off, or that a box covers, says nothing.
        let whole = state.view.text.split { $0.isWhitespace }.filter { !$0.contains("…") && !$0.contains("│") }.joined(
          separator: " ")
        let found = Self.words(in: whole).intersection(foreign)
        #expect(found.isEmpty, "\(answers) \(name): \(found)")
      }
    }
  }

  private static func screens(
    _ answers: Sample.Answers, _ instrument: Instrument, _ language: Language
  ) -> [(String, State)] {
    var state = Sample.state(Sample.large, language, instruments: [instrument])
    state.receive(.listed(Sample.listings.filter { $0.id == Sample.id }))
    let list = state
    state.receive(.opened(Sample.opened(Sample.sheet(answers, instrument: instrument), instrument: instrument)))
    let open = state
    let keys: [Keys] = [
      "", "z", "y", "1", "m", "u", "r", "?", "k", "k p", "k o", "k f", "k w", "/", "/ zzz", "g", "i", "x", "n", "l",
      "l enter", "f", "w", "enter", "end", "end 3 k", "end 9 enter", "end a", "home down a", "paste:z",
      "x enter ctrl-u enter",
    ]
    let lists: [Keys] = ["", "s", "s s", "s s s", "/", "/ zzz", "b", "b up enter", "u", "x", "paste:z"]
    let contested = open.receiving(
      .joined(
        Sample.history(
          Sample.sheet(answers, instrument: instrument), Sample.everyKind.filter { $0.place != Sample.notes }),
        replica: Sample.author.replica))
    let decided: [(String, State)] = [
      ("staging", open.receiving(.found(Sample.staging(Sample.sheet(answers, instrument: instrument))))),
      ("contested", contested), ("conflicts", contested.pressing("p")), ("conflict decided", contested.pressing("p 1")),
    ]
    return keys.map { ($0.description, open.pressing($0)) } + decided
      + lists.map { ("list " + $0.description, list.pressing($0)) }
      + [("joined", open.receiving(.joined(History(base: Sample.sheet()), replica: Sample.author.replica)))]
  }

  private static func words(of texts: [(name: String, text: String)]) -> Set<String> {
    texts.reduce(into: []) { $0.formUnion(words(in: $1.text)) }
  }

  private static func words(in text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.filter { $0.count > 1 }.map(String.init))
  }

  /// The document with those words of its texts made unreadable. Identifiers, which are one word in lower case, stay.
  private static func masked(_ document: String, _ words: Set<String>) -> String {
    let parts = document.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.enumerated().map { offset, part in
      let isText = offset % 2 == 1 && (part.contains(" ") || part.first?.isUppercase == true)
      return isText ? masked(part, words) : String(part)
    }.joined(separator: "\"")
  }

  private static func masked(_ text: Substring, _ words: Set<String>) -> String {
    var result = ""
    var rest = text
    while let first = rest.first {
      guard first.isLetter else {
        result.append(rest.removeFirst())
        continue
      }
      let word = rest.prefix { $0.isLetter }
      rest = rest[word.endIndex...]
      result += words.contains(word.lowercased()) ? String(repeating: "x", count: word.count) : String(word)
    }
    return result
  }
}
