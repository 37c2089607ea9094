import Evaluation
import Glibc

extension SheetStore {
  private var trashFolder: String { "\(root)/trash" }

  /// Moves the sheet's whole folder into the store's trash.
  package func trash(_ place: SheetPlace) throws(StoreProblem) -> TrashedSheet {
    guard let id = SheetID(place.id), self.place(id) == place else {
      throw StoreProblem(path: place.path, reason: .outsideStore)
    }
    try refuseLinkedFolders(place)
    return try Folder.locked(place.folder, patience: patience) { () throws(StoreProblem) in
      try Folder.refuseLink(trashFolder)
      var now = time(nil)
      func folder() -> String { "\(trashFolder)/\(Timestamp.text(now))-\(id.year)-\(id.slug)" }
      // One of the same name may have been deleted within the same second.
      while try !Folder.claim(folder()) { now += 1 }
      try move(place.folder, to: folder())
      return TrashedSheet(place: place, folder: folder(), time: now)
    }
  }

  /// The sheets in the trash, the newest first. What lies there under other names is not ours to judge.
  package func trashed() throws(StoreProblem) -> [TrashedSheet] {
    switch try Folder.kind(of: trashFolder) {
    case nil: return []
    case .link: throw StoreProblem(path: trashFolder, reason: .linkedFolder)
    case .folder, .other: break
    }
    var trashed: [TrashedSheet] = []
    try Folder.forEachEntry(in: trashFolder) { entry in
      if entry.isFolder, let sheet = trashedSheet(entry.name) { trashed.append(sheet) }
    }
    return trashed.sorted { ($0.time, $0.name) > ($1.time, $1.name) }
  }

  private func trashedSheet(_ name: String) -> TrashedSheet? {
    let rest = name.dropFirst(Timestamp.length)
    guard let time = Timestamp.seconds(name.prefix(Timestamp.length)), rest.first == "-",
      let hyphen = rest.dropFirst().firstIndex(of: "-"),
      let id = SheetID("\(rest.dropFirst()[..<hyphen])/\(rest[rest.index(after: hyphen)...])")
    else { return nil }
    return TrashedSheet(place: place(id), folder: "\(trashFolder)/\(name)", time: time)
  }

  /// What a list shows of a sheet in the trash.
  package func summary(of trashed: TrashedSheet) throws(StoreProblem) -> Summary {
    let stored = try load(SheetPlace(id: trashed.place.id, path: trashed.folder + "/sheet.json"))
    return Summary(stored.sheet, stored.instrument, assessor: .satker)
  }

  /// Puts the sheet back where it was, or beside it where that place is taken by now.
  package func restore(_ trashed: TrashedSheet) throws(StoreProblem) -> SheetPlace {
    guard let id = SheetID(trashed.place.id), trashed.folder.splitPath.folder == trashFolder else {
      throw StoreProblem(path: trashed.folder, reason: .outsideStore)
    }
    try Folder.refuseLink(trashFolder)
    return try Folder.locked(trashed.folder, patience: patience) { () throws(StoreProblem) in
      let place = try claim(year: id.year, slug: id.slug)
      try move(trashed.folder, to: place.folder)
      return place
    }
  }

  /// Removes the sheet for ever, with everything in its folder. Links are removed, not followed, and other file systems not
  /// entered. What cannot be removed does not hinder the rest.
  ///
  /// - Returns: what could not be removed; nothing where the sheet is gone.
  package func remove(_ trashed: TrashedSheet) -> [StoreProblem] {
    do throws(StoreProblem) {
      return try Folder.locked(trashed.folder, patience: patience) { () throws(StoreProblem) in
        // Only what the list of the trash says is in it: not what a link leads to.
        guard try self.trashed().contains(trashed) else {
          throw StoreProblem(path: trashed.folder, reason: .notFound)
        }
        return Folder.remove(trashed.folder)
      }
    } catch {
      return [error]
    }
  }

  /// Renames the folder over one that was claimed for it and is empty: whole or not at all, and never over anything.
  private func move(_ folder: String, to claimed: String) throws(StoreProblem) {
    guard rename(folder, claimed) == 0 else {
      let code = errno
      rmdir(claimed)
      throw StoreProblem(path: folder, .move, code: code)
    }
    try Folder.flush(claimed.splitPath.folder)
    try Folder.flush(folder.splitPath.folder)
  }
}
