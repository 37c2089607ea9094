/// The LKE of one work unit in one year: who it is about, what it aims at, and what each assessor answered.
package struct Sheet: Equatable, Sendable {
  /// Made once, never changed, and the same in every copy.
  package let uid: String
  package var satker: Satker
  package var year: Int
  /// The id of the predicate that the satker aims at, e.g. `wbk`.
  package var target: String
  package let instrument: InstrumentReference
  /// By assessor and question code; empty answers are not kept.
  package private(set) var answers: [Assessor: [String: Answer]] = [:]
  /// By path, as the evidence spells it: what the file held when it was referred to. Of links, and of files that were not
  /// at hand, nothing is known.
  package var files: [String: EvidenceFile] = [:]

  /// The instrument that the sheet is bound to: sheets of other rules do not compare.
  package struct InstrumentReference: Equatable, Sendable {
    package let id: String
    /// SHA-256 of `Instrument.rules`, in hexadecimal.
    package let rulesDigest: String

    package init(id: String, rulesDigest: String) {
      self.id = id
      self.rulesDigest = rulesDigest
    }
  }

  package init(uid: String, satker: Satker, year: Int, target: String, instrument: InstrumentReference) {
    self.uid = uid
    self.satker = satker
    self.year = year
    self.target = target
    self.instrument = instrument
  }

  /// Whether any answer's evidence names the path.
  package func refers(to path: String) -> Bool {
    answers.values.contains { $0.values.contains { $0.evidence.values.contains { $0.contains(path) } } }
  }

  package subscript(assessor: Assessor, question: String) -> Answer? {
    get { answers[assessor]?[question] }
    set {
      answers[assessor, default: [:]][question] = newValue.flatMap { $0.isEmpty ? nil : $0 }
      if answers[assessor]?.isEmpty == true { answers[assessor] = nil }
    }
  }
}

/// The work unit (satuan kerja) that a sheet is about.
package struct Satker: Equatable, Sendable {
  package var name: String
  /// The institution's code for the unit; empty where there is none.
  package var code: String
  /// What sort of unit it is, e.g. `imigrasi`; empty where nobody said.
  package var kind: String

  package init(name: String, code: String = "", kind: String = "") {
    self.name = name
    self.code = code
    self.kind = kind
  }
}
