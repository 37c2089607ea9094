import TerminalUI

extension Texts {
  /// What the footer calls the command: a word or two.
  package func name(_ command: Command, in context: KeyMap.Context) -> String {
    switch (command, context) {
    case (.accept, .text): return pick("selesai", "done")
    case (.accept, .form): return pick("lanjut", "go on")
    case (.accept, .field), (.accept, .filter): return pick("selesai", "done")
    case (.accept, .confirm): return pick("ya", "yes")
    case (.accept, .staging): return pick("masukkan", "take over")
    case (.back, .staging): return pick("nanti", "later")
    case (.open, .conflicts): return pick("ke soal", "to the question")
    case (.clear, _): return pick("kosongkan", "clear")
    case (.open, .history): return pick("lihat saat itu", "as it was")
    default: return name(command)
    }
  }

  private func name(_ command: Command) -> String {
    switch command {
    case .help: pick("bantuan", "help")
    case .quit: pick("keluar", "quit")
    case .back: pick("kembali", "back")
    case .suspend: pick("jeda", "suspend")
    case .redraw: pick("gambar ulang", "redraw")
    case .up: pick("ke atas", "up")
    case .down: pick("ke bawah", "down")
    case .pageUp: pick("halaman naik", "page up")
    case .pageDown: pick("halaman turun", "page down")
    case .first: pick("awal", "first")
    case .last: pick("akhir", "last")
    case .open: pick("buka", "open")
    case .new: pick("baru", "new")
    case .delete: pick("hapus", "delete")
    case .restore: pick("urungkan hapus", "undo delete")
    case .sort: pick("urutkan", "sort")
    case .filter: pick("cari", "find")
    case .answer: pick("jawab", "answer")
    case .next: pick("berikutnya", "next")
    case .clear: pick("kosongkan", "clear")
    case .undo: pick("urungkan", "undo")
    case .redo: pick("ulangi", "redo")
    case .note: pick("catatan", "note")
    case .editor: pick("editor", "editor")
    case .evidence: pick("data dukung", "evidence")
    case .mark: pick("tandai", "mark")
    case .search: pick("cari", "search")
    case .sections: pick("bagian", "sections")
    case .previousSubarea: pick("subarea sebelumnya", "previous sub-area")
    case .nextSubarea: pick("subarea berikutnya", "next sub-area")
    case .nextUnevidenced: pick("bukti kurang", "lacking evidence")
    case .nextMarked: pick("yang ditandai", "marked")
    case .readOn: pick("lanjutan soal", "read on")
    case .progress: pick("kemajuan", "progress")
    case .export: pick("ekspor", "export")
    case .importFile: pick("impor", "import")
    case .identity: pick("identitas", "identity")
    case .saveElsewhere: pick("simpan di tempat lain", "save elsewhere")
    case .edit: pick("isi", "fill in")
    case .add: pick("tambah", "add")
    case .remove: pick("hapus", "remove")
    case .unanswered: pick("belum dijawab", "unanswered")
    case .unevidenced: pick("bukti kurang", "lacking evidence")
    case .marked: pick("ditandai", "marked")
    case .predicate: pick("WBK/WBBM", "WBK/WBBM")
    case .history: pick("riwayat", "history")
    case .sameQuestion: pick("soal ini", "this question")
    case .recover: pick("pulihkan", "restore")
    case .recoverAll: pick("pulihkan semua", "restore all")
    case .settle: pick("putuskan", "decide")
    case .decide: pick("berlaku", "stands")
    case .join: pick("gabungkan", "join")
    case .toggle: pick("terima/tolak", "accept/refuse")
    case .toggleAll: pick("semua", "all")
    case .accept: pick("pilih", "choose")
    case .cancel: pick("batal", "cancel")
    case .nextField: pick("isian berikutnya", "next field")
    case .previousField: pick("isian sebelumnya", "previous field")
    case .change: pick("ganti pilihan", "change")
    }
  }

