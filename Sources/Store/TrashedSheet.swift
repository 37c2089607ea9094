/// A sheet that lies in the store's trash and can be put back.
package struct TrashedSheet: Equatable, Sendable {
  /// Where it was.
  package let place: SheetPlace
  /// The folder where it is now.
  package let folder: String
  /// When it was deleted, in seconds since 1970.
  package let time: Int

  /// Its folder's name within the trash.
  package var name: String { folder.splitPath.name }
}
