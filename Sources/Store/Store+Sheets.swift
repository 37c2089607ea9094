import Evaluation
import FoundationEssentials
import Glibc

extension Store {
  private static let fileMode: UInt32 = 0o600

  /// Where the sheet of this id, or the one in the file at this path, is. A path begins with `/` or `.`, or ends in
  /// `.json`. Whether the sheet exists is not asked.
  package func place(of idOrPath: String) throws(StoreProblem) -> SheetPlace {
    if let id = SheetID(idOrPath) {
      // A link there would lead out of the store.
      for folder in ["\(root)/\(id.year)", "\(root)/\(id.text)"] where try Folder.kind(of: folder) == .link {
        throw StoreProblem(path: folder, reason: .symbolicLink)
      }
      return place(id)
    }
    guard idOrPath.isPath, idOrPath.hasPrefix("/") || idOrPath.hasPrefix(".") || idOrPath.hasSuffix(".json") else {
      throw StoreProblem(path: idOrPath, reason: .invalidID)
    }
    guard !idOrPath.hasPrefix("/") else { return SheetPlace(id: idOrPath, path: idOrPath) }
    guard let current = getcwd(nil, 0) else { throw StoreProblem(path: idOrPath, .read, code: errno) }
    defer { free(current) }
    return SheetPlace(id: idOrPath, path: "\(String(cString: current))/\(idOrPath)")
  }

  func place(_ id: SheetID) -> SheetPlace { SheetPlace(id: id.text, path: "\(root)/\(id.text)/sheet.json") }

  package func load(_ place: SheetPlace) throws(StoreProblem) -> StoredSheet {
    try load(place) { reference throws(StoreProblem) in try instrument(for: reference) }
  }

  private func load(
    _ place: SheetPlace,
    instrument find: (Sheet.InstrumentReference) throws(StoreProblem) -> Instrument
  ) throws(StoreProblem) -> StoredSheet {
    let content = try File.read(place.path)
    let file = try SheetFile.decode(content.bytes, path: place.path)
    let instrument = try find(file.reference)
    do throws(StoreProblem.Reason) {
      return StoredSheet(
        place: place, sheet: try file.sheet(instrument), instrument: instrument, stamp: Stamp(content.bytes),
        modified: content.modified)
    } catch {
      throw StoreProblem(path: place.path, reason: error)
    }
  }

  /// Every sheet of the store, by id; none where there is no store yet. A sheet that cannot be read does not hinder
  /// the others.
  package func list() throws(StoreProblem) -> [SheetListing] {
    var known: [(reference: Sheet.InstrumentReference, result: Result<Instrument, StoreProblem>)] = []
    func find(_ reference: Sheet.InstrumentReference) throws(StoreProblem) -> Instrument {
      if let found = known.first(where: { $0.reference == reference }) { return try found.result.get() }
      let result = Result { () throws(StoreProblem) in try instrument(for: reference) }
      known.append((reference, result))
      return try result.get()
    }

    var listings: [SheetListing] = []
    for year in try years() {
      let folder = "\(root)/\(year)"
      do throws(StoreProblem) {
        for slug in try Folder.names(in: folder) {
          guard let id = SheetID("\(year)/\(slug)") else { continue }
          let place = place(id)
          // Not a link, which would lead out of the store; nor a folder that was claimed, but never written into.
          guard try Folder.kind(of: place.folder) == .folder, try Folder.kind(of: place.path) != nil else { continue }
          let result = Result { () throws(StoreProblem) in try load(place, instrument: find) }
          listings.append(SheetListing(place: place, result: result))
        }
      } catch {
        listings.append(SheetListing(place: SheetPlace(id: year, path: folder), result: .failure(error)))
      }
    }
    return listings.sorted { $0.place.id < $1.place.id }
  }

  private func years() throws(StoreProblem) -> [String] {
    switch try Folder.kind(of: root) {
    case nil: return []
    case .other: throw StoreProblem(path: root, reason: .notAStore)
    case .folder, .link: break
    }
    var years: [String] = []
    for name in try Folder.names(in: root) where SheetID.isYear(name) {
      if try Folder.kind(of: "\(root)/\(name)") == .folder { years.append(name) }
    }
    return years
  }

  /// A new, blank sheet in a folder of its own, named after the satker; where that name is taken, with a number behind
  /// it.
  package func create(
    satker: Satker, year: Int, target: String, instrument: Instrument
  ) throws(StoreProblem) -> StoredSheet {
    let sheet = Sheet(
      uid: UUID().uuidString.lowercased(), satker: satker, year: year, target: target, instrument: instrument.reference)
    do throws(StoreProblem.Reason) {
      try instrument.checkFields(of: sheet)
    } catch {
      throw StoreProblem(path: root, reason: error)
    }
    let place = try claim(year: String(year), slug: Slug.make(satker.name))
    do throws(StoreProblem) {
      _ = try write(sheet, to: place)
      return try load(place) { _ in instrument }
    } catch {
      unlink(place.path)
      rmdir(place.folder)
      throw error
    }
  }

  /// A folder that is now ours, for a sheet of this name or, where that is taken, one with a number behind it.
  func claim(year: String, slug: String) throws(StoreProblem) -> SheetPlace {
    var number = 1
    while true {
      let name = number == 1 ? slug : "\(slug)-\(number)"
      let folder = "\(root)/\(year)/\(name)"
      if try Folder.claim(folder) { return SheetPlace(id: "\(year)/\(name)", path: "\(folder)/sheet.json") }
      number += 1
    }
  }

  /// Writes the sheet over the one that was read with this stamp.
  ///
  /// - Throws: `changedOutside` where the file holds something else by now; then nothing is written.
  package func save(
    _ sheet: Sheet, at place: SheetPlace, replacing stamp: Stamp
  ) throws(StoreProblem) -> Stamp {
    try Folder.locked(place.folder, patience: patience) { () throws(StoreProblem) in
      guard Stamp(try File.read(place.path).bytes) == stamp else {
        throw StoreProblem(path: place.path, reason: .changedOutside)
      }
      return try write(sheet, to: place)
    }
  }

  /// Reads, changes and writes the sheet under one lock. Where the body throws, the file stays as it is and the error
  /// is the result; a sheet that comes back equal is not written.
  package func update<Failure: Error>(
    _ place: SheetPlace, _ body: (Sheet, Instrument) throws(Failure) -> Sheet
  ) throws(StoreProblem) -> Result<StoredSheet, Failure> {
    try Folder.locked(place.folder, patience: patience) { () throws(StoreProblem) in
      let stored = try load(place)
      let sheet: Sheet
      do throws(Failure) {
        sheet = try body(stored.sheet, stored.instrument)
      } catch {
        return .failure(error)
      }
      guard sheet != stored.sheet else { return .success(stored) }
      do throws(StoreProblem.Reason) {
        try stored.instrument.check(sheet)
      } catch {
        throw StoreProblem(path: place.path, reason: error)
      }
      _ = try write(sheet, to: place)
      return .success(try load(place) { _ in stored.instrument })
    }
  }

  private func write(_ sheet: Sheet, to place: SheetPlace) throws(StoreProblem) -> Stamp {
    let bytes = try SheetFile.encode(sheet, path: place.path)
    try DurableFile.write(bytes, to: place.path, mode: Self.fileMode)
    return Stamp(bytes)
  }
}
