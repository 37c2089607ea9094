/// JSON that was read: the values in the order of the file, each knowing where it stands.
///
/// One flat array instead of a tree of arrays: reading a file makes two objects, not thousands, and the most hostile file
/// cannot take much memory. Texts and numbers are made when they are asked for.
final class JSONDocument: Sendable {
  let bytes: [UInt8]
  /// Every value, an object's or array's before what it holds; a member's key before its value.
  let nodes: [Node]

  struct Node {
    let kind: Kind
    /// A text of ASCII without escapes: its bytes are what it stands for.
    var isPlain = false
    /// The offsets of its first byte and of the byte behind it; a text's include the quotation marks.
    let start: UInt32
    var end: UInt32 = 0
    /// The index of the next value that is not within this one.
    var next: UInt32 = 0

    enum Kind: UInt8 { case null, yes, no, number, text, array, object }
  }

  /// - Throws: the first thing in the bytes that is not JSON.
  init(_ bytes: [UInt8]) throws(JSONProblem) {
    nodes = try JSONParser.parse(bytes)
    self.bytes = bytes
  }

  /// Reads a file's bytes; the path only names it in a problem.
  static func read<Content>(
    _ bytes: [UInt8], path: String, _ body: (JSONValue) throws(StoreProblem.Reason) -> Content
  ) throws(StoreProblem) -> Content {
    do throws(StoreProblem.Reason) {
      let document: JSONDocument
      do throws(JSONProblem) {
        document = try JSONDocument(bytes)
      } catch {
        throw .json(error)
      }
      return try body(document.root)
    } catch {
      throw StoreProblem(path: path, reason: error)
    }
  }

  var root: JSONValue { JSONValue(document: self, index: 0) }

  func text(_ node: Node) -> String {
    let range = Int(node.start) + 1..<Int(node.end) - 1
    return node.isPlain ? String(decoding: bytes[range], as: UTF8.self) : JSONEscapes.unescaped(bytes[range])
  }

  /// Whether the text is this ASCII text.
  func text(_ node: Node, is text: StaticString) -> Bool {
    guard node.isPlain else { return self.text(node) == text.description }
    let start = Int(node.start) + 1
    guard Int(node.end) - 1 - start == text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[start + index] != text.utf8Start[index] { return false }
    return true
  }

  /// The place of the value, or of the member with that key, at the index. Looked for only once it has to be said.
  func place(of target: Int) -> JSONPlace {
    var keys: [String] = []
    var index = 0
    descent: while index < target {
      let end = Int(nodes[index].next)
      let isObject = nodes[index].kind == .object
      var child = index + 1
      var number = 0
      while child < end {
        let value = isObject ? child + 1 : child
        if target < nodes[value].next {
          keys.append(isObject ? text(nodes[child]) : String(number))
          index = value
          continue descent
        }
        child = Int(nodes[value].next)
        number += 1
      }
      break
    }
    return JSONPlace(keys, position(of: target))
  }

  /// The place that the keys lead to, as far as they lead.
  func place(_ keys: [String]) -> JSONPlace {
    var value = root
    for key in keys {
      guard let member = try? value[key] else { break }
      value = member
    }
    return JSONPlace(keys, position(of: value.index))
  }

  func position(of index: Int) -> TextPosition { TextPosition(offset: Int(nodes[index].start), in: bytes) }
}