  /// What the command does, in a sentence for the help.
  package func explanation(_ command: Command, in context: KeyMap.Context) -> String {
    switch (command, context) {
    case (.help, _): pick("Menampilkan bantuan ini", "Show this help")
    case (.quit, _): pick("Keluar; isian disimpan dahulu", "Quit; everything is saved already")
    case (.back, .sheet): pick("Kembali ke daftar satker", "Back to the list of satker")
    case (.back, .evidence): pick("Kembali ke soal", "Back to the question")
    case (.back, .progress), (.back, .conflicts): pick("Kembali ke lembar", "Back to the sheet")
    case (.back, .staging): pick("Putuskan nanti; berkasnya dibiarkan", "Decide later; the file is left as it is")
    case (.back, .history): pick("Kembali; esc menghapus pencarian dahulu", "Back; esc drops the filter first")
    case (.back, .past): pick("Kembali ke riwayat", "Back to the history")
    case (.back, _): pick("Menutup", "Close")
    case (.suspend, _):
      pick("Kembali ke shell untuk sementara (fg melanjutkan)", "Back to the shell for now (fg resumes)")
    case (.redraw, _): pick("Menggambar ulang layar", "Redraw the screen")
    case (.up, .sheet), (.up, .past): pick("Soal atau angka sebelumnya", "Previous question or count")
    case (.down, .sheet), (.down, .past): pick("Soal atau angka berikutnya", "Next question or count")
    case (.pageUp, .sheet), (.pageUp, .past): pick("Area sebelumnya", "Previous area")
    case (.pageDown, .sheet), (.pageDown, .past): pick("Area berikutnya", "Next area")
    case (.first, .sheet), (.first, .past): pick("Soal pertama", "First question")
    case (.last, .sheet), (.last, .past): pick("Soal terakhir", "Last question")
    case (.up, _): pick("Ke atas", "Up")
    case (.down, _): pick("Ke bawah", "Down")
    case (.pageUp, _): pick("Satu halaman ke atas", "One page up")
    case (.pageDown, _): pick("Satu halaman ke bawah", "One page down")
    case (.first, _): pick("Ke awal", "To the first")
    case (.last, _): pick("Ke akhir", "To the last")
    case (.open, .progress):
      pick("Membuka soal pertama yang belum dijawab di baris itu", "Open the first unanswered question of that row")
    case (.open, .history): pick("Melihat lembar dalam keadaan saat itu", "Look at the sheet as it was then")
    case (.open, .conflicts):
      pick("Ke soalnya, untuk menjawab lain; itu juga memutuskan", "To the question; another answer decides, too")
    case (.open, _): pick("Membuka lembar", "Open the sheet")
    case (.settle, _): pick("Memutuskan benturan atau suntingan berkas", "Decide conflicts, or edits of the file")
    case (.decide, _): pick("Isian bernomor itu yang berlaku", "What has that number stands")
    case (.join, _): pick("Menggabungkan catatan atau data dukung", "Join the notes or the evidence")
    case (.toggle, _):
      pick("Menerima atau menolak; di baris area: semuanya", "Accept or refuse; on an area's line all of it")
    case (.toggleAll, _): pick("Menerima atau menolak semua", "Accept or refuse everything")
    case (.new, _): pick("Membuat lembar baru", "Make a new sheet")
    case (.delete, _): pick("Memindahkan lembar ke tempat sampah", "Move the sheet to the trash")
    case (.restore, _): pick("Mengembalikan lembar yang terakhir dihapus", "Bring back the sheet deleted last")
    case (.sort, _): pick("Mengganti urutan", "Change the order")
    case (.filter, .history):
      pick("Mencari soal, isi, nama, atau alasan dengan mengetik", "Find a question, content, name or reason by typing")
    case (.filter, _): pick("Mencari satker dengan mengetik", "Filter by typing")
    case (.answer, _):
      pick(
        "Menjawab: huruf, y/t (Ya/Tidak), atau angka",
        "Answer: letter, y/t (Ya/Tidak), or digits")
    case (.next, _): pick("Soal berikutnya yang belum dijawab", "Next unanswered question")
    case (.clear, _): pick("Mengosongkan jawaban", "Clear the answer")
    case (.undo, _): pick("Mengurungkan perubahan terakhir, tanpa batas", "Undo the last change, without limit")
    case (.redo, _): pick("Mengulangi perubahan yang diurungkan", "Redo what was undone")
    case (.note, _): pick("Menulis catatan", "Write the note")
    case (.editor, _): pick("Menulis catatan dalam $VISUAL atau $EDITOR", "Write the note in $VISUAL or $EDITOR")
    case (.evidence, .past): pick("Melihat data dukung", "Look at the evidence")
    case (.evidence, _): pick("Mengisi data dukung", "Fill in the evidence")
    case (.mark, _): pick("Menandai soal, atau menghapus tandanya", "Mark the question, or unmark it")
    case (.search, _): pick("Mencari soal", "Search the questions")
    case (.sections, _): pick("Melompat ke area atau subarea", "Jump to an area or sub-area")
    case (.previousSubarea, _): pick("Subarea sebelumnya", "Previous sub-area")
    case (.nextSubarea, _): pick("Subarea berikutnya", "Next sub-area")
    case (.nextUnevidenced, _):
      pick("Soal berikutnya yang data dukungnya belum lengkap", "Next question with evidence missing")
    case (.nextMarked, _): pick("Soal berikutnya yang ditandai", "Next marked question")
    case (.readOn, .history): pick("Membaca lanjutan rincian yang panjang", "Read on in a long entry")
    case (.readOn, _): pick("Membaca lanjutan soal yang panjang", "Read on in a long question")
    case (.progress, _): pick("Kemajuan satker dan syarat predikat", "Progress and requirements")
    case (.export, _):
      pick("Mengekspor lembar (xlsx, pdf, csv, csv-excel, json)", "Export the sheet (xlsx, pdf, csv, csv-excel, json)")
    case (.importFile, _):
      pick("Mengambil jawaban dari berkas yang sudah diisi", "Take over answers from a filled-in file")
    case (.identity, _):
      pick("Mengubah nama, kode, jenis, tahun, dan predikat", "Change name, code, kind, year and target")
    case (.saveElsewhere, _):
      pick(
        "Menyimpan di folder lain bila gagal tersimpan", "Save in another folder where saving fails")
    case (.edit, _): pick("Mengisi atau mengubah lokasi berkas atau tautan", "Fill in or change the path or link")
    case (.add, _):
      pick(
        "Menambah lokasi atau tautan untuk data dukung yang sama", "Add another path or link for that evidence")
    case (.remove, _): pick("Menghapus lokasi berkas atau tautan", "Remove the path or link")
    case (.unanswered, _): pick("Memilih dari soal yang belum dijawab", "Choose among the unanswered questions")
    case (.unevidenced, _):
      pick("Memilih dari soal yang data dukungnya belum lengkap", "Choose among those with evidence missing")
    case (.marked, _): pick("Memilih dari soal yang ditandai", "Choose among the marked questions")
    case (.predicate, _): pick("Menilai menurut predikat yang lain", "Judge by the other predicate")
    case (.history, _):
      pick("Riwayat: siapa mengubah apa, kapan, dan mengapa", "History: who changed what, when and why")
    case (.sameQuestion, _):
      pick("Hanya soal tempat riwayat dibuka, atau semua", "Only the question one came from, or all")
    case (.recover, .past): pick("Memulihkan soal ini ke keadaan saat itu", "Restore this question to how it was then")
    case (.recover, _):
      pick("Memulihkan isian langkah ini ke keadaan saat itu", "Restore what this act changed to how it left it")
    case (.recoverAll, _):
      pick("Memulihkan seluruh lembar ke keadaan saat itu", "Restore the whole sheet to how it was then")
    case (.accept, .form): pick("Isian berikutnya; pada isian terakhir: selesai", "Next field; on the last one: done")
    case (.accept, .text): pick("Selesai; catatan disimpan", "Done; the note is kept")
    case (.accept, .field), (.accept, .filter): pick("Selesai", "Done")
    case (.accept, .confirm): pick("Ya, lakukan", "Yes, do it")
    case (.accept, .staging):
      pick("Memasukkan yang diterima, menolak yang lain", "Take over what is accepted, refuse the rest")
    case (.accept, _): pick("Memilih", "Choose")
    case (.cancel, .sheet): pick("Membatalkan angka yang sedang diketik", "Drop the digits being typed")
    case (.cancel, .list): pick("Menghapus pencarian", "Drop the filter")
    case (.cancel, _): pick("Batal", "Cancel")
    case (.nextField, _): pick("Isian berikutnya", "Next field")
    case (.previousField, _): pick("Isian sebelumnya", "Previous field")
    case (.change, _): pick("Mengganti pilihan", "Change the choice")
    }
  }

