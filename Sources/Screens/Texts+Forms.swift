extension Texts {
  var newSheet: String { pick("Lembar baru", "New sheet") }
  var identity: String { pick("Identitas satker", "Identity of the satker") }
  var export: String { pick("Ekspor", "Export") }
  var satkerName: String { pick("Nama satker", "Name of the satker") }
  var satkerCode: String { pick("Kode", "Code") }
  var satkerKind: String { pick("Jenis", "Kind") }
  var year: String { pick("Tahun", "Year") }
  var targetLabel: String { pick("Menuju", "Towards") }
  var instrumentLabel: String { pick("Instrumen", "Instrument") }
  var formatLabel: String { pick("Format", "Format") }
  var pathLabel: String { pick("Berkas", "File") }
  func formHint(isOnLastField: Bool) -> String {
    isOnLastField
      ? pick("enter selesai · ↑ isian sebelumnya · esc batal", "enter done · ↑ previous field · esc cancel")
      : pick(
        "enter isian berikutnya · ←→ ganti pilihan · esc batal", "enter next field · ←→ change the choice · esc cancel")
  }
  var elsewhere: String { pick("Simpan di tempat lain", "Save elsewhere") }
  var folderLabel: String { "Folder" }
  var folderMissing: String { pick("Nama folder belum diisi", "The folder's name is missing") }
  package func savedElsewhere(_ id: String, _ folder: String) -> String {
    pick(
      "Tersimpan di tempat lain; satukan kelak dengan: lke merge \(id) \(folder)",
      "Saved elsewhere; bring it back later with: lke merge \(id) \(folder)")
  }
  var pathMissing: String { pick("Nama berkas belum diisi", "The file's name is missing") }
  package func exported(_ path: String) -> String { pick("Diekspor ke \(path)", "Exported to \(path)") }
  func replaceQuestion(_ path: String) -> String {
    pick("\(path) sudah ada. Ganti?", "\(path) exists already. Replace it?")
  }
  var replaceHint: String { pick("y ganti · esc batal", "y replace · esc cancel") }
  var discardQuestion: String {
    pick(
      "Perubahan terakhir belum tersimpan dan akan hilang. Tetap keluar?",
      "The last changes are not saved. Quit and lose them?")
  }
  var discardHint: String { pick("y keluar tanpa menyimpan · esc kembali", "y lose them and quit · esc back") }
  func undoQuestion(_ changes: Int) -> String {
    pick(
      "Langkah sebelumnya mengubah \(changes) isian sekaligus. Urungkan semuanya?",
      "The step before changed \(changes) places at once. Undo them all?")
  }
  var undoHint: String { pick("y urungkan · esc batal", "y undo · esc cancel") }
  var noQuestionFound: String { pick("Tidak ada yang cocok", "Nothing matches") }
  var searchTitle: String { pick("Cari soal", "Search the questions") }
  var sectionsTitle: String { pick("Bagian", "Sections") }
  func noteTitle(_ code: String) -> String { pick("Catatan \(code)", "Note on \(code)") }
  func tooSmall(_ columns: Int, _ rows: Int) -> [String] {
    [
      pick("Layar terlalu kecil: \(columns)x\(rows).", "The screen is too small: \(columns)x\(rows)."),
      pick("Perbesar menjadi 80x24 atau lebih.", "Make it 80x24 or larger."),
    ]
  }
  func help(_ context: KeyMap.Context) -> String { pick("Bantuan · \(name(context))", "Help · \(name(context))") }
}
