import Glibc

extension SheetStore {
  private var trashFolder: String { root + "/trash" }

  /// Moves the sheet's whole folder into the store's trash.
  package func trash(_ place: SheetPlace) throws(StoreProblem) -> TrashedSheet {
    guard let id = SheetID(place.id), self.place(id) == place else {
      throw StoreProblem(path: place.path, reason: .outsideStore)
    }
    try refuseLinkedFolders(place)
    return try Folder.locked(place.folder, patience: patience) { () throws(StoreProblem) in
      try Folder.refuseLink(trashFolder)
      let name = "\(Self.timestamp())-\(id.year)-\(id.slug)"
      var number = 1
      var folder: String
      repeat {
        folder = "\(trashFolder)/" + (number == 1 ? name : "\(name)-\(number)")
        number += 1
      } while try !Folder.claim(folder)
      try move(place.folder, to: folder)
      return TrashedSheet(place: place, folder: folder)
    }
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

  /// Now, in UTC, as it can stand in a file's name: `20260131T235959Z`.
  private static func timestamp() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func digits(_ number: Int32, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return digits(parts.tm_year + 1900, 4) + digits(parts.tm_mon + 1, 2) + digits(parts.tm_mday, 2) + "T"
      + digits(parts.tm_hour, 2) + digits(parts.tm_min, 2) + digits(parts.tm_sec, 2) + "Z"
  }
}
