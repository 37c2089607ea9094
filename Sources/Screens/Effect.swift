import Evaluation

/// What the wiring shall do: values, performed in order. Outcomes come back as messages.
package enum Effect: Equatable, Sendable {
  /// Read the list anew.
  case list
  /// Find out which instruments there are.
  case instruments
  case redraw
  case open(id: String)
  case create(NewSheet)
  case trash(id: String)
  /// Bring back what was deleted; nil for whatever was deleted last, in an earlier run.
  case restore(TrashedListing?)
  /// The open sheet has a new entry, to be kept.
  case append(Entry)
  /// Read the open sheet's history back to the blank sheet, for an undo, a redo or the history's screen.
  case readHistory(then: Command)
  /// What was edited by hand in the open sheet's file is decided: the file may be written over.
  case settleEdits
  /// Write what is not written yet, and let the open sheet go.
  case close
  /// Let the open sheet go without writing: the user was asked.
  case letGo
  /// Find out what the file holds that was given as evidence; `Message.inspected` records it.
  case inspect(GivenEvidence)
  /// Find a folder where the open sheet could be saved instead of its own.
  case findFolder
  /// Write the open sheet with its history into this folder, and go on there.
  case saveElsewhere(folder: String)
  case export(ExportRequest)
  /// Read what the file at the path says of the open sheet; `Message.found` brings it.
  case importFile(path: String)
  /// Open the user's editor on the text.
  case edit(String)
  case suspend
  /// Write what is not written yet, and end.
  case quit
  /// End without writing: the user was asked.
  case abandon
}

/// What the form for a new sheet asks for.
package struct NewSheet: Equatable, Sendable {
  package var satker: Satker
  package var year: Int
  package var target: String
  package var instrument: String
}

/// A sheet to export: which, as what, and where to.
package struct ExportRequest: Equatable, Sendable {
  package let id: String
  /// `xlsx`, `pdf`, `csv` or `json`.
  package let format: String
  package let path: String
  /// The user said that an existing file may be replaced.
  package var replaces: Bool
}
