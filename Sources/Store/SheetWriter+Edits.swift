import Evaluation
import Glibc

/// What somebody edits in the sheet's file by hand, also while it is open.
extension SheetWriter {
  enum Edits {
    case none
    case undecided(HandEdits)
    /// Whether the file holds something that the history has not taken.
    case decided(keepsFile: Bool)
  }

  /// Whether the file was edited by hand and nobody has said yet what shall become of it. It is not written over then.
  package var awaitsDecision: Bool { if case .undecided = edits { true } else { false } }

  /// What somebody has edited in the file by hand since it was read or written here; nil where nobody has. Cheap where the
  /// file is as it was. One that cannot be read, as while an editor writes it, is looked at again.
  package func lookForEdits(_ history: History) throws(StoreProblem) -> HandEdits? {
    let status = FileStatus(path: place.path)
    guard status != self.status else { return nil }
    guard let bytes = try? File.read(place.path).bytes, Stamp(bytes) != stamp else {
      self.status = status
      return nil
    }
    guard let file = try? SheetFile.decode(bytes, path: place.path), let opened = try? store.open(place) else {
      return nil
    }
    self.status = status
    // Else it is another window's snapshot, in place of whatever was edited.
    guard file.snapshot?.isIntact == false else {
      self.edits = .none
      return nil
    }
    stamp = opened.stamp
    let edits = opened.edits?.moved(onto: history.sheet)
    guard let edits, !edits.changes.isEmpty else {
      self.edits = .none
      return nil
    }
    self.edits = .undecided(edits)
    return edits
  }

  /// What was edited by hand is decided: as far as it is wanted it is in this history. From now on the file may be written
  /// over.
  package func settleEdits(in history: History) {
    guard case .undecided(let edits) = edits else { return }
    self.edits = .decided(keepsFile: edits.changes.contains { history.sheet[$0.place] != $0.to })
  }

  /// Keeps the edited file beside the one that takes its place, under the beginning of its digest.
  func keepEdited(_ bytes: [UInt8]) throws(StoreProblem) -> String {
    let path = "\(place.path).edited-\(Stamp(bytes).digest.prefix(12))"
    try DurableFile.write(bytes, to: path, mode: SheetStore.fileMode)
    return path
  }
}
