import FoundationEssentials
import Glibc
import TerminalHarness
import Testing

/// Answers typed in the terminal, and what they come to.
@Suite(.tags(.terminal)) struct FillingTests {
  let workspace = Workspace()

  /// The total on a sheet's screen, e.g. `58,70`.
  private func total(on terminal: PseudoTerminal) -> String? {
    terminal.screen.text.firstMatch(of: #/\n Total +(\d+,\d\d) /#).map { String($0.1) }
  }

  private func shown(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100)," + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
  }

  /// The whole way: all questions by two keys each, and the same total on the screen, after a new start, in `lke score`
  /// and in every export.
  @Test(.tags(.durability)) func aWholeSheetIsTyped() throws {
    let rulebook = Rulebook.standard
    for question in rulebook.questions where rulebook.kinds[question.kind]?.choices != nil {
      #expect(rulebook.replies[question.code]?.keys.count == 2)
    }
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press(rulebook.keys, see: "Semua soal sudah dijawab")
    let first = total(on: terminal)
    #expect(first == shown(rulebook.total))
    try terminal.quit()
    terminal.expectRestored()

    let sheet = try #require(workspace.sheet(id))
    #expect(sheet.answers == ["satker": rulebook.replies.mapValues(\.answer)])
    let again = try workspace.open(id)
    try again.expect("the same total as before") { total(on: again) == first }
    try again.quit()
    #expect(workspace.sheet(id) == sheet)

    let score = try workspace.lke("score", id, "--json").decoded(ScoreContract.self)
    #expect((score.answered, score.questions) == (113, 113))
    #expect(abs(score.total - rulebook.total) < 1e-9)
    #expect(score.best == score.total)
    for format in ["xlsx", "csv", "json"] {
      #expect(try workspace.lke("export", id, "--format", format, "-o", "sheet.\(format)").status == 0)
    }
    let exported = try exportedTotals()
    #expect(exported.count == 3)
    for (format, total) in exported { #expect(abs(total - rulebook.total) < 1e-9, "\(format)") }
    #expect(try workspace.lke("list").out.contains("113/113"))
  }

  /// The totals as other programs read them from the exported files.
  private func exportedTotals() throws -> [String: Double] {
    let script = """
      import csv, json, openpyxl
      sheet = openpyxl.load_workbook("sheet.xlsx", data_only=True)["LKE ZI"]
      row, = [row for row in range(7, sheet.max_row + 1) if sheet[f"B{row}"].value == "NILAI TOTAL"]
      lines = csv.DictReader(open("sheet.csv", newline=""))
      print(json.dumps({
        "xlsx": sheet[f"L{row}"].value,
        "csv": sum(float(line["score"]) for line in lines if line["score"]),
        "json": json.load(open("sheet.json"))["score"]["total"],
      }))
      """
    let run = try workspace.run("/usr/bin/python3", ["-c", script])
    try #require(run.status == 0, "\(run.err)")
    return try run.decoded([String: Double].self)
  }

  /// Every answer can be taken back, to the last one, and done again.
  @Test(.tags(.durability)) func everythingIsUndoneAndRedone() throws {
    let rulebook = Rulebook.standard
    let id = try workspace.newSheet()
    let empty = workspace.sheet(id)
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press(rulebook.keys, see: "Semua soal sudah dijawab")
    try terminal.expect("the whole sheet is saved") {
      workspace.sheet(id)?.answers == ["satker": rulebook.replies.mapValues(\.answer)]
    }
    let full = workspace.sheet(id)
    let acts = rulebook.questions.map { max(1, $0.counts?.count ?? 1) }.reduce(0, +)
    try terminal.press(String(repeating: "u", count: acts), see: "Diurungkan: A.I.1.i.a ")
    #expect(total(on: terminal) == "0,00")
    try terminal.expect("the empty sheet is saved") { workspace.sheet(id) == empty }
    try terminal.press("u", see: "Tidak ada yang dapat diurungkan")
    try terminal.press(String(repeating: "r", count: acts), see: "Diulangi: B.II.i.a")
    try terminal.expect("the whole sheet is saved again") { workspace.sheet(id) == full }
    try terminal.press("r", see: "Tidak ada yang dapat diulangi")
    try terminal.press("u", see: "Diurungkan: B.II.i.a")
    try terminal.quit()
    #expect(workspace.sheet(id)?["B.II.i.a"] == nil)
    #expect(workspace.sheet(id)?["B.I.ii.a"] != nil)
  }

  /// A letter that answers nothing here is refused in words, a wrong number stays out of the file.
  @Test func refusesWhatIsNoAnswer() throws {
    let id = try workspace.newSheet()
    let before = workspace.bytes(workspace.sheetPath(id))
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("c", see: "Soal ini dijawab dengan y (Ya) atau t (Tidak)")
    try terminal.press("7", see: "Soal ini dijawab dengan y (Ya) atau t (Tidak)")
    try terminal.press("z", see: "Tombol z tidak dipakai di sini")
    try terminal.press("\u{1B}[F", see: "Indeks hasil survei")
    try terminal.press("5\r", see: "5 bukan indeks 0–4")
    try terminal.press("\u{7F}y", see: "Soal ini diisi dengan indeks")
    try terminal.press("1234567", see: "Angka itu terlalu panjang")
    terminal.send("\u{1B}")
    try terminal.see(no: "123456")
    try terminal.quit()
    #expect(workspace.bytes(workspace.sheetPath(id)) == before)
  }

  @Test func marksClearsAndIdentity() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    terminal.send("ym")
    try terminal.expect("the answer and its mark are saved") {
      workspace.sheet(id)?["A.I.1.i.a"] == .init(value: .choice("Ya"), marked: true)
    }
    terminal.send("\u{1B}[3~")
    try terminal.expect("the answer is cleared") { workspace.sheet(id)?["A.I.1.i.a"] == .init(marked: true) }
    try terminal.press("i", see: "Identitas satker")
    terminal.send(" Kota\r53.1\rlapas\r\u{15}2027\r \r")
    try terminal.see("Lapas Contoh A Kota · 2027 · menuju WBBM")
    try terminal.quit()
    let sheet = try #require(workspace.sheet(id))
    #expect(sheet.satker == .init(name: "Lapas Contoh A Kota", code: "53.1", kind: "lapas"))
    #expect((sheet.year, sheet.target) == (2027, "wbbm"))
  }

  @Test func jumpsByWordsAndBySections() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.press("/", see: "Cari soal")
    try terminal.press("lhkpn non", see: "A.II.5.iii.b")
    terminal.send("\r")
    try terminal.see(no: "Cari soal")
    try terminal.see("Pejabat administrator (eselon III)")
    try terminal.press("g", see: "Bagian")
    try terminal.press("B.II.i", see: "Nilai Persepsi Kualitas")
    terminal.send("\r")
    try terminal.see(no: "Bagian")
    try terminal.press("2,5\r", see: "10,94")
    try terminal.quit()
    #expect(workspace.sheet(id)?.answers == ["satker": ["B.II.i.a": .init(value: .index(2.5))]])
  }

  @Test func notesAreWrittenInPlace() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("n", see: "Catatan A.I.1.i.a")
    try terminal.press("Baris satu\rBaris dya\u{7F}\u{7F}ua, çé漢\r\r", see: "Baris dua, çé漢")
    terminal.send("\u{1B}")
    try terminal.see("n catatan")
    try terminal.see("Baris dua, çé漢")
    try terminal.quit()
    #expect(workspace.sheet(id)?["A.I.1.i.a"] == .init(note: "Baris satu\nBaris dua, çé漢"))
  }

  /// What is pasted into a note stays text, with its lines.
  @Test func notesTakePastedText() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("n", see: "Catatan A.I.1.i.a")
    try terminal.press("\u{1B}[200~satu\r\nq\tdua \u{1B}[31m\u{7}\u{1B}[201~tiga", see: "tiga")
    terminal.send("\u{1B}")
    try terminal.see("n catatan")
    try terminal.quit()
    let note = try #require(workspace.sheet(id)?["A.I.1.i.a"]?.note)
    #expect(note.hasPrefix("satu\nq\tdua "))
    #expect(note.hasSuffix("tiga"))
    #expect(!note.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
  }

  @Test(arguments: ["EDITOR", "VISUAL"])
  func notesAreWrittenInTheUsersEditor(variable: String) throws {
    let editor = workspace.root + "/editor"
    try workspace.write(
      """
      #!/bin/sh
      stat -c %a "$2" > "$HOME/mode"
      [ "$1" = --wait ] && echo 'kata editor' >> "$2"
      """, to: editor, mode: 0o700)
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=", "--note", "semula")
    let terminal = try workspace.open(id, environment: [variable: editor + " --wait"])
    try terminal.see("semula")
    try terminal.press("N", see: "kata editor")
    terminal.send("y")
    try terminal.see("▸ Ya")
    try terminal.quit()
    #expect(workspace.sheet(id)?["A.I.1.i.a"] == .init(value: .choice("Ya"), note: "semula\nkata editor"))
    #expect(workspace.text(workspace.home + "/mode") == "600\n", "the note is nobody else's to read")
    #expect(workspace.names(in: workspace.root + "/tmp").isEmpty)
  }

  @Test(
    arguments: [
      (nil, "belum diatur"), ("/bin/false", "status 1"), ("/nowhere/editor", "tidak dapat dijalankan"),
    ] as [(String?, String)])
  func anEditorThatFailsLeavesTheNote(editor: String?, message: String) throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=", "--note", "semula")
    let before = workspace.bytes(workspace.sheetPath(id))
    let terminal = try workspace.open(id, environment: ["EDITOR": editor])
    try terminal.see("semula")
    try terminal.press("N", see: message)
    try terminal.see("A.I.1.i")
    try terminal.quit()
    #expect(workspace.bytes(workspace.sheetPath(id)) == before)
  }

  /// The editor's own programs find signals as the user's shell leaves them.
  @Test func theEditorInheritsNoIgnoredSignals() throws {
    let editor = workspace.root + "/editor"
    try workspace.write(
      "#!/bin/sh\ngrep SigIgn /proc/self/status > \"$HOME/ignored\"\necho selesai >> \"$1\"\n", to: editor, mode: 0o700)
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id, environment: ["EDITOR": editor])
    try terminal.see("A.I.1.i")
    try terminal.press("N", see: "selesai")
    try terminal.quit()
    let ignored = try #require(workspace.text(workspace.home + "/ignored")?.trimmed.split(separator: "\t").last)
    #expect(UInt64(ignored, radix: 16).map { $0 & 1 << (SIGPIPE - 1) } == 0)
  }

  @Test func evidenceIsEntered() throws {
    let question = Rulebook.standard.questions[0]
    let evidence = try #require(question.evidence)
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("0/\(evidence.count)")
    try terminal.press("l", see: "enter isi")
    try terminal.press("\rbukti/sk tim.pdf\r", see: "1/\(evidence.count)")
    try terminal.press("\r\u{1B}[200~https://drive.contoh.go.id/x?y=1\u{1B}[201~\r", see: "2/\(evidence.count)")
    terminal.send("\u{1B}[A+bukti/dua.pdf\r")
    try terminal.see("dua.pdf")
    terminal.send("l")
    try terminal.see("n catatan")
    try terminal.quit()
    #expect(
      workspace.sheet(id)?[question.code]?.evidence == [
        evidence[0]: ["bukti/sk tim.pdf"], evidence[1]: ["https://drive.contoh.go.id/x?y=1", "bukti/dua.pdf"],
      ])
  }
}
