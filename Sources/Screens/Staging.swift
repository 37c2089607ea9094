import Evaluation

/// Changes that come from elsewhere, to be accepted or refused one by one before they become an entry.
package struct Staging: Equatable, Sendable {
  package let origin: Origin
  /// Each from what the sheet holds now.
  package let changes: [Change]
  /// Why some of them are not accepted unless somebody says so.
  package let doubts: [Change.Place: Doubt]
  /// What of a file says nothing that could be accepted.
  package let findings: [Finding]

  /// Where the changes come from.
  package enum Origin: Equatable, Sendable {
    /// Somebody edited the sheet's file.
    case handEdits
    /// What stands behind the line where a replica's log is broken; the last entry there has that number.
    case brokenLog(replica: String, line: Int, last: Int)
    /// A file that was filled in elsewhere, by its name and the first digits of its SHA-256.
    case file(name: String, digest: String)
  }

  package enum Doubt: Equatable, Sendable {
    /// The sheet has changed since the other side was written: accepting takes that back.
    case overtaken
    /// The file says what the sheet held when the file was made: nobody has edited it there.
    case unedited
    /// It stands where nobody can vouch for it.
    case unvouched
    /// A later assessor has judged the answer.
    case judged
    /// The file names another satker or year.
    case otherSheet
  }

  package struct Finding: Equatable, Sendable {
    /// Where in the file, e.g. `LKE ZI!K27`.
    package let place: String
    /// What is wrong there, in words.
    package let text: String

    package init(place: String, text: String) {
      self.place = place
      self.text = text
    }
  }

  package init(
    origin: Origin, changes: [Change], doubts: [Change.Place: Doubt] = [:], findings: [Finding] = []
  ) {
    self.origin = origin
    self.changes = changes
    self.doubts = doubts
    self.findings = findings
  }
}
