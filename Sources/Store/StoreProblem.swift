import Evaluation

/// Why a file of the store was refused or could not be read or written: a value without words.
package struct StoreProblem: Error, Equatable, Sendable {
  /// The file or folder; what was typed where it names none.
  package let path: String
  package let reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  package enum Reason: Error, Equatable, Sendable {
    // Names.
    /// Neither the id of a sheet nor the path of a file.
    case invalidID
    /// What only a sheet inside the store can do was asked of one outside.
    case outsideStore

    // Files.
    case notFound
    /// The folder to write into is not there.
    case folderNotFound
    /// The root of the store is not a folder.
    case notAStore
    /// A folder, pipe or device where a file is wanted.
    case notAFile
    /// A symbolic link, which is read but never written through.
    case symbolicLink
    /// A symbolic link in place of a sheet's folder, or of a year's: it could lead out of the store.
    case linkedFolder
    /// Larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// More logs, lines or changes than the limit.
    case tooMany(limit: Int)
    case denied(Operation)
    case readOnlyFileSystem(Operation)
    case noSpace(Operation)
    /// Any other error of the system, by its errno.
    case system(Operation, code: Int32)
    /// What was read back is not what was written; the file is as it was.
    case miswritten
    /// Another process writes and did not finish in time.
    case busy
    /// The file is no longer what was read; nothing was written.
    case changedOutside

    // Content.
    case json(JSONProblem)
    /// The place is the object that the key stands in, its position that of the key.
    case unknownKey(place: JSONPlace, key: String)
    /// A missing member's position is that of the object.
    case malformed(place: JSONPlace, Malformation)
    case unknownFormat(found: Int, known: Int)
    /// The content at the place does not fit the instrument.
    case change(place: JSONPlace, ChangeProblem)
    case instrument(InstrumentProblem)
    case instrumentUnknown(String)
    /// There are instruments of that id, but none with the rules that the sheet is bound to.
    case instrumentRules(id: String, wanted: String, found: [String])

    // Merging.
    /// A log or file of another sheet, or of one bound to another instrument; both without answers.
    case otherSheet(found: Sheet, wanted: Sheet)
    /// A sheet's file that was edited by hand, or holds more than the logs here and beside it: who did that, and when, it
    /// does not say.
    case unattributed(isEdited: Bool)
  }

  /// What was being done when the system refused.
  package enum Operation: Equatable, Sendable, CaseIterable {
    case read, list, write, create, lock, move, remove
  }

  package enum Malformation: Equatable, Sendable {
    case missing
    case type(wanted: ValueType)
    /// Of the right type, but not a value that can stand there.
    case value
  }

  package enum ValueType: Equatable, Sendable, CaseIterable {
    case object, array, text, number, wholeNumber, flag
  }
}

extension StoreProblem {
  /// What sort of problem it is, for the exit status.
  package enum Kind: Equatable, Sendable {
    case usage, badData, noInput, cannotCreate, inputOutput, busy
  }

  package var kind: Kind {
    switch reason {
    case .outsideStore: .usage
    case .invalidID, .notFound, .notAStore, .notAFile, .linkedFolder, .instrumentUnknown: .noInput
    case .denied(.read), .denied(.list): .noInput
    case .folderNotFound, .denied, .readOnlyFileSystem, .symbolicLink: .cannotCreate
    case .noSpace, .system, .miswritten: .inputOutput
    case .busy, .changedOutside: .busy
    case .tooLarge, .tooMany, .json, .unknownKey, .malformed, .unknownFormat, .change, .instrument, .instrumentRules,
      .otherSheet, .unattributed:
      .badData
    }
  }
}
