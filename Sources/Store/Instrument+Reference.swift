import Evaluation

extension Instrument {
  /// What a sheet of this instrument is bound to. Computed at each call.
  package var reference: Sheet.InstrumentReference {
    .init(id: id, rulesDigest: SHA256.hexadecimal(Array(rules.utf8)))
  }
}
