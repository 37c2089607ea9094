import Evaluation
import Glibc

extension SheetStore {
  /// Every sheet of the store as a list shows it, by id; none where there is no store yet. A sheet that cannot be read
  /// does not hinder the others.
  ///
  /// Of sheets whose file has not changed since the last list the index knows the summary; only the others are read.
  /// Sheets that cannot be read are looked at each time.
  package func summaries() throws(StoreProblem) -> [SummaryListing] {
    let begin = ContinuousClock.now
    let entries = try entries()
    guard !entries.isEmpty else { return [] }
    // Before any sheet is read: what changes from now on makes the index worthless.
    let basis = SummaryIndex.Basis(instrumentsFolder: instrumentsFolder)
    let old = basis.flatMap(readIndex) ?? [:]
    var new: [SummaryIndex.Entry] = []
    var isNew = false
    let find = rememberingInstruments()

    var listings: [SummaryListing] = []
    listings.reserveCapacity(entries.count)
    new.reserveCapacity(entries.count)
    for entry in entries {
      do throws(StoreProblem) {
        let status = try entry.status.get()
        if let status, let known = old[entry.place.id], known.status == status {
          new.append(known)
          listings.append(
            .init(place: entry.place, modified: status.modified.seconds, result: .success(known.summary)))
        } else {
          let (summary, modified) = try readSummary(entry.place, instrument: find)
          listings.append(.init(place: entry.place, modified: modified, result: .success(summary)))
          guard let status else { continue }
          new.append(.init(id: entry.place.id, status: status, summary: summary))
          isNew = true
        }
      } catch {
        listings.append(.init(place: entry.place, modified: nil, result: .failure(error)))
      }
    }
    if let basis, isNew || new.count != old.count { write(new, basis, begun: begin) }
    return listings
  }

  private func readSummary(
    _ place: SheetPlace, instrument find: InstrumentSearch
  ) throws(StoreProblem) -> (Summary, modified: Int) {
    let content = try File.read(place.path)
    let (sheet, instrument) = try sheet(in: content.bytes, at: place, instrument: find)
    return (Summary(sheet, instrument, assessor: .satker), content.modified)
  }

  /// Looks for each instrument once only.
  private func rememberingInstruments() -> InstrumentSearch {
    var known: [(reference: Sheet.InstrumentReference, result: Result<Instrument, StoreProblem>)] = []
    return { reference throws(StoreProblem) in
      if let found = known.first(where: { $0.reference == reference }) { return try found.result.get() }
      let result = Result { () throws(StoreProblem) in try instrument(for: reference) }
      known.append((reference, result))
      return try result.get()
    }
  }

  private var indexPath: String { "\(root)/\(SummaryIndex.name)" }

  private func readIndex(_ basis: SummaryIndex.Basis) -> [String: SummaryIndex.Entry]? {
    guard let bytes = try? File.read(indexPath).bytes else { return nil }
    return SummaryIndex.decode(bytes, basis: basis)
  }

  /// Puts the index into the store, whole or not at all. It is not flushed: what a power cut leaves fails the checksum.
  /// Of two that write at once the later wins; both are right. Where it cannot be written (a store on a read-only medium,
  /// or somebody else's) lists go on reading the sheets, which is slower and nothing else.
  ///
  /// A sheet or an instrument that was written so shortly before we read it that the clock might not tell the next change
  /// from that one is left out. The clock is that of the file system, which need not be this machine's: the time of the
  /// new file, less what has gone by since the beginning.
  private func write(_ entries: [SummaryIndex.Entry], _ basis: SummaryIndex.Basis, begun: ContinuousClock.Instant) {
    let path = DurableFile.temporaryPath(in: root)
    let descriptor = uninterrupted { Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600) }
    guard descriptor >= 0 else { return }
    var isWritten = false
    var status = stat()
    if fstat(descriptor, &status) == 0 {
      let second = status.st_mtim.tv_sec - Int((ContinuousClock.now - begun).components.seconds) - settlingSeconds
      let settled = entries.filter { $0.status.isOlder(than: second) }
      if !settled.isEmpty, basis.instruments.allSatisfy({ $0.isOlder(than: second) }) {
        let bytes = SummaryIndex.encode(settled, basis: basis)
        isWritten =
          bytes.count <= File.sizeLimit && (try? File.write(bytes, to: descriptor, path: path)) != nil
      }
    }
    close(descriptor)
    if !isWritten || rename(path, indexPath) != 0 { unlink(path) }
  }
}
