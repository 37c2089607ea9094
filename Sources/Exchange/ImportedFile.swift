import Evaluation

/// A file that somebody filled in, read as far as it can be without the instrument.
package struct ImportedFile: Sendable {
  package let identity: Identity
  /// The history's seal, where it is one of our exports: what the sheet held then tells what was edited in the file since.
  package let seal: String?
  /// Of the rules that it was made for, where it is one of our exports.
  package let rulesDigest: String?
  let content: Content

  /// Whose sheet the file says it is.
  package struct Identity: Equatable, Sendable {
    package var satker: String?
    package var code: String?
    package var year: Int?
    /// Whose column, where the file names it as our exports do.
    package var assessor: Assessor?

    /// Whether that is this satker in this year: by its code where both have one, else by its name.
    package func isOf(_ satker: Satker, year: Int) -> Bool {
      guard self.year.map({ $0 == year }) ?? true else { return false }
      if let code, !code.isEmpty, !satker.code.isEmpty { return code == satker.code }
      return self.satker.map { $0.searchKey == satker.name.searchKey } ?? false
    }
  }

  enum Content: Sendable {
    case table(EvaluationTable)
    case answers([ExportedAnswer])
    case csv(CSVTable)
    case portal(PortalDocument)
  }

  /// The bytes of an xlsx with a sheet `LKE ZI`, of one of our own json or csv exports, or of PortalRB's JSON.
  package init(_ bytes: [UInt8]) throws(ImportProblem) {
    if let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }), first == 0x7B {
      if let document = PortalDocument(bytes) {
        identity = document.identity
        (seal, rulesDigest) = (nil, nil)
        content = .portal(document)
        return
      }
      let document = try ExportedDocument(bytes)
      identity = document.identity
      seal = document.history?.seal
      rulesDigest = document.instrument?.rulesDigest
      content = .answers(document.exportedAnswers)
      return
    }
    if let table = try CSVTable(bytes) {
      identity = Identity()
      (seal, rulesDigest) = (nil, nil)
      content = .csv(table)
      return
    }
    let book = try WorkbookReader(bytes)
    (seal, rulesDigest) = Report.stamp(in: try book.comments() ?? "")
    let names = book.names
    // The sheet that bears the name first; in a renamed one the table is looked for.
    let order = names.indices.sorted { first, second in
      let ours = [first, second].map { names[$0].searchKey == EvaluationSheet.name.searchKey }
      return ours[0] != ours[1] ? ours[0] : first < second
    }
    for index in order.prefix(20) {
      if let table = EvaluationTable(try book.cells(ofSheet: index)) {
        identity = table.identity
        content = .table(table)
        return
      }
    }
    throw .noTable(sheets: names)
  }

  /// What the file says in the instrument's terms; where it has several columns, in that of the assessor.
  package func reading(by instrument: Instrument, as assessor: Assessor = .satker) -> ImportReading {
    switch content {
    case .table(let table): table.reading(by: instrument)
    case .csv(let table): table.reading(by: instrument)
    case .portal(let document): document.reading(by: instrument, as: assessor)
    case .answers(let answers): ExportedAnswer.reading(answers, by: instrument)
    }
  }
}

extension StringProtocol {
  /// Letters and digits in lower case: what people type otherwise in the same header or question does not count.
  var searchKey: String {
    String(
      lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }.map(
        Character.init))
  }
}
