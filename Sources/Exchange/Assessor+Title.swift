import Evaluation

extension Assessor {
  /// Who that is, in a document; an assessor of an institution's own is called as it calls it.
  var title: String {
    switch rawValue {
    case "satker": "Satuan kerja (penilaian mandiri)"
    case "pendahuluan": "Penilaian pendahuluan"
    case "anggota": "Anggota TPI"
    case "ketua": "Ketua TPI"
    case "dalnis": "Pengendali teknis TPI"
    case "tpn": "Tim Penilai Nasional"
    default: rawValue
    }
  }
}
