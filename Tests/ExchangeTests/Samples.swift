import CInstruments
import Evaluation
import Exchange
import Foundation
import Store

/// Sheets to export, over the built-in instrument.
enum Samples {
  static let instrument: Instrument = {
    let builtIn = lke_instrument_at(0)
    let bytes = Array(UnsafeBufferPointer(start: builtIn.bytes, count: builtIn.count))
    do {
      return try InstrumentFile.decode(bytes, path: "")
    } catch {
      fatalError("the built-in instrument does not hold together: \(error)")
    }
  }()

  static func sheet(_ answers: [String: Answer] = [:]) -> Sheet {
    var sheet = Sheet(
      uid: "7c9e6679", satker: Satker(name: "Lapas Contoh A", code: "123456", kind: "lapas"), year: 2026, target: "wbk",
      instrument: .init(id: instrument.id, rulesDigest: "00ff"))
    for (code, answer) in answers { sheet[.satker, code] = answer }
    return sheet
  }

  static func report(_ answers: [String: Answer] = [:]) -> Report {
    Report(sheet(answers), instrument: instrument, assessor: .satker)
  }

  /// With a history that something stands for.
  static var sealed: Report {
    Report(
      sheet(), instrument: instrument, assessor: .satker,
      history: .init(digest: "00ff", lines: 7, seal: "a:11:3,b:22:4"))
  }

  static func choice(_ choice: String, note: String = "") -> Answer {
    var answer = Answer()
    answer.value = .choice(choice)
    answer.note = note
    return answer
  }

  static func index(_ index: Double) -> Answer {
    var answer = Answer()
    answer.value = .index(index)
    return answer
  }

  static func counts(_ counts: [String: Int]) -> Answer {
    var answer = Answer()
    answer.counts = counts
    return answer
  }

  /// Every question at its best.
  static var best: [String: Answer] {
    answers { question in
      switch question.kind {
      case .choice(let choices): choice(choices[0].answer)
      case .index(let maximum): index(maximum)
      case .ratio(let ratio): counts(full(ratio))
      }
    }
  }

  /// Every question answered, with nothing to gain.
  static var worst: [String: Answer] {
    answers { question in
      switch question.kind {
      case .choice(let choices): choice(choices[choices.count - 1].answer)
      case .index: index(0)
      case .ratio(let ratio): counts(empty(ratio))
      }
    }
  }

  /// Drawn from the seed: about one in seven left blank, counts from 0 to 6, some of them missing.
  static func mixed(seed: UInt64) -> [String: Answer] {
    var draw = Draw(state: seed)
    return answers { question in
      guard Int.random(in: 0..<7, using: &draw) > 0 else { return nil }
      switch question.kind {
      case .choice(let choices): return choice(choices.randomElement(using: &draw)!.answer)
      case .index(let maximum): return index((Double.random(in: 0...maximum, using: &draw) * 100).rounded() / 100)
      case .ratio(let ratio):
        var given: [String: Int] = [:]
        for count in ratio.counts where Int.random(in: 0..<12, using: &draw) > 0 {
          given[count.name] = Int.random(in: 0...6, using: &draw)
        }
        return counts(given)
      }
    }
  }

  private static func answers(_ answer: (Question) -> Answer?) -> [String: Answer] {
    instrument.questions.reduce(into: [:]) { $0[$1.code] = answer($1) }
  }

  private static func full(_ ratio: Ratio) -> [String: Int] {
    search(ratio) { $0.rule == .plain && $0.value == 1 }
  }

  private static func empty(_ ratio: Ratio) -> [String: Int] {
    search(ratio) { $0.value == 0 }
  }

  /// The first counts of 0…3 whose result fits.
  private static func search(_ ratio: Ratio, _ fits: (Ratio.Result) -> Bool) -> [String: Int] {
    let names = ratio.counts.map(\.name)
    for number in 0..<Int(pow(4, Double(names.count))) {
      var given: [String: Int] = [:]
      var rest = number
      for name in names {
        given[name] = rest % 4
        rest /= 4
      }
      if let result = ratio.result(of: given), fits(result) { return given }
    }
    fatalError("no counts fit \(names)")
  }
}

/// splitmix64: the same draws in every run.
struct Draw: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Unicode.Scalar {
  /// Controls, marks of direction and other formatting, separators of lines.
  var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// What turns text round.
  var turnsDirection: Bool { properties.isBidiControl }
}
