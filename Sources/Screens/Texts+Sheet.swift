import Evaluation

extension Texts {
  func saving(_ saving: SheetScreen.Saving) -> String {
    switch saving {
    case .saved(let time?): pick("tersimpan \(clock(time))", "saved \(clock(time))")
    case .saved(nil): pick("tersimpan", "saved")
    case .pending: pick("menyimpan…", "saving…")
    case .failed: pick("BELUM TERSIMPAN", "NOT SAVED")
    }
  }

  /// An answer in a few columns.
  func answer(_ answer: Answer?, to question: Question) -> String {
    switch (question.kind, answer?.value) {
    case (.choice, .choice(let choice)): return choice
    case (.index, .index(let index)): return numbers.exact(index)
    case (.ratio(let ratio), _):
      guard let result = ratio.result(of: answer?.counts ?? [:]) else { return none }
      return numbers.percent(result.value) + "%"
    default: return none
    }
  }

  var noteHint: String { pick("n menulis catatan", "n writes a note") }
  var evidenceHint: String { pick("l mengisi", "l fills it in") }
  var countsMissing: String { pick("belum terjawab: semua angka harus diisi", "not answered: fill in every count") }
  var requirementsMet: String { pick("syarat terpenuhi ✓", "requirements met ✓") }
  func moreLines(_ count: Int) -> String { pick("▾ \(count) baris lagi (spasi)", "▾ \(count) more (space)") }
  package func index(maximum: Double) -> String {
    pick(
      "Indeks hasil survei, 0–\(numbers.decimal(maximum, places: 0))",
      "Survey index, 0–\(numbers.decimal(maximum, places: 0))")
  }
  func indexFormula(maximum: Double) -> String {
    pick("indeks ÷ \(numbers.decimal(maximum, places: 0))", "index ÷ \(numbers.decimal(maximum, places: 0))")
  }

  func refusal(_ refusal: SheetScreen.Refusal) -> String {
    switch refusal {
    case .offers(let answers):
      let letters = answers.map { $0.prefix(1).lowercased() }
      if answers.contains(where: { $0.count > 1 }) {
        let spelled = zip(letters, answers).map { "\($0) (\($1))" }.joined(separator: pick(" atau ", " or "))
        return pick("Soal ini dijawab dengan \(spelled)", "This question is answered with \(spelled)")
      }
      let range = "\(letters.first ?? "")–\(letters.last ?? "")"
      return pick("Soal ini dijawab dengan huruf \(range)", "This question is answered with a letter \(range)")
    case .wantsCount:
      return pick("Soal ini diisi dengan angka: ketik jumlahnya", "This question takes counts: type the number")
    case .wantsIndex(let maximum):
      let most = numbers.decimal(maximum, places: 0)
      return pick(
        "Soal ini diisi dengan indeks 0–\(most): ketik angkanya",
        "This question takes an index 0–\(most): type the number")
    case .tooLong: return pick("Angka itu terlalu panjang", "That number is too long")
    }
  }

  /// The keys that answer the question at hand.
  func answerKeys(_ question: Question?) -> String {
    guard let question, !question.choices.isEmpty else { return "0–9" }
    let letters = question.choices.map { $0.answer.prefix(1).lowercased() }
    return letters.count == 2 ? letters.joined(separator: " ") : "\(letters[0])–\(letters[letters.count - 1])"
  }

  /// What a change was about, in a few words.
  func place(_ place: Change.Place) -> String {
    switch place {
    case .answer(_, let code, .value), .answer(_, let code, .count): code
    case .answer(_, let code, .note): pick("catatan \(code)", "note \(code)")
    case .answer(_, let code, .mark): pick("tanda \(code)", "mark \(code)")
    case .answer(_, let code, .evidence): pick("data dukung \(code)", "evidence \(code)")
    case .sheet: pick("identitas", "identity")
    case .file(let path): pick("sidik \(path)", "digest of \(path)")
    }
  }

  func fileNotFound(_ path: String) -> String {
    pick(
      "Tidak ada berkas \(path) di komputer ini; lokasinya dicatat tanpa sidik",
      "There is no file \(path) on this computer; its place is noted without a digest")
  }

