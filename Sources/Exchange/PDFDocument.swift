import CFonts
import CHaru
import CHaruLoader
import Glibc

/// A pdf in the making. It wraps libharu, which keeps every pointer that it hands out until the end of this value.
///
/// Places are in points from the left and from the top of the page.
final class PDFDocument {
  let regular: PDFFont
  let bold: PDFFont
  private let document: HPDF_Doc
  private var page: HPDF_Page?
  private var pageHeight = 0.0
  /// The first thing that libharu refused.
  private var refusal: HPDF_STATUS?

  /// Why there is no libharu, which only the first pdf of the program loads.
  private static let loadProblem: ExportProblem? = lke_haru_load().map { reason in
    .pdfLibrary(version: HPDF_VERSION_TEXT, reason: String(cString: reason))
  }

  init() throws(ExportProblem) {
    if let problem = Self.loadProblem { throw problem }
    // Without a handler it remembers an error and returns it from every call.
    guard let document = HPDF_New(nil, nil) else { throw .pdf(UInt(HPDF_FAILD_TO_ALLOC_MEM)) }
    guard HPDF_UseUTFEncodings(document) == 0, HPDF_SetCurrentEncoder(document, "UTF-8") == 0,
      HPDF_SetCompressionMode(document, HPDF_UINT(HPDF_COMP_ALL)) == 0,
      let regular = PDFFont(lke_font_regular(), tag: "LKEAAA", in: document),
      let bold = PDFFont(lke_font_bold(), tag: "LKEBBB", in: document)
    else {
      let code = HPDF_GetError(document)
      HPDF_Free(document)
      throw .pdf(UInt(code))
    }
    self.document = document
    self.regular = regular
    self.bold = bold
  }

  deinit {
    HPDF_Free(document)
  }

  func font(isBold: Bool) -> PDFFont { isBold ? bold : regular }

  /// What file managers show of the document; the date in seconds since 1970, and given, because the same report must give
  /// the same bytes.
  func setProperties(title: String, subject: String, author: String, keywords: String, created: Int) {
    for (type, text) in [
      (HPDF_INFO_TITLE, title), (HPDF_INFO_SUBJECT, subject), (HPDF_INFO_AUTHOR, author),
      (HPDF_INFO_CREATOR, author), (HPDF_INFO_KEYWORDS, keywords),
    ] where !text.isEmpty { check(HPDF_SetInfoAttr(document, type, regular.shown(text))) }
    var seconds = time_t(created)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let date = HPDF_Date(
      year: parts.tm_year + 1900, month: parts.tm_mon + 1, day: parts.tm_mday, hour: parts.tm_hour,
      minutes: parts.tm_min, seconds: parts.tm_sec, ind: CChar(UInt8(ascii: "Z")), off_hour: 0, off_minutes: 0)
    check(HPDF_SetInfoDateAttr(document, HPDF_INFO_CREATION_DATE, date))
    check(HPDF_SetInfoDateAttr(document, HPDF_INFO_MOD_DATE, date))
  }

  /// The pdf's bytes. Nothing may be added afterwards.
  func finish() throws(ExportProblem) -> [UInt8] {
    check(HPDF_SaveToStream(document))
    if let refusal { throw .pdf(UInt(refusal)) }
    var count = HPDF_GetStreamSize(document)
    var bytes = [UInt8](repeating: 0, count: Int(count))
    let status = HPDF_ReadFromStream(document, &bytes, &count)
    guard status == 0 || status == HPDF_STATUS(HPDF_STREAM_EOF), Int(count) == bytes.count else {
      throw .pdf(UInt(status))
    }
    return bytes
  }

  // MARK: - Drawing

  func addPage(width: Double, height: Double) {
    guard let page = HPDF_AddPage(document) else {
      check(HPDF_GetError(document))
      return
    }
    self.page = page
    pageHeight = height
    check(HPDF_Page_SetWidth(page, HPDF_REAL(width)))
    check(HPDF_Page_SetHeight(page, HPDF_REAL(height)))
  }

  /// One line, of which the font has every letter, on its baseline.
  func show(_ text: String, x: Double, y: Double, size: Double, isBold: Bool, color: UInt32) {
    guard let page, !text.isEmpty else { return }
    setFill(color)
    check(HPDF_Page_BeginText(page))
    check(HPDF_Page_SetFontAndSize(page, font(isBold: isBold).font, HPDF_REAL(size)))
    check(HPDF_Page_TextOut(page, HPDF_REAL(x), HPDF_REAL(pageHeight - y), text))
    check(HPDF_Page_EndText(page))
  }

  func fill(x: Double, y: Double, width: Double, height: Double, color: UInt32) {
    guard let page else { return }
    setFill(color)
    rectangle(page, x, y, width, height)
    check(HPDF_Page_Fill(page))
  }

  func frame(x: Double, y: Double, width: Double, height: Double, color: UInt32) {
    guard let page else { return }
    setStroke(color, width: 0.5)
    rectangle(page, x, y, width, height)
    check(HPDF_Page_Stroke(page))
  }

  func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double), width: Double, color: UInt32) {
    guard let page else { return }
    setStroke(color, width: width)
    check(HPDF_Page_MoveTo(page, HPDF_REAL(start.x), HPDF_REAL(pageHeight - start.y)))
    check(HPDF_Page_LineTo(page, HPDF_REAL(end.x), HPDF_REAL(pageHeight - end.y)))
    check(HPDF_Page_Stroke(page))
  }

  private func rectangle(_ page: HPDF_Page, _ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    check(
      HPDF_Page_Rectangle(
        page, HPDF_REAL(x), HPDF_REAL(pageHeight - y - height), HPDF_REAL(width), HPDF_REAL(height)))
  }

  private func setFill(_ color: UInt32) {
    let (red, green, blue) = Self.parts(of: color)
    check(HPDF_Page_SetRGBFill(page, red, green, blue))
  }

  private func setStroke(_ color: UInt32, width: Double) {
    let (red, green, blue) = Self.parts(of: color)
    check(HPDF_Page_SetRGBStroke(page, red, green, blue))
    check(HPDF_Page_SetLineWidth(page, HPDF_REAL(width)))
  }

  private static func parts(of color: UInt32) -> (HPDF_REAL, HPDF_REAL, HPDF_REAL) {
    (HPDF_REAL(color >> 16 & 255) / 255, HPDF_REAL(color >> 8 & 255) / 255, HPDF_REAL(color & 255) / 255)
  }

  private func check(_ status: HPDF_STATUS) {
    if status != 0, refusal == nil { refusal = status }
  }
}
