import Evaluation
import FoundationEssentials
import Glibc

extension SheetStore {
  static let fileMode: UInt32 = 0o600

  /// Where the sheet of this id, or the one in the file at this path, is. A path begins with `/` or `.`, or ends in
  /// `.json`. Whether the sheet exists is not asked.
  package func place(of idOrPath: String) throws(StoreProblem) -> SheetPlace {
    if let id = SheetID(idOrPath) ?? id(ofPath: idOrPath) {
      let place = place(id)
      try refuseLinkedFolders(place)
      return place
    }
    guard idOrPath.isPath, idOrPath.hasPrefix("/") || idOrPath.hasPrefix(".") || idOrPath.hasSuffix(".json") else {
      throw StoreProblem(path: idOrPath, reason: .invalidID)
    }
    return SheetPlace(id: idOrPath, path: idOrPath)
  }

  /// The id of a sheet of the store that is given by its path.
  private func id(ofPath path: String) -> SheetID? {
    guard path.hasPrefix(root + "/"), path.hasSuffix("/sheet.json") else { return nil }
    return SheetID(String(path.dropFirst(root.count + 1).dropLast("/sheet.json".count)))
  }

  func place(_ id: SheetID) -> SheetPlace { SheetPlace(id: id.text, path: "\(root)/\(id.text)/sheet.json") }

  /// The folders of a sheet of the store are no links: they could lead out of it.
  func refuseLinkedFolders(_ place: SheetPlace) throws(StoreProblem) {
    guard let id = SheetID(place.id), self.place(id) == place else { return }
    for folder in ["\(root)/\(id.year)", "\(root)/\(id.text)"] { try Folder.refuseLink(folder) }
  }

  /// Before something of the sheet is written: what a link leads to is somebody else's.
  func refuseLinks(_ place: SheetPlace) throws(StoreProblem) {
    try refuseLinkedFolders(place)
    try Folder.refuseLink(place.historyFolder)
    if try Folder.kind(of: place.path) == .link { throw StoreProblem(path: place.path, reason: .symbolicLink) }
  }

  package func load(_ place: SheetPlace) throws(StoreProblem) -> StoredSheet {
    try load(place) { reference throws(StoreProblem) in try instrument(for: reference) }
  }

  private func load(
    _ place: SheetPlace, instrument find: InstrumentSearch
  ) throws(StoreProblem) -> StoredSheet {
    let content = try File.read(place.path)
    let (sheet, instrument) = try sheet(in: content.bytes, at: place, instrument: find)
    return StoredSheet(
      place: place, sheet: sheet, instrument: instrument, stamp: Stamp(content.bytes), modified: content.modified)
  }

  typealias InstrumentSearch = (Sheet.InstrumentReference) throws(StoreProblem) -> Instrument

  /// The sheet in the bytes of its file, every part of it checked.
  func sheet(
    in bytes: [UInt8], at place: SheetPlace, instrument find: InstrumentSearch
  ) throws(StoreProblem) -> (Sheet, Instrument) {
    let file = try SheetFile.decode(bytes, path: place.path)
    let instrument = try self.instrument(of: file, at: place, find)
    do throws(StoreProblem.Reason) {
      return (try file.sheet(instrument), instrument)
    } catch {
      throw StoreProblem(path: place.path, reason: error)
    }
  }

  func instrument(
    of file: SheetFile, at place: SheetPlace,
    _ find: InstrumentSearch
  ) throws(StoreProblem) -> Instrument {
    do throws(StoreProblem) {
      return try find(file.reference)
    } catch {
      switch error.reason {
      // The sheet asks for what is not there; anything else is wrong with the instrument's own file.
      case .instrumentUnknown, .instrumentRules: throw StoreProblem(path: place.path, reason: error.reason)
      default: throw error
      }
    }
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
    try Folder.refuseLink("\(root)/\(year)")
    var number = 1
    while true {
      let name = number == 1 ? slug : "\(slug)-\(number)"
      let folder = "\(root)/\(year)/\(name)"
      if try Folder.claim(folder) { return SheetPlace(id: "\(year)/\(name)", path: "\(folder)/sheet.json") }
      number += 1
    }
  }

