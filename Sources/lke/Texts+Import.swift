import Evaluation
import Exchange
import Screens

/// What `lke import` says.
extension Texts {
  /// Why a change is left out, and how it can be had.
  func held(_ doubt: Staging.Doubt) -> String {
    let how =
      doubt == .judged
      ? pick("--judged untuk mengganti", "--judged replaces it")
      : pick("I dalam lembarnya untuk menerima", "I in the sheet accepts it")
    return "\(self.doubt(doubt)); \(how)"
  }
  var nothingToImport: String { pick("tidak ada yang berubah", "nothing changes") }
  var otherRules: String {
    pick(
      "dibuat untuk instrumen lain; soalnya dicocokkan menurut bunyinya",
      "made for another instrument; its questions are told by their wording")
  }
  var importNeedsYes: String {
    pick("belum diimpor: tanpa terminal perlu --yes", "not imported: without a terminal --yes is needed")
  }
  func askToImport(_ count: Int) -> String {
    pick("Terapkan \(count) perubahan? (y/t)", "Apply \(count) changes? (y/n)")
  }
  func imported(_ count: Int) -> String { pick("\(count) perubahan disimpan", "\(count) changes were saved") }
  var overtakenByOthers: String {
    pick(
      "lembar berubah sewaktu perubahan ditampilkan; jalankan sekali lagi",
      "the sheet changed while the changes were shown; run it again")
  }
  var fileNamesNoSatker: String {
    pick(
      "berkas tidak menyebut satuan kerjanya; tentukan lembarnya dengan --into ID",
      "the file does not name its work unit; name the sheet with --into ID")
  }

  func sheetsOf(_ identity: ImportedFile.Identity, _ found: [String]) -> String {
    let whose = [identity.satker, identity.code, identity.year.map { "\($0)" }].compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: ", ")
    return found.isEmpty
      ? pick(
        "tidak ada lembar untuk \(whose); tentukan dengan --into ID",
        "there is no sheet of \(whose); name it with --into ID")
      : pick(
        "ada beberapa lembar untuk \(whose): \(found.joined(separator: ", ")); tentukan dengan --into ID",
        "there are several sheets of \(whose): \(found.joined(separator: ", ")); name one with --into ID")
  }

  func finding(_ kind: ImportReading.Finding.Kind) -> String {
    switch kind {
    case .answer(let problem): self.problem(problem)
    case .uncalculated(let text):
      text.isEmpty
        ? pick("rumus tanpa hasil; isi dengan jawaban", "a formula without its result; enter an answer")
        : pick("galat lembar kerja: \(text)", "an error of the spreadsheet: \(text)")
    case .unknownRow(let text):
      pick("baris tidak dikenal sebagai soal: \(text)", "the row is not known as a question: \(text)")
    case .truncated:
      pick("teks terpotong sewaktu diekspor; tidak diambil", "the text was cut short when exported; not taken")
    case .total(let file, let rules, let cause):
      pick(
        "nilai total dalam berkas \(numbers.points(file)), menurut aturan \(numbers.points(rules))",
        "the file's total is \(numbers.points(file)), by the rules \(numbers.points(rules))")
        + (cause.map { "; \(self.cause($0))" } ?? "")
    case .otherChoices(let text):
      pick(
        "pilihan jawaban di baris ini lain daripada soalnya: \(text)",
        "this row offers other choices than the question: \(text)")
    }
  }

  private func cause(_ cause: TotalCause) -> String {
    switch cause {
    case .blanksSkipped:
      pick("rata-rata dalam berkas melewati yang kosong", "the file's averages pass over what is blank")
    case .leftOut(let code):
      pick("berkas tidak menghitung \(code)", "the file leaves \(code) out")
    }
  }

  func problem(_ problem: ImportProblem) -> String {
    switch problem {
    case .library(let reason):
      pick(
        "libzip atau expat tidak dapat dimuat (\(reason)); pasang paket libzip4 dan libexpat1",
        "libzip or expat cannot be loaded (\(reason)); install the packages libzip4 and libexpat1")
    case .unknownFormat:
      pick(
        "bukan buku kerja xlsx, atau ekspor csv atau json dari lke",
        "neither an xlsx workbook nor a csv or json export of lke")
    case .encryptedOrOld:
      pick(
        "bersandi, atau xls lama; simpan sebagai xlsx tanpa sandi",
        "protected by a password, or an old xls; save it as xlsx without a password")
    case .tooLarge: pick("terlalu besar untuk sebuah LKE", "too large for an evaluation sheet")
    case .damaged(let part): pick("berkas rusak (\(part))", "the file is damaged (\(part))")
    case .noTable(let sheets):
      pick(
        "tidak ada tabel dengan kolom Jawaban dan Pilihan jawaban; lembar kerjanya: \(sheets.joined(separator: ", "))",
        "no table has the columns Jawaban and Pilihan jawaban; its sheets: \(sheets.joined(separator: ", "))")
    case .otherDocument:
      pick(
        "bukan ekspor json dari lke atau jawaban-unit PortalRB",
        "neither a json export of lke nor PortalRB's jawaban-unit")
    }
  }
}

extension Failure {
  init(_ problem: ImportProblem) {
    if case .library = problem {
      self.init(.inputOutput, words.problem(problem))
    } else {
      self.init(.badData, words.problem(problem))
    }
  }
}
