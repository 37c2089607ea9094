import Evaluation
import TerminalUI

/// What happens to the screens: a key, a new size, or the outcome of an effect.
package enum Message: Sendable {
  case key(Key)
  case resized(Size)
  case listed([Listing])
  /// What a new sheet can be made of.
  case instruments([InstrumentChoice])
  case opened(OpenedSheet)
  /// Others have written into the open sheet's history; it goes on under this replica.
  case joined(History, replica: String)
  /// The history back to the blank sheet, which an undo, a redo or the history's screen asked for.
  case whole(History, then: Command)
  case saved(LocalTime)
  /// The open sheet could not be written, in words. It is still in memory.
  case saveFailed(String)
  /// A folder where the open sheet could be saved instead of its own.
  case folderFound(String)
  /// The open sheet was written into this folder, and goes on there.
  case savedElsewhere(OpenedSheet, folder: String)
  /// The open sheet is written and let go.
  case closed
  case created(id: String)
  case trashed(TrashedListing)
  /// With when it was deleted, in seconds since 1970.
  case restored(id: String, deleted: Int)
  /// What the file given as evidence holds; nil where there is none here, or it cannot be read.
  case inspected(GivenEvidence, EvidenceFile?)
  case exported(path: String)
  case exportExists(ExportRequest)
  /// The text that came back from the external editor.
  case edited(String)
  /// Something to know that has hindered nothing, in words.
  case warned(String)
  /// Changes from elsewhere, to be accepted or refused.
  case found(Staging)
  /// The open sheet's file held edits that were refused; it is kept at this path.
  case kept(path: String)
  /// An effect failed, in words.
  case failed(String)
}

/// A sheet as it comes from the store.
package struct OpenedSheet: Sendable {
  package let id: String
  package let history: History
  package let instrument: Instrument
  /// Whose entries are recorded: this person on this machine.
  package let replica: String
  package let saved: LocalTime?
  /// A newer program wrote into it: this one must not.
  package let isReadOnly: Bool

  package init(
    id: String, history: History, instrument: Instrument, replica: String, saved: LocalTime?, isReadOnly: Bool = false
  ) {
    self.id = id
    self.history = history
    self.instrument = instrument
    self.replica = replica
    self.saved = saved
    self.isReadOnly = isReadOnly
  }
}

/// A sheet that was put into the trash and can be brought back.
package struct TrashedListing: Equatable, Sendable {
  package let id: String
  /// What the store needs to bring it back.
  package let token: String

  package init(id: String, token: String) {
    self.id = id
    self.token = token
  }
}