  /// How a key is named.
  package func name(_ key: Key) -> String {
    switch key {
    case .character(" "): pick("spasi", "space")
    case .character(let character): String(character)
    case .control(let character): "ctrl-\(character)"
    case .enter: "enter"
    case .escape: "esc"
    case .tab: "tab"
    case .backTab: "shift-tab"
    case .backspace: "backspace"
    case .delete: "del"
    case .insert: "ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "home"
    case .end: "end"
    case .pageUp: "pgup"
    case .pageDown: "pgdn"
    case .function(let number): "f\(number)"
    case .paste: pick("tempel", "paste")
    }
  }

  /// The keys of a binding; those that answer are named as ranges.
  package func keys(of binding: Binding) -> String {
    switch binding.command {
    case .answer: "a–e y t 0–9"
    case .decide: sideKeys(9)
    default: binding.keys.map(name).joined(separator: " ")
    }
  }

  package func name(_ context: KeyMap.Context) -> String {
    switch context {
    case .list: pick("Daftar satker", "List of satker")
    case .filter: pick("Mencari dalam daftar", "Finding in the list")
    case .sheet: pick("Lembar", "Sheet")
    case .evidence: pick("Data dukung", "Evidence")
    case .field: pick("Mengisi data dukung", "Filling in evidence")
    case .progress: pick("Kemajuan", "Progress")
    case .history: pick("Riwayat", "History")
    case .past: pick("Keadaan lampau", "A past state")
    case .conflicts: pick("Benturan", "Conflicts")
    case .staging: pick("Suntingan", "Edits")
    case .confirm: pick("Konfirmasi", "Confirmation")
    case .picker: pick("Memilih soal", "Choosing a question")
    case .form: pick("Formulir", "Form")
    case .text: pick("Catatan", "Note")
    case .help: pick("Bantuan", "Help")
    }
  }
}
