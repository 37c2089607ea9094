extension Texts {
  var satkerTitle: String { pick("Satker", "Satker") }
  var satkerHeading: String { "satker" }
  var kindHeading: String { pick("jenis", "kind") }
  var yearHeading: String { pick("tahun", "year") }
  var targetHeading: String { pick("menuju", "towards") }
  var changedHeading: String { pick("diubah", "changed") }

  func sheets(_ count: Int) -> String { pick("\(count) lembar", count == 1 ? "1 sheet" : "\(count) sheets") }
  func sheets(_ count: Int, of all: Int) -> String { pick("\(count) dari \(all) lembar", "\(count) of \(all) sheets") }

  func order(_ order: ListScreen.Order) -> String {
    switch order {
    case .satker: pick("menurut nama", "by name")
    case .total: pick("menurut nilai", "by score")
    case .answered: pick("menurut jumlah terjawab", "by answers")
    case .changed: pick("menurut perubahan terakhir", "by last change")
    }
  }

  var noSheets: [String] {
    [
      pick("Belum ada lembar di sini.", "There is no sheet here yet."),
      pick("Tekan b untuk membuat lembar baru,", "Press b to make a new one,"),
      pick("atau jalankan lke demo untuk melihat contoh.", "or run lke demo to see an example."),
    ]
  }
  var nothingFound: String {
    pick("Tidak ada satker yang cocok. esc menghapus pencarian.", "No satker matches. esc drops the filter.")
  }
  func deleted(_ id: String) -> String {
    pick("\(id) dipindahkan ke tempat sampah · u mengembalikan", "\(id) moved to the trash · u brings it back")
  }
  /// The seconds are those since it was deleted.
  func restored(_ id: String, ago seconds: Int) -> String {
    pick("\(id) dikembalikan · dihapus \(ago(seconds))", "\(id) is back · deleted \(ago(seconds))")
  }
  private func ago(_ seconds: Int) -> String {
    func count(_ unit: Int, _ indonesian: String, _ english: String) -> String {
      let count = seconds / unit
      return pick("\(count) \(indonesian) yang lalu", "\(count) \(english)\(count == 1 ? "" : "s") ago")
    }
    return switch seconds {
    case ..<60: pick("baru saja", "just now")
    case ..<3_600: count(60, "menit", "minute")
    case ..<86_400: count(3_600, "jam", "hour")
    default: count(86_400, "hari", "day")
    }
  }
  package var trashIsEmpty: String { pick("Tempat sampah kosong", "The trash is empty") }
  func damagedCannotOpen(_ id: String) -> String {
    pick("Tidak dapat dibaca; lke restore \(id) memulihkannya", "Cannot be read; lke restore \(id) mends it")
  }
  var brokenCannotOpen: String {
    pick(
      "Lembar ini tidak dapat dibaca; berkasnya tidak diubah", "This sheet cannot be read; its file was left as it is")
  }
}
