import CInstruments
import Evaluation

@testable import Store

/// The built-in instrument and sheets of it.
enum Samples {
  static let id = "permenpanrb-90-2021"
  static let builtInBytes = Array(
    UnsafeBufferPointer(start: lke_instrument_at(0).bytes, count: lke_instrument_at(0).count))
  static var builtInText: String { String(decoding: builtInBytes, as: UTF8.self) }

  static func instrument() throws -> Instrument { try SheetStore(root: "/nowhere").instrument(id) }

  /// A small instrument with one question of each kind.
  static let small = """
    {
      "format": 1, "id": "small", "name": "Small", "regulation": "None",
      "kinds": {
        "YT": {"choices": [{"answer": "Ya", "value": 1}, {"answer": "Tidak", "value": 0}]},
        "PCT": {"ratio": {}}, "IDX4": {"index": {"maximum": 4}}
      },
      "components": [
        {
          "code": "A", "name": "A", "weight": 100,
          "questions": [
            {"code": "A.a", "kind": "YT", "text": "a", "criteria": {"Ya": "yes", "Tidak": "no"}, "evidence": []},
            {
              "code": "A.b", "kind": "PCT", "text": "b",
              "counts": [{"name": "all", "text": "all"}, {"name": "done", "text": "done"}],
              "formula": {"ratio": ["done", "all"]}, "whenNothing": {"value": 0, "reason": "none"}, "evidence": []
            },
            {"code": "A.c", "kind": "IDX4", "text": "c", "evidence": []}
          ]
        }
      ],
      "areas": [],
      "predicates": [
        {
          "id": "wbk", "name": "WBK", "short": "WBK",
          "requirements": [{"id": "total", "name": "Total", "kind": "score", "parts": ["A"], "minimum": 75}]
        }
      ]
    }
    """

  static func smallInstrument() throws -> Instrument {
    try InstrumentFile.decode(Array(small.utf8), path: "small.json")
  }

  /// A sheet with everything in it that a sheet can hold.
  static func fullSheet(_ instrument: Instrument) -> Sheet {
    var sheet = Sheet(
      uid: "0c8e4f9e-58a1-4a53-9f0c-7d6a1b2c3d4e",
      satker: Satker(name: "Lapas Contoh A/Ä \"1\"", code: "12.34", kind: "pemasyarakatan"), year: 2026, target: "wbk",
      instrument: instrument.reference)
    var choice = Answer()
    choice.value = .choice("Ya")
    choice.note = "Baris satu\nbaris dua\t\u{1}\u{1B}[31m \u{202E} 🇮🇩"
    choice.isMarked = true
    choice.evidence = [
      "SK tim kerja ZI": ["bukti/sk.pdf", "https://contoh.go.id/sk?a=1&b=2"], "é": ["x"], "e": ["y"], "Z": [""],
    ]
    var ratio = Answer()
    ratio.counts = ["agents": 2, "changes": 3]
    var partial = Answer()
    partial.counts = ["agents": 0]
    var index = Answer()
    index.value = .index(3.6)
    var note = Answer()
    note.note = "belum"
    for assessor in [Assessor.satker, Assessor(rawValue: "tpn")] {
      sheet[assessor, "A.I.1.i.a"] = choice
      sheet[assessor, "B.I.i.a"] = index
      sheet[assessor, "A.I.1.i.b"] = note
    }
    sheet[.satker, "A.II.1.i.a"] = ratio
    sheet[Assessor(rawValue: "tpn"), "A.II.1.i.a"] = partial
    sheet.files = ["bukti/sk.pdf": EvidenceFile(size: 12_345, digest: String(repeating: "0a", count: 32))]
    return sheet
  }
}