  func found(_ count: Int) -> String {
    pick(
      "\(count) perubahan dari suntingan berkas dimasukkan · u mengurungkan",
      "\(count) changes made to the file by hand are taken over · u undoes them")
  }
  func places(_ count: Int) -> String { pick("\(count) isian", "\(count) places") }
  var joined: String {
    pick(
      "Berkas ini diubah program lain; perubahannya digabung dengan milik Anda",
      "Another program changed this file; its changes and yours are joined")
  }
  var allSaved: String { pick("Semua isian sudah tersimpan", "Everything is saved") }
  var allAnswered: String { pick("Semua soal sudah dijawab", "Every question is answered") }
  var noneUnevidenced: String { pick("Data dukung semua soal sudah lengkap", "No question lacks evidence") }
  var noneMarked: String { pick("Tidak ada soal yang ditandai", "No question is marked") }
  var nothingToUndo: String { pick("Tidak ada yang dapat diurungkan", "There is nothing to undo") }
  var nothingToRedo: String { pick("Tidak ada yang dapat diulangi", "There is nothing to redo") }
  var overtaken: String { pick("Sudah diubah lagi sesudahnya; dibiarkan", "Changed again since; left as it is") }
  func undone(_ what: String) -> String {
    pick("Diurungkan: \(what) · r mengulangi", "Undone: \(what) · r does it again")
  }
  func redone(_ what: String) -> String { pick("Diulangi: \(what)", "Done again: \(what)") }
  func unknownKey(_ key: String) -> String {
    pick("Tombol \(key) tidak dipakai di sini · ? bantuan", "The key \(key) does nothing here · ? help")
  }
  var pasteNowhere: String {
    pick(
      "Teks tempelan hanya dapat masuk ke isian teks (catatan, data dukung, cari)",
      "Pasted text only goes into text fields (note, evidence, search)")
  }

  package func problem(_ problem: ChangeProblem) -> String {
    switch problem {
    case .unknownQuestion(let code): pick("tidak ada soal \(code)", "there is no question \(code)")
    case .unknownCount(let question, let count):
      pick("soal \(question) tidak memiliki isian \(count)", "question \(question) has no count \(count)")
    case .unknownAnswer(let question, let answer, let offered):
      pick(
        "soal \(question) tidak menyediakan jawaban \(answer); pilihannya \(offered.joined(separator: ", "))",
        "question \(question) has no answer \(answer); it offers \(offered.joined(separator: ", "))")
    case .indexOutOfRange(let question, let text, let maximum):
      pick(
        "\(text) bukan indeks 0–\(numbers.decimal(maximum, places: 0)) untuk soal \(question)",
        "\(text) is no index from 0 to \(numbers.decimal(maximum, places: 0)) for question \(question)")
    case .countOutOfRange(let question, let count, let text):
      pick(
        "\(text) bukan bilangan bulat 0–\(Instrument.largestCount) untuk \(question)/\(count)",
        "\(text) is no whole number from 0 to \(Instrument.largestCount) for \(question)/\(count)")
    case .needsCounts(let question, let counts):
      pick(
        "soal \(question) diisi dengan angka: \(counts.map { "\(question)/\($0)" }.joined(separator: ", "))",
        "question \(question) takes counts: \(counts.map { "\(question)/\($0)" }.joined(separator: ", "))")
    case .unknownTarget(let target, let offered):
      pick(
        "predikat \(target) tidak ada; pilihannya \(offered.joined(separator: ", "))",
        "there is no target \(target); it is one of \(offered.joined(separator: ", "))")
    case .yearOutOfRange(let year):
      pick(
        "tahun \(year) di luar \(Instrument.years.lowerBound)–\(Instrument.years.upperBound)",
        "the year \(year) is not within \(Instrument.years.lowerBound)–\(Instrument.years.upperBound)")
    case .nameMissing: pick("nama satker belum diisi", "the satker's name is missing")
    case .misplaced: pick("isian itu tidak sesuai untuk bagian ini", "that content does not fit in this place")
    }
  }
}
