import Evaluation

extension Texts {
  func title(_ origin: Staging.Origin) -> String {
    switch origin {
    case .handEdits: pick("Suntingan berkas", "Edits of the file")
    }
  }

  /// Where the changes come from.
  func explanation(_ origin: Staging.Origin) -> String {
    switch origin {
    case .handEdits: pick("dari sheet.json", "from sheet.json")
    }
  }

  /// What the other side is called.
  func heading(_ origin: Staging.Origin) -> String {
    switch origin {
    case .handEdits: pick("berkas", "file")
    }
  }

  func overtaken(_ origin: Staging.Origin) -> String {
    switch origin {
    case .handEdits: pick("sudah berubah sejak berkas itu ditulis", "changed since that file was written")
    }
  }

  /// Why the entry of what is accepted was made.
  func reason(_ origin: Staging.Origin) -> String {
    switch origin {
    case .handEdits: editedByHand
    }
  }

  /// What is said where the changes cannot be shown at once.
  func waiting(_ origin: Staging.Origin) -> String {
    switch origin {
    case .handEdits:
      pick(
        "Berkas lembar ini disunting dengan tangan · p memutuskan",
        "This sheet's file was edited by hand · p decides")
    }
  }

  var editedByHand: String { pick("disunting pada berkas", "edited in the file") }
  var nowHeading: String { pick("sekarang", "now") }
  func differences(_ count: Int) -> String {
    pick("\(count) perbedaan", count == 1 ? "1 difference" : "\(count) differences")
  }
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
