import Glibc

/// Instruments and sheets as files below one folder, the root. Nothing is kept in memory between calls, and no folder is
/// made before something is written into it.
package struct SheetStore: Sendable {
  package let root: String
  /// How long a writer waits for another one before it says `busy`.
  package var patience: Duration = .seconds(2)
  /// How old a change has to be before the index trusts that the next one will have another time: the coarsest file
  /// systems' clocks tick every two seconds, and we count in whole ones.
  var settlingSeconds = 3

  /// Where it is kept which replica we are.
  package var stateFolder = Self.defaultStateFolder

  package init(root: String) {
    var root = root.isEmpty ? "." : root
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
    self.root = root
  }

  /// `LKE_STORE`, else `$XDG_DATA_HOME/lke`, else `~/.local/share/lke`. Empty variables count as unset, and so does a
  /// relative `XDG_DATA_HOME`, as its specification says.
  package static func defaultRoot(environment: [String: String]) -> String {
    if let root = environment["LKE_STORE"], !root.isEmpty { return root }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/lke" }
    return (environment["HOME"] ?? "") + "/.local/share/lke"
  }

  /// `$XDG_STATE_HOME/lke`, else `~/.local/state/lke`.
  private static var defaultStateFolder: String {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/lke" }
    return (variable("HOME") ?? "") + "/.local/state/lke"
  }
}
