import CExpat

/// Reads a part of a workbook as a sequence of elements and texts. Documents with a DTD are refused, and with it all
/// entities of their own and everything outside of the file.
final class XMLReader {
  enum Event {
    /// The name and the attributes' names without their prefix.
    case start(String, attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?)
    case end(String)
    case text(UnsafeBufferPointer<UInt8>)
  }

  static let depthLimit = 64

  private let parser: XML_Parser
  private let part: String
  private let handle: (Event) -> ImportProblem?
  private var depth = 0
  private var problem: ImportProblem?

  /// What is handled with a problem ends the reading.
  init(part: String, _ handle: @escaping (Event) -> ImportProblem?) throws(ImportProblem) {
    guard let parser = XML_ParserCreate(nil) else { throw .damaged(part: part) }
    self.parser = parser
    self.part = part
    self.handle = handle
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        let reader = XMLReader.of(data)
        reader.depth += 1
        guard reader.depth <= XMLReader.depthLimit else { return reader.stop(.damaged(part: reader.part)) }
        reader.pass(.start(localName(name!), attributes: attributes))
      },
      { data, name in
        let reader = XMLReader.of(data)
        reader.depth -= 1
        reader.pass(.end(localName(name!)))
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count)).assumingMemoryBound(to: UInt8.self)
      XMLReader.of(data).pass(.text(bytes))
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      let reader = XMLReader.of(data)
      reader.stop(.damaged(part: reader.part))
    }
  }

  deinit { XML_ParserFree(parser) }

  func read(_ bytes: UnsafeRawBufferPointer, isLast: Bool = false) throws(ImportProblem) {
    let pointer = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    let status = XML_Parse(parser, pointer, Int32(bytes.count), isLast ? 1 : 0)
    if let problem { throw problem }
    guard status == XML_STATUS_OK else { throw .damaged(part: part) }
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLReader {
    Unmanaged.fromOpaque(data!).takeUnretainedValue()
  }

  private func pass(_ event: Event) {
    // Expat may give what it has begun after it was stopped.
    guard problem == nil, let problem = handle(event) else { return }
    stop(problem)
  }

  private func stop(_ problem: ImportProblem) {
    self.problem = self.problem ?? problem
    XML_StopParser(parser, 0)
  }
}

/// The name without the prefix of its namespace, which programs choose as they like.
private func localName(_ name: UnsafePointer<XML_Char>) -> String {
  let name = String(cString: name)
  guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
  return String(name[name.index(after: colon)...])
}

/// The value of an attribute, by its name with the prefix.
func attribute(_ wanted: String, of attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) -> String? {
  guard var next = attributes else { return nil }
  while let name = next[0], let value = next[1] {
    if String(cString: name) == wanted { return String(cString: value) }
    next += 2
  }
  return nil
}
