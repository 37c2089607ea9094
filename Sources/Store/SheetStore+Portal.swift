extension SheetStore {
  /// What was last exported of the sheet for PortalRB; nil where nothing was.
  package func portalRecord(of place: SheetPlace) throws(StoreProblem) -> PortalRecord? {
    let path = place.portalRecordPath
    guard try Folder.kind(of: path) != nil else { return nil }
    return try JSONDocument.read(try File.read(path).bytes, path: path) { json throws(StoreProblem.Reason) in
      try PortalRecord(json)
    }
  }

  /// Keeps the record in place of the one before, whatever that held.
  package func keep(_ record: PortalRecord, of place: SheetPlace) throws(StoreProblem) {
    try refuseLinkedFolders(place)
    let path = place.portalRecordPath
    let bytes: [UInt8]
    do throws(StoreProblem.Reason) {
      bytes = try JSONWriter.bytes(of: record.content)
    } catch {
      throw StoreProblem(path: path, reason: error)
    }
    try DurableFile.write(bytes + [UInt8(ascii: "\n")], to: path, mode: Self.fileMode)
  }
}
