/// The sheets of an xlsx file, of which only the wanted ones are read.
final class WorkbookReader {
  /// More than any evaluation sheet has, of elements in all parts and of cells that hold something.
  static let elementLimit = 2_000_000
  static let cellLimit = 100_000

  private let archive: ZipArchive
  private var elements = 0
  private var shared: [String]?
  /// By name, in the workbook's order; each with the identity of its part.
  private var sheets: [(name: String, relation: String)] = []
  /// Where the parts lie, by identity.
  private var targets: [String: String] = [:]

  init(_ bytes: [UInt8]) throws(ImportProblem) {
    archive = try ZipArchive(bytes)
    var sheets: [(name: String, relation: String)] = []
    let isWorkbook = try readPart("xl/workbook.xml") { event in
      guard case .start("sheet", let attributes) = event, let name = attribute("name", of: attributes),
        let relation = attribute("r:id", of: attributes) ?? attribute("d3p1:id", of: attributes)
      else { return nil }
      sheets.append((name, relation))
      return nil
    }
    guard isWorkbook else { throw .unknownFormat }
    var targets: [String: String] = [:]
    _ = try readPart("xl/_rels/workbook.xml.rels") { event in
      guard case .start("Relationship", let attributes) = event, let id = attribute("Id", of: attributes),
        let target = attribute("Target", of: attributes)
      else { return nil }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
      return nil
    }
    self.sheets = sheets
    self.targets = targets
  }

  var names: [String] { sheets.map(\.name) }

  /// The document's comments, of its properties.
  func comments() throws(ImportProblem) -> String? {
    var text: [UInt8]?
    var isComments = false
    _ = try readPart("docProps/core.xml") { event in
      switch event {
      case .start("description", _): (isComments, text) = (true, [])
      case .end("description"): isComments = false
      case .text(let bytes): if isComments { text?.append(contentsOf: bytes) }
      default: break
      }
      return nil
    }
    return text.map { String(decoding: $0, as: UTF8.self).resolvingCharacterCodes }
  }

  /// What the cells of a sheet, by its index in `names`, hold; of merged ones the first.
  func cells(ofSheet index: Int) throws(ImportProblem) -> SheetCells {
    let sheet = sheets[index]
    guard let part = targets[sheet.relation] else { throw .damaged(part: sheet.name) }
    let texts = try sharedTexts()
    var result = SheetCells(name: sheet.name)
    var place: SheetCells.Place?
    var row = 0
    var column = 0
    var type = ""
    var hasFormula = false
    var value: [UInt8]?
    var isValue = false
    var isPhonetic = false
    let isThere = try readPart(part) { event in
      switch event {
      case .start("row", let attributes):
        if let number = attribute("r", of: attributes) { row = Int(number) ?? 0 } else { row += 1 }
        column = 0
        guard (1...1_048_576).contains(row) else { return .damaged(part: part) }
      case .start("c", let attributes):
        column += 1
        if let name = attribute("r", of: attributes) {
          place = .init(name: name)
        } else {
          place = .init(row: row, column: column)
        }
        guard let place, place.row > 0, place.column <= 16_384 else { return .damaged(part: part) }
        (row, column) = (place.row, place.column)
        type = attribute("t", of: attributes) ?? "n"
        (hasFormula, value, isValue) = (false, nil, false)
      case .start("f", _): hasFormula = place != nil
      case .start("rPh", _): isPhonetic = true
      case .end("rPh"): isPhonetic = false
      case .start("v", _), .start("t", _):
        isValue = place != nil && !isPhonetic
        if isValue { value = value ?? [] }
      case .end("v"), .end("t"): isValue = false
      case .text(let bytes): if isValue { value?.append(contentsOf: bytes) }
      case .end("c"):
        defer { place = nil }
        guard let place else { return nil }
        let text = value.map { String(decoding: $0, as: UTF8.self) }
        guard let content = Self.content(text, type: type, texts) ?? (hasFormula ? .uncalculated : nil) else {
          return nil
        }
        guard result.cells.count < Self.cellLimit else { return .tooLarge }
        result.cells[place] = .init(content: content, isCalculated: hasFormula)
      default: break
      }
      return nil
    }
    guard isThere else { throw .damaged(part: part) }
    result.rows = Set(result.cells.keys.map(\.row)).sorted()
    return result
  }

  /// Nil for a blank; an error also for what the type cannot hold.
  private static func content(_ text: String?, type: String, _ texts: [String]) -> SheetCells.Cell.Content? {
    guard let text, !text.isEmpty else { return nil }
    switch type {
    case "s":
      guard let index = Int(text), texts.indices.contains(index) else { return .error(text) }
      return texts[index].isEmpty ? nil : .text(texts[index])
    case "str", "inlineStr", "d": return .text(text.resolvingCharacterCodes)
    case "b": return .flag(text == "1" || text == "true")
    case "e": return .error(text)
    default:
      guard let number = Double(text), number.isFinite else { return .error(text) }
      return .number(number)
    }
  }

  private func sharedTexts() throws(ImportProblem) -> [String] {
    if let shared { return shared }
    var texts: [String] = []
    var text: [UInt8] = []
    var isText = false
    var isPhonetic = false
    _ = try readPart("xl/sharedStrings.xml") { event in
      switch event {
      case .start("si", _): text = []
      case .start("rPh", _): isPhonetic = true
      case .end("rPh"): isPhonetic = false
      case .start("t", _): isText = !isPhonetic
      case .end("t"): isText = false
      case .text(let bytes): if isText { text.append(contentsOf: bytes) }
      case .end("si"):
        guard texts.count < Self.cellLimit else { return .tooLarge }
        texts.append(String(decoding: text, as: UTF8.self).resolvingCharacterCodes)
      default: break
      }
      return nil
    }
    shared = texts
    return texts
  }

  /// False where there is no such part.
  private func readPart(
    _ name: String, _ handle: @escaping (XMLReader.Event) -> ImportProblem?
  ) throws(ImportProblem) -> Bool {
    var count = elements
    let reader = try XMLReader(part: name) { event in
      if case .start = event {
        count += 1
        if count > Self.elementLimit { return .tooLarge }
      }
      return handle(event)
    }
    let isThere = try archive.read(name) { (bytes) throws(ImportProblem) in try reader.read(bytes) }
    if isThere { try reader.read(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true) }
    elements = count
    return isThere
  }
}

extension String {
  /// The reverse of what a workbook does to characters that XML cannot hold: `_x000D_` is a carriage return.
  fileprivate var resolvingCharacterCodes: String {
    guard utf8.contains(UInt8(ascii: "_")) else { return self }
    return replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      guard let code = UInt32(match.1, radix: 16), let scalar = Unicode.Scalar(code) else { return String(match.0) }
      return String(Character(scalar))
    }
  }
}
