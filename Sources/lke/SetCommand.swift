import ArgumentParser
import Evaluation
import Screens
import Store

struct SetCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "set",
      abstract: words.pick("Mengisi jawaban: semua atau tidak sama sekali.", "Set answers: all or nothing."),
      discussion: words.pick(
        """
        Contoh:
          lke set 2026/lapas-contoh-a A.I.1.i.a=Ya A.I.1.i.b=b
          lke set 2026/lapas-contoh-a A.II.5.iii.a/reported=12 B.I.i.a=3,60
          lke set 2026/lapas-contoh-a A.I.1.i.a=          (mengosongkan)
          lke set 2026/lapas-contoh-a - < jawaban.txt     (satu KODE=JAWABAN sebaris)
        """,
        """
        Examples:
          lke set 2026/lapas-contoh-a A.I.1.i.a=Ya A.I.1.i.b=b
          lke set 2026/lapas-contoh-a A.II.5.iii.a/reported=12 B.I.i.a=3.60
          lke set 2026/lapas-contoh-a A.I.1.i.a=          (clears)
          lke set 2026/lapas-contoh-a - < answers.txt     (one CODE=VALUE a line)
        """))
  }

  @OptionGroup var options: StoreOptions

  @Argument(help: .sheetID)
  var id: String

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(
      words.pick(
        "KODE=JAWABAN atau KODE/isian=ANGKA; - membacanya dari masukan baku.",
        "CODE=VALUE or CODE/count=NUMBER; - reads them from standard input."),
      valueName: "CODE=VALUE"))
  var assignments: [String]

  @Option(
    name: .customLong("as"), help: ArgumentHelp(words.pick("Penilai yang jawabannya diisi.", "Whose answers they are."))
  )
  var assessor = AssessorOption(.satker)

  @Option(help: ArgumentHelp(words.pick("Catatan untuk soal yang diisi.", "A note on the questions that are set.")))
  var note: String?

  func run() throws {
    let lines = try assignments.flatMap { $0 == "-" ? try linesOfInput() : [$0] }
    guard !lines.isEmpty else {
      throw Failure(.usage, words.pick("tidak ada KODE=JAWABAN", "there is no CODE=VALUE"))
    }
    let parsed = try lines.map(Assignment.init)
    let store = options.openStore()
    let place = try failing { () throws(StoreProblem) in try store.place(of: id) }
    let result = try failing { () throws(StoreProblem) in
      try store.update(place) { sheet, instrument throws(ChangeProblem) in
        try changed(sheet, instrument, parsed)
      }
    }
    switch result {
    case .success(let stored): if let path = stored.keptFile { say("\(words.kept(path)): \(words.editsOvertaken)") }
    case .failure(let problem): throw Failure(.badData, words.problem(problem))
    }
    store.backUpWhenDue(place)
  }

  private func changed(
    _ sheet: Sheet, _ instrument: Instrument, _ assignments: [Assignment]
  ) throws(ChangeProblem) -> Sheet {
    var sheet = sheet
    for assignment in assignments {
      let (place, content) = try assignment.resolved(in: instrument, assessor: assessor.assessor)
      if let change = sheet.change(at: place, to: content) { sheet = sheet.applying(change) }
      if let note, case .answer(let assessor, let question, _) = place,
        let change = sheet.change(at: .answer(assessor, question: question, .note), to: .text(note))
      {
        sheet = sheet.applying(change)
      }
    }
    return sheet
  }

  private func linesOfInput() throws -> [String] {
    var lines: [String] = []
    while let line = readLine() {
      // Windows' own editor begins a file with a byte order mark.
      let text = (lines.isEmpty && line.hasPrefix("\u{FEFF}") ? String(line.dropFirst()) : line).trimmed
      if !text.isEmpty, !text.hasPrefix("#") { lines.append(text) }
    }
    return lines
  }
}

/// `CODE=VALUE` or `CODE/count=NUMBER`, as it was typed.
struct Assignment {
  private let code: String
  private let count: String?
  private let value: String

  init(_ text: String) throws {
    guard let equals = text.firstIndex(of: "=") else {
      throw Failure(.usage, words.pick("\(text): bukan KODE=JAWABAN", "\(text): not CODE=VALUE"))
    }
    let parts = text[..<equals].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    code = parts.first?.trimmed ?? ""
    count = parts.count > 1 ? parts[1].trimmed : nil
    value = String(text[text.index(after: equals)...])
  }

  func resolved(
    in instrument: Instrument, assessor: Assessor
  ) throws(ChangeProblem) -> (Change.Place, Change.Content) {
    guard let question = instrument.question(code) else { throw .unknownQuestion(code) }
    guard let count else {
      return (.answer(assessor, question: code, .value), try question.parse(value))
    }
    return (.answer(assessor, question: code, .count(count)), try question.parse(value, count: count))
  }
}
