import CInstruments
import Evaluation
import FoundationEssentials
import Store
import TerminalUI

@testable import Screens

/// Sheets and states to press keys in, over the built-in instrument.
enum Sample {
  static let instrument = decode(document)

  /// The built-in instrument's file.
  static let document: String = {
    let builtIn = lke_instrument_at(0)
    return String(decoding: UnsafeBufferPointer(start: builtIn.bytes, count: builtIn.count), as: UTF8.self)
  }()

  static func decode(_ document: String) -> Instrument {
    do {
      return try InstrumentFile.decode(Array(document.utf8), path: "sample")
    } catch {
      fatalError("the instrument does not hold together: \(error)")
    }
  }

  static let author = History.Author(replica: "here", name: "Evaluator", assessor: .satker)
  static let local = LocalTime(year: 2026, month: 3, day: 9, hour: 9, minute: 41, dayNumber: 20521)
  static let moment = Moment(seconds: 1_773_024_060, local: local)
  static let small = Size(columns: 80, rows: 24)
  static let large = Size(columns: 120, rows: 40)
  static let id = "2026/lapas-contoh-a"

  static func state(
    _ size: Size = small, _ language: Language = .indonesian, instruments: [Instrument] = [instrument]
  ) -> State {
    State(
      size: size, texts: Texts(language), author: author, instruments: instruments.map { InstrumentChoice($0) },
      at: moment, local: time)
  }

  /// In March 2026.
  @Sendable static func time(_ seconds: Int) -> LocalTime {
    let minutes = local.hour * 60 + local.minute + (seconds - moment.seconds) / 60
    let days = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
    let rest = minutes - days * 1440
    return LocalTime(
      year: local.year, month: local.month, day: local.day + days, hour: rest / 60, minute: rest % 60,
      dayNumber: local.dayNumber + days)
  }

  // MARK: Sheets

  static func sheet(
    _ answers: Answers = .none, name: String = "Lapas Contoh A", target: String = "wbk",
    instrument: Instrument = instrument
  ) -> Sheet {
    var sheet = Sheet(
      uid: "7c9e6679", satker: Satker(name: name, code: "123456", kind: "lapas"), year: 2026, target: target,
      instrument: .init(id: instrument.id, rulesDigest: "00ff"))
    for (index, question) in instrument.questions.enumerated() {
      sheet[.satker, question.code] = answers.answer(question, index)
    }
    return sheet
  }

  /// How a sheet is filled in.
  enum Answers: CaseIterable {
    case none
    /// Most questions answered, some marked, with notes and evidence.
    case some
    /// All at their best.
    case best
    /// All at their worst but the last, which is blank.
    case worst
    /// All at their best but one area, which is at its worst.
    case unbalanced

    func answer(_ question: Question, _ index: Int) -> Answer? {
      switch self {
      case .none: nil
      case .some: index % 5 == 3 ? nil : mixed(question, index)
      case .best: Answers.best(question)
      case .worst: question.code == "B.II.i.a" ? nil : Answers.worst(question)
      case .unbalanced: question.code.contains("I.2.") ? Answers.worst(question) : Answers.best(question)
      }
    }

    private func mixed(_ question: Question, _ index: Int) -> Answer {
      var answer = index % 4 == 1 ? Answers.worst(question) : Answers.best(question)
      if index % 11 == 4 { answer.isMarked = true }
      if index % 9 == 1 { answer.note = "Empat seksi terwakili; pengamanan menyusul." }
      for (offset, wanted) in question.evidence.enumerated() where (index + offset) % 3 != 0 {
        answer.evidence[wanted] = ["bukti/\(question.code)/\(offset + 1).pdf"]
      }
      return answer
    }

    private static func best(_ question: Question) -> Answer {
      var answer = Answer()
      switch question.kind {
      case .choice(let choices): answer.value = .choice(choices[0].answer)
      case .index(let maximum): answer.value = .index(maximum)
      case .ratio(let ratio): answer.counts = counts(ratio) { $0.rule == .plain && $0.value == 1 }
      }
      return answer
    }

