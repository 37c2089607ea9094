/// Where a sheet is.
package struct SheetPlace: Hashable, Sendable {
  /// The year and the folder's name, e.g. `2026/lapas-contoh-a`; for a sheet outside the store its path as it was given.
  package let id: String
  /// The path of its `sheet.json`.
  package let path: String

  /// The folder that holds the file.
  var folder: String { path.splitPath.folder }

  /// The folder of the sheet's logs. Of sheets with other names several may lie in one folder.
  package var historyFolder: String { beside("history") }

  private func beside(_ other: String) -> String {
    let name = path.splitPath.name
    return name == "sheet.json"
      ? "\(folder)/\(other)"
      : "\(folder)/\(name.hasSuffix(".json") ? String(name.dropLast(5)) : name).\(other)"
  }

  /// The folder of the sheet's backups.
  package var backupsFolder: String { beside("backups") }

  /// The file that says what was last exported for PortalRB.
  var portalRecordPath: String { beside("portalrb.json") }

  func logPath(_ replica: String) -> String { "\(historyFolder)/\(replica).jsonl" }
}
