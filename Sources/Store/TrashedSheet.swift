/// A sheet that lies in the store's trash and can be put back.
package struct TrashedSheet: Equatable, Sendable {
  /// Where it was.
  package let place: SheetPlace
  /// The folder where it is now.
  package let folder: String

  package init(place: SheetPlace, folder: String) {
    self.place = place
    self.folder = folder
  }
}
