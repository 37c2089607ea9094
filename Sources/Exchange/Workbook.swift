import CXLSXWriter
import CXLSXWriterLoader
import FoundationEssentials
import Glibc

/// A workbook in the making. It wraps libxlsxwriter, which keeps every pointer that it hands out until `finish`.
final class Workbook {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let folder: String
  private let path: String
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var numberFormats: [String: UnsafeMutablePointer<lxw_format>] = [:]
  /// The first thing that libxlsxwriter refused.
  private var refusal: lxw_error?
  private var isFinished = false

  /// Why there is no libxlsxwriter, which only the first workbook of the program loads.
  private static let loadProblem: ExportProblem? = lke_xlsxwriter_load().map { reason in
    .library(version: LXW_SOVERSION, reason: String(cString: reason))
  }

  /// libxlsxwriter 1.1 (Debian 12) can only write to a path, and to temporary files on the way: all of them lie in a
  /// folder that nobody else can enter and that goes with this value.
  init() throws(ExportProblem) {
    if let problem = Self.loadProblem { throw problem }
    var template = Array(FileManager.default.temporaryDirectory.appending(path: "lke-XXXXXX").path.utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .temporaryFile(path: String(decodingCString: template), errno: errno)
    }
    let path = String(decodingCString: template) + "/export.xlsx"
    folder = String(decodingCString: template)
    self.path = path
    let created: UnsafeMutablePointer<lxw_workbook>? = template.withUnsafeMutableBufferPointer { folder in
      var options = lxw_workbook_options(constant_memory: 0, tmpdir: folder.baseAddress, use_zip64: 0)
      return workbook_new_opt(path, &options)
    }
    guard let created else {
      rmdir(folder)
      throw .workbook(Int32(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue))
    }
    book = created
    // Column widths are measured in digits of the default font. Arial's are as wide as those of the library's Calibri, but
    // unlike it Arial has a twin of the same widths wherever LibreOffice is.
    if let standard = book.pointee.formats.pointee.stqh_first {
      format_set_font_name(standard, CellStyle.font)
      format_set_font_size(standard, 10)
    }
  }

  deinit {
    // Closing is the only way to free the library's memory.
    if !isFinished { workbook_close(book) }
    unlink(path)
    rmdir(folder)
  }

  /// Writes the workbook and gives its bytes. Nothing may be added afterwards.
  func finish() throws(ExportProblem) -> [UInt8] {
    isFinished = true
    let error = workbook_close(book)
    if let refusal { throw .workbook(Int32(refusal.rawValue)) }
    guard error == LXW_NO_ERROR else { throw .workbook(Int32(error.rawValue)) }
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw .temporaryFile(path: path, errno: errno)
    }
  }

  /// What file managers show of the document. The date of creation is in seconds since 1970, and given, because the same
  /// report must give the same bytes.
  func setProperties(title: String, subject: String, author: String, comments: String, created: Int) {
    withCString(title) { title in
      withCString(subject) { subject in
        withCString(author) { author in
          withCString(comments) { comments in
            var properties = lxw_doc_properties()
            properties.title = title
            properties.subject = subject
            properties.author = author
            properties.comments = comments
            properties.created = created
            check(workbook_set_properties(book, &properties))
          }
        }
      }
    }
  }

  func newChart(_ kind: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart> {
    guard let chart = workbook_add_chart(book, UInt8(kind.rawValue)) else {
      preconditionFailure("libxlsxwriter has no memory for a chart")
    }
    return chart
  }

  func addSheet(_ name: String) -> Worksheet {
    guard let sheet = workbook_add_worksheet(book, name) else {
      preconditionFailure("a sheet's name is taken, too long or malformed: \(name)")
    }
    return Worksheet(sheet, in: self)
  }

  func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let format = formats[style] { return format }
    guard let format = workbook_add_format(book) else { return nil }
    style.apply(to: format)
    formats[style] = format
    return format
  }

  /// Says nothing but how a number is spelled.
  func numberFormat(_ number: String) -> UnsafeMutablePointer<lxw_format>? {
    if let format = numberFormats[number] { return format }
    guard let format = workbook_add_format(book) else { return nil }
    format_set_num_format(format, number)
    numberFormats[number] = format
    return format
  }

  func check(_ error: lxw_error) {
    if error != LXW_NO_ERROR, refusal == nil { refusal = error }
  }
}

/// libxlsxwriter's structures ask for mutable text, which it only reads.
func withCString<Result>(_ text: String, _ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
  text.withCString { body(UnsafeMutablePointer(mutating: $0)) }
}

extension String {
  /// The text up to the first zero.
  fileprivate init(decodingCString bytes: [CChar]) {
    self = bytes.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }
}
