import Glibc

extension SheetStore {
  /// What the store's folders say of one sheet, or of a year's folder that cannot be read.
  struct SheetEntry {
    let place: SheetPlace
    /// The status of the sheet's file; nil where that is a link or no file.
    let status: Result<FileStatus?, StoreProblem>
  }

  /// Whether there is nothing that a list would show.
  package func isEmpty() throws(StoreProblem) -> Bool { try entries().isEmpty }

  /// Every sheet of the store, by id, none read; none where there is no store yet.
  func entries() throws(StoreProblem) -> [SheetEntry] {
    var entries: [SheetEntry] = []
    for year in try years() {
      let folder = "\(root)/\(year)"
      do throws(StoreProblem) {
        switch try Folder.kind(of: folder) {
        case .link: throw StoreProblem(path: folder, reason: .linkedFolder)
        case .folder:
          try Folder.forEachEntry(in: folder) { if let entry = entry($0, year: year) { entries.append(entry) } }
        default: break
        }
      } catch {
        entries.append(SheetEntry(place: SheetPlace(id: year, path: folder), status: .failure(error)))
      }
    }
    return entries.sorted { $0.place.id < $1.place.id }
  }

  /// The names in the root that look like years.
  private func years() throws(StoreProblem) -> [String] {
    switch try Folder.kind(of: root) {
    case nil: return []
    case .other: throw StoreProblem(path: root, reason: .notAStore)
    case .folder, .link: return try Folder.names(in: root).filter(SheetID.isYear)
    }
  }

  /// Nil where there is no sheet: a stray file, or a folder that was claimed but never written into.
  private func entry(_ entry: Folder.Entry, year: String) -> SheetEntry? {
    guard entry.isFolder || entry.isLink, SheetID.isSlug(entry.name) else { return nil }
    let place = SheetPlace(id: "\(year)/\(entry.name)", path: "\(root)/\(year)/\(entry.name)/sheet.json")
    guard !entry.isLink else {
      return SheetEntry(place: place, status: .failure(StoreProblem(path: place.folder, reason: .linkedFolder)))
    }
    do throws(StoreProblem) {
      let status = try entry.status(of: place.path, behind: root.utf8.count + 1 + year.utf8.count + 1)
      guard let status else { return nil }
      return SheetEntry(place: place, status: .success(status.st_mode & S_IFMT == S_IFREG ? FileStatus(status) : nil))
    } catch {
      return SheetEntry(place: place, status: .failure(error))
    }
  }
}
