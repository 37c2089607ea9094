import CFonts
import CHaru

/// A font of a pdf, with what it can show and how wide that is.
final class PDFFont {
  let font: HPDF_Font
  private let definition: HPDF_FontDef
  /// By code, in thousandths of the size; asked for once, -1 for what the font lacks.
  private var widths: [UInt16: Int] = [:]

  /// Stands for what the font lacks; U+FFFD itself is missing from Liberation Sans.
  static let replacement: Unicode.Scalar = "□"

  /// Nil where libharu refuses it; the document knows why. It is embedded, only the letters that are used. The tag is six
  /// letters that tell it from the document's other fonts.
  init?(_ bytes: lke_font, tag: String, in document: HPDF_Doc) {
    // What the program has in memory needs no file: libharu's function for files does no more than this.
    let memory = document.pointee.mmgr
    guard let stream = HPDF_MemStream_New(memory, 65_536) else { return nil }
    guard HPDF_Stream_Write(stream, bytes.bytes, HPDF_UINT(bytes.count)) == 0 else {
      HPDF_Stream_Free(stream)
      return nil
    }
    guard let definition = HPDF_TTFontDef_Load(memory, stream, HPDF_BOOL(HPDF_TRUE)) else { return nil }
    guard HPDF_List_Add(document.pointee.fontdef_list, definition) == 0 else {
      HPDF_FontDef_Free(definition)
      return nil
    }
    var tag = Array(tag.utf8CString)
    HPDF_TTFontDef_SetTagName(definition, &tag)
    let font = withUnsafeBytes(of: &definition.pointee.base_font) { name in
      name.bindMemory(to: CChar.self).baseAddress.flatMap { HPDF_GetFont(document, $0, "UTF-8") }
    }
    guard let font else { return nil }
    self.definition = definition
    self.font = font
  }

  /// In ems.
  func width(of scalar: Unicode.Scalar) -> Double { Double(thousandths(scalar) ?? 0) / 1000 }

  /// In ems.
  func width(of text: String) -> Double { text.unicodeScalars.reduce(0) { $0 + width(of: $1) } }

  /// The text with what the font lacks replaced.
  func shown(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy({ $0 == "\n" || thousandths($0) != nil }) { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0 == "\n" || thousandths($0) != nil ? $0 : Self.replacement }))
  }

  private func thousandths(_ scalar: Unicode.Scalar) -> Int? {
    guard let code = UInt16(exactly: scalar.value) else { return nil }
    if let known = widths[code] { return known < 0 ? nil : known }
    let isThere = HPDF_TTFontDef_GetGlyphid(definition, code) != 0
    let width = isThere ? Int(HPDF_Font_GetUnicodeWidth(font, code)) : -1
    widths[code] = width
    return isThere ? width : nil
  }
}