    private static func worst(_ question: Question) -> Answer {
      var answer = Answer()
      switch question.kind {
      case .choice(let choices): answer.value = .choice(choices[choices.count - 1].answer)
      case .index: answer.value = .index(0)
      case .ratio(let ratio): answer.counts = counts(ratio) { $0.rule == .plain && $0.value == 0 }
      }
      return answer
    }

    /// The first counts of 0…2 whose result fits.
    private static func counts(_ ratio: Ratio, where fits: (Ratio.Result) -> Bool) -> [String: Int] {
      var combinations: [[String: Int]] = [[:]]
      for count in ratio.counts {
        combinations = combinations.flatMap { known in (0...2).map { known.merging([count.name: $0]) { $1 } } }
      }
      return combinations.first { ratio.result(of: $0).map(fits) == true }!
    }
  }

  // MARK: Open sheets

  static func opened(_ sheet: Sheet, instrument: Instrument = instrument) -> OpenedSheet {
    OpenedSheet(
      id: id, history: History(base: sheet), instrument: instrument, replica: Sample.author.replica, saved: local)
  }

  /// The sheet is open, at the question with the code.
  static func open(
    _ answers: Answers = .none, at code: String? = nil, _ size: Size = small, _ language: Language = .indonesian,
    target: String = "wbk"
  ) -> State {
    open(sheet(answers, target: target), at: code, size, language)
  }

  static func open(
    _ sheet: Sheet, at code: String? = nil, _ size: Size = small, _ language: Language = .indonesian
  ) -> State {
    var state = state(size, language)
    state.receive(.listed(listings))
    state.receive(.opened(opened(sheet)))
    if let code { state.sheet?.go(to: index(code)) }
    return state
  }

  static func index(_ code: String) -> Int {
    guard case .question(let index) = instrument.place(of: code) else { fatalError("no question \(code)") }
    return index
  }

  // MARK: The list

  static func list(
    _ size: Size = small, _ language: Language = .indonesian, _ listings: [Listing] = listings,
    instruments: [Instrument] = [instrument]
  ) -> State {
    var state = state(size, language, instruments: instruments)
    state.receive(.listed(listings))
    return state
  }

  /// Names that real registers hold, and some that try to break the screen.
  static let listings: [Listing] = [
    listing("lapas-contoh-a", "Lapas Contoh A", "lapas", .some, day: 0),
    listing(
      "kantor-pertanahan", "Kantor Pertanahan Ka\u{301}bupaten Administrasi Kepulauan Seribu Selatan", "pertanahan",
      .worst, day: 1),
    listing("kantor-imigrasi-b", "Kantor Imigrasi Kelas I Khusus TPI Contoh B", "imigrasi", .best, day: 13),
    listing("konsulat", "Konsulat 総領事館 di 大阪", "perwakilan luar negeri", .unbalanced, day: 400),
    listing("ceria", "Balai 🎉 Ceria 👨‍👩‍👧 🇮🇩", "balai", .none, day: 2),
    listing("jahat", "Kan\u{1B}[31mtor\u{7} \u{202E}terbalik\u{202C}\u{200B}\tX\nY", "lain\u{2028}nya", .some, day: 3),
    Listing(id: "2026/rusak", content: .broken("sheet.json:7:12: tanda } tidak diharapkan setelah \"Lapas Contoh\"")),
  ]

  private static func listing(_ id: String, _ name: String, _ kind: String, _ answers: Answers, day: Int) -> Listing {
    var sheet = sheet(answers, name: name)
    sheet.satker.kind = kind
    let changed = LocalTime(
      year: day < 100 ? 2026 : 2025, month: 2, day: 24, hour: 8, minute: 0, dayNumber: local.dayNumber - day)
    return Listing(
      id: "2026/\(id)", content: .sheet(Summary(sheet, instrument, assessor: .satker)), changed: changed)
  }
}
