import Evaluation

extension SheetStore {
  /// The instrument with this id or in the file at this path, for a new sheet. A file from elsewhere is copied into the
  /// store, so that the sheet can be opened when the file is gone.
  package func adopt(_ idOrPath: String) throws(StoreProblem) -> Instrument {
    let instrument = try instrument(idOrPath)
    let reference = instrument.reference
    let isKnown = instruments().contains { listing in
      if case .success(let known) = listing.result { known.reference == reference } else { false }
    }
    guard !isKnown else { return instrument }
    try Folder.refuseLink(instrumentsFolder)
    try Folder.make(instrumentsFolder)
    let bytes = try File.read(idOrPath).bytes
    let plain = "\(instrumentsFolder)/\(reference.id).json"
    // Another instrument of that name may be there already: sheets are bound to it.
    let path =
      try Folder.kind(of: plain) == nil
      ? plain : "\(instrumentsFolder)/\(reference.id)-\(reference.rulesDigest.prefix(12)).json"
    try DurableFile.write(bytes, to: path, mode: 0o600)
    return instrument
  }
}
