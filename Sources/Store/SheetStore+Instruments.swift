import Evaluation

extension SheetStore {
  /// The user's own instruments lie here as `*.json`.
  package var instrumentsFolder: String { root + "/instruments" }

  /// The built-in instruments, then the user's own by file name; one that is broken does not hinder the others.
  package func instruments() -> [InstrumentListing] {
    InstrumentFile.builtIn.map { .init(origin: .builtIn($0.name), result: $0.result.map(\.instrument)) }
      + ownInstruments()
  }

  /// The instrument with this id, or in the file at this path (which has a slash in it or ends in `.json`). An id means
  /// the built-in instrument before a user's own.
  package func instrument(_ idOrPath: String) throws(StoreProblem) -> Instrument {
    if idOrPath.contains("/") || idOrPath.hasSuffix(".json") {
      return try InstrumentFile.decode(File.read(idOrPath).bytes, path: idOrPath)
    }
    let listings = instruments()
    for case .success(let instrument) in listings.map(\.result) where instrument.id == idOrPath { return instrument }
    throw blame(listings, for: idOrPath) ?? StoreProblem(path: root, reason: .instrumentUnknown(idOrPath))
  }

  /// The instrument that a sheet is bound to, by id and rules.
  package func instrument(for reference: Sheet.InstrumentReference) throws(StoreProblem) -> Instrument {
    if InstrumentFile.builtInNames.contains(reference.id) {
      for case .success(let known) in InstrumentFile.builtIn.map(\.result) where known.reference == reference {
        return known.instrument
      }
    }
    let own = ownInstruments()
    for case .success(let instrument) in own.map(\.result) where instrument.reference == reference {
      return instrument
    }
    if let problem = blame(own, for: reference.id) { throw problem }
    let found = instruments().compactMap { listing -> String? in
      guard case .success(let instrument) = listing.result, instrument.id == reference.id else { return nil }
      return instrument.reference.rulesDigest
    }
    throw StoreProblem(
      path: root,
      reason: found.isEmpty
        ? .instrumentUnknown(reference.id)
        : .instrumentRules(id: reference.id, wanted: reference.rulesDigest, found: found))
  }

  private func ownInstruments() -> [InstrumentListing] {
    do throws(StoreProblem) {
      return try Folder.names(in: instrumentsFolder).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
        .map { name in
          let path = "\(instrumentsFolder)/\(name)"
          return .init(
            origin: .file(path),
            result: Result { () throws(StoreProblem) in try InstrumentFile.decode(File.read(path).bytes, path: path) })
        }
    } catch {
      // Nobody has to have instruments of their own.
      return error.reason == .notFound ? [] : [.init(origin: .file(instrumentsFolder), result: .failure(error))]
    }
  }

  /// The problem of the broken file that by its name should have been the instrument.
  private func blame(_ listings: [InstrumentListing], for id: String) -> StoreProblem? {
    for listing in listings where listing.origin == .file("\(instrumentsFolder)/\(id).json") {
      if case .failure(let problem) = listing.result { return problem }
    }
    return nil
  }
}