  /// Writes the sheet over the one that was read with this stamp, and what changed into its history.
  ///
  /// - Throws: `changedOutside` where the file holds something else by now; then nothing is written.
  package func save(
    _ sheet: Sheet, at place: SheetPlace, replacing stamp: Stamp
  ) throws(StoreProblem) -> Stamp {
    try refuseLinks(place)
    return try Folder.locked(place.folder, patience: patience) { () throws(StoreProblem) in
      guard Stamp(try File.read(place.path).bytes) == stamp else {
        throw StoreProblem(path: place.path, reason: .changedOutside)
      }
      let before = try load(place)
      try record(before.sheet.changes(to: sheet), in: try open(place), by: nil, reason: "")
      return Stamp(try File.read(place.path).bytes)
    }
  }

  /// Reads, changes and writes the sheet under one lock: what changed becomes an entry of its history. Where the body
  /// throws, everything stays as it is and the error is the result; a sheet that comes back equal is not written. What
  /// was edited by hand is taken over, as an entry of its own, but for edits that would take back something newer: with
  /// such the edited file is kept. The author is the system's user where nobody is named. Where the file is behind its
  /// history it is written in any case.
  package func update<Failure: Error>(
    _ place: SheetPlace, by author: String? = nil, reason: String = "",
    _ body: (Sheet, Instrument) throws(Failure) -> Sheet
  ) throws(StoreProblem) -> Result<StoredSheet, Failure> {
    try refuseLinkedFolders(place)
    return try Folder.locked(place.folder, patience: patience) { () throws(StoreProblem) in
      let opened = try open(place)
      let before = opened.content
      let sheet: Sheet
      do throws(Failure) {
        sheet = try body(before, opened.instrument)
      } catch {
        return .failure(error)
      }
      var kept: String?
      if sheet != before {
        do throws(StoreProblem.Reason) {
          try opened.instrument.check(sheet)
        } catch {
          throw StoreProblem(path: place.path, reason: error)
        }
      }
      if sheet != before || opened.isAhead {
        kept = try record(before.changes(to: sheet), in: opened, by: author, reason: reason)
      }
      var stored = try load(place) { _ in opened.instrument }
      stored.keptFile = kept
      return .success(stored)
    }
  }

  /// Under the folder's lock.
  ///
  /// - Returns: where the file is kept that was edited by hand.
  @discardableResult
  func record(
    _ changes: [Change], in opened: Opened, by name: String?, reason: String = ""
  ) throws(StoreProblem) -> String? {
    let writer = try writer(opened)
    var history = opened.history
    var author = History.Author(replica: opened.replica, name: name ?? Self.userName, assessor: .satker)
    let now = time(nil)
    _ = history.record(opened.edits?.timely ?? [], by: author, at: now)
    writer.settleEdits(in: history)
    if let assessor = changes.lazy.compactMap(\.assessor).first { author.assessor = assessor }
    _ = history.record(changes, by: author, at: now, reason: reason)
    history = try writer.append(history) ?? history
    history = try writer.secure(history) ?? history
    history = try writer.poll(history) ?? history
    return try writer.writeSnapshot(history)
  }

  /// The system's name of who is working, as long as a log takes it; empty where there is none.
  package static var userName: String {
    var name = getenv("USER").map { String(cString: $0) } ?? ""
    while name.utf8.count > LogLine.nameLimit { name.unicodeScalars.removeLast() }
    return name
  }

  func write(
    _ sheet: Sheet, includes: [String: Snapshot.Included] = [:], lost: [String: Int] = [:],
    conflicts: [Change.Place] = [], to place: SheetPlace
  ) throws(StoreProblem) -> Stamp {
    let bytes = try SheetFile.encode(sheet, includes: includes, lost: lost, conflicts: conflicts, path: place.path)
    try checkSize(bytes, at: place)
    try DurableFile.write(bytes, to: place.path, mode: Self.fileMode)
    return Stamp(bytes)
  }

  func checkSize(_ sheet: Sheet, at place: SheetPlace) throws(StoreProblem) {
    try checkSize(SheetFile.encode(sheet, path: place.path), at: place)
  }

  /// What is written can be read again.
  private func checkSize(_ bytes: [UInt8], at place: SheetPlace) throws(StoreProblem) {
    guard bytes.count <= File.sizeLimit else {
      throw StoreProblem(path: place.path, reason: .tooLarge(limit: File.sizeLimit))
    }
  }
}

extension Change {
  /// In whose column; nil for a field of the sheet.
  fileprivate var assessor: Assessor? { if case .answer(let assessor, _, _) = place { assessor } else { nil } }
}
