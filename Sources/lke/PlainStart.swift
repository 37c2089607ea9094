/// `lke`, `lke ID` and the same with `--store DIR` in front: what is typed a hundred times a day. Read without the parser,
/// which takes longer than the first frame.
struct PlainStart {
  let store: String?
  let id: String?

  /// Nil where anything else stands on the command line.
  init?(_ arguments: [String], commands: [String]) {
    var rest = arguments[...]
    if rest.count > 1, rest.first == "--store", rest[1] != "" {
      store = rest[1]
      rest = rest.dropFirst(2)
    } else {
      store = nil
    }
    id = rest.popFirst()
    guard rest.isEmpty else { return nil }
    if let id, id.isEmpty || id.hasPrefix("-") || id == "help" || commands.contains(id) { return nil }
  }
}
