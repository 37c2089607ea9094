import Evaluation

extension Texts {
  func title(_ origin: Staging.Origin) -> String {
    switch origin {
    case .handEdits: pick("Suntingan berkas", "Edits of the file")
    case .brokenLog: pick("Sisa riwayat yang rusak", "Rest of a broken history")
    case .file: pick("Isi berkas", "What a file holds")
    }
  }

  /// Where the changes come from.
  func explanation(_ origin: Staging.Origin) -> String {
    switch origin {
    case .handEdits: pick("dari sheet.json", "from sheet.json")
    case .brokenLog(_, let line, _): pick("sejak baris \(line)", "from line \(line)")
    case .file(let name, _): pick("dari \(name)", "from \(name)")
    }
  }

  /// What the other side is called.
  func heading(_ origin: Staging.Origin) -> String {
    switch origin {
    case .handEdits, .file: pick("berkas", "file")
    case .brokenLog: pick("sisa", "rest")
    }
  }

  package func doubt(_ doubt: Staging.Doubt) -> String {
    switch doubt {
    case .overtaken: pick("sudah berubah sejak berkas itu ditulis", "changed since that file was written")
    case .unedited:
      pick(
        "tidak diubah dalam berkas; lembarnya sudah berubah sejak diekspor",
        "not edited in the file; the sheet has changed since it was exported")
    case .unvouched:
      pick("dari baris yang tidak dapat dijamin keasliannya", "from lines that nobody can vouch for")
    case .judged: pick("sudah dinilai penilai berikutnya", "a later assessor has judged it")
    case .otherSheet:
      pick("berkas itu menyebut satker atau tahun lain", "that file names another satker or year")
    }
  }

  /// Why the entry of what is accepted was made.
  func reason(_ origin: Staging.Origin) -> String {
    switch origin {
    case .handEdits: editedByHand
    case .brokenLog(let replica, let line, _):
      pick("sisa riwayat \(replica) sejak baris \(line)", "rest of the history \(replica) from line \(line)")
    case .file(let name, let digest): importReason(name, digest)
    }
  }

  /// Why the entry of an import was made.
  package func importReason(_ name: String, _ digest: String) -> String {
    pick("impor \(name) (\(digest))", "import \(name) (\(digest))")
  }

  /// What is said where the changes cannot be shown at once.
  func waiting(_ origin: Staging.Origin) -> String {
    switch origin {
    case .handEdits:
      pick(
        "Berkas lembar ini disunting dengan tangan · p memutuskan",
        "This sheet's file was edited by hand · p decides")
    case .brokenLog(let replica, let line, _):
      pick(
        "Riwayat \(replica) rusak sejak baris \(line) · p memutuskan",
        "The history \(replica) is broken from line \(line) on · p decides")
    case .file(let name, _):
      pick("Isi \(name) belum diputuskan · p memutuskan", "What \(name) holds is not decided · p decides")
    }
  }

  /// What became of it.
  func decided(_ origin: Staging.Origin, accepted count: Int) -> String {
    switch origin {
    case .handEdits: count == 0 ? noneAccepted : found(count)
    case .brokenLog:
      count == 0
        ? pick("Sisa riwayat itu ditolak", "That rest of the history is refused")
        : pick(
          "\(count) isian dari sisa riwayat itu diterima · u mengurungkan",
          "\(count) places of that rest are accepted · u undoes them")
    case .file(let name, _):
      count == 0
        ? pick("Tidak ada isian \(name) yang diterima", "Nothing of \(name) is accepted")
        : pick(
          "\(count) isian diterima · u mengurungkan · \(name)", "\(count) places accepted · u undoes them · \(name)")
    }
  }

  var editedByHand: String { pick("disunting pada berkas", "edited in the file") }
  var nowHeading: String { pick("sekarang", "now") }
  func differences(_ count: Int) -> String {
    pick("\(count) perbedaan", count == 1 ? "1 difference" : "\(count) differences")
  }
  func unread(_ count: Int) -> String { pick("\(count) tidak terbaca", "\(count) not understood") }
  func accepted(_ count: Int, of all: Int) -> String {
    pick("\(count) dari \(all) diterima", "\(count) of \(all) accepted")
  }
  func group(_ group: StagingScreen.Group, _ instrument: Instrument) -> String {
    switch group {
    case .identity: identity
    case .area(let index): "\(instrument.areas[index].number)  \(instrument.areas[index].name)"
    case .component(let index): "\(instrument.nodes[index].code)  \(instrument.nodes[index].name)"
    }
  }
  var groupHint: String {
    pick("spasi menerima atau menolak seluruh bagian ini", "space accepts or refuses all of this part")
  }
  var findings: String { pick("Tidak dapat diambil dari berkas", "Not to be had from the file") }
  var findingsHint: String {
    pick(
      "Yang di bawah ini tidak mengubah apa pun; isi sendiri bila perlu",
      "What follows changes nothing; enter it yourself where needed")
  }
  var importForm: String { pick("Impor jawaban dari berkas", "Import answers from a file") }
  package var nothingDiffers: String {
    pick("Tidak ada yang berbeda dari lembar ini", "Nothing differs from this sheet")
  }
  var decideFirst: String {
    pick("Putuskan dahulu yang menunggu · p memutuskan", "First decide what is waiting · p decides")
  }
  var decidedLater: String {
    pick("Belum diputuskan; berkasnya dibiarkan · p memutuskan", "Not decided; the file is left as it is · p decides")
  }
  var noneAccepted: String { pick("Tidak ada suntingan yang dimasukkan", "None of the edits is taken over") }
  package var editsOvertaken: String {
    pick("isian itu sudah berubah sejak berkas itu ditulis", "those places have changed since that file was written")
  }
  package func kept(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return pick("Suntingan yang ditolak ada di \(name)", "What was refused is in \(name)")
  }
}
