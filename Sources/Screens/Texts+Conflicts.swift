extension Texts {
  var conflictsTitle: String { pick("Benturan", "Conflicts") }
  var conflictHint: String { pick("p memutuskan", "p decides") }
  func conflicts(_ count: Int) -> String {
    pick("\(count) benturan", count == 1 ? "1 conflict" : "\(count) conflicts")
  }
  func conflictsFound(_ count: Int) -> String {
    pick(
      "\(conflicts(count)): isian yang sama diisi berbeda · p memutuskan",
      "\(conflicts(count)): people entered different things · p decides")
  }

  /// What is to be decided, for the header; empty where nothing is.
  func toDecide(conflicts: Int, edits: Int) -> String {
    let parts = (conflicts > 0 ? [self.conflicts(conflicts)] : []) + (edits > 0 ? [self.edits(edits)] : [])
    return parts.isEmpty ? "" : "≠ " + parts.joined(separator: ", ")
  }
  private func edits(_ count: Int) -> String {
    pick("\(count) suntingan", count == 1 ? "1 edit" : "\(count) edits")
  }

  var standsNow: String { pick("berlaku sekarang", "stands now") }
  func scores(question: String, total: String) -> String {
    pick("nilai soal \(question) · total \(total)", "question \(question) · total \(total)")
  }
  var joinsBoth: String { pick("gabungkan: semuanya berlaku", "join them: all of it stands") }
  var both: String { pick("digabung", "joined") }
  var cannotJoin: String {
    pick("Hanya catatan dan data dukung yang dapat digabung", "Only notes and evidence can be joined")
  }
  func sideKeys(_ count: Int) -> String { "1–\(count)" }
  func noSide(of count: Int) -> String { pick("Pilih 1 sampai \(count)", "Choose 1 to \(count)") }
  var conflictSettled: String { pick("benturan diputuskan", "conflict decided") }
  func settled(_ place: String, _ content: String) -> String {
    pick("\(place): \(content) · u mengurungkan", "\(place): \(content) · u undoes it")
  }
  var noConflicts: String { pick("Tidak ada benturan", "There is no conflict") }
  var noConflictsLeft: String {
    pick("Tidak ada benturan lagi · u mengurungkan yang terakhir", "No conflict is left · u undoes the last decision")
  }
}
