import Evaluation
import TerminalUI

/// What a field of a form is about.
enum FieldName: Equatable, Sendable {
  case name, code, kind, year, target, instrument, format, path
}

extension Form {
  func value(of name: FieldName) -> String { fields.first { $0.name == name }?.value ?? "" }

  /// Follows a new format with the file's name, unless the user named the file.
  mutating func nameFile(after id: String, from format: String) {
    guard let index = fields.firstIndex(where: { $0.name == .path }),
      fields[index].value == ExportRequest.fileName(for: id, format: format)
    else { return }
    fields[index].content = .text(TextEditor(ExportRequest.fileName(for: id, format: value(of: .format))))
  }
}

extension ExportRequest {
  /// A file named after the sheet: `lapas-contoh-a-2026.xlsx` for `2026/lapas-contoh-a`, or for a path the same of its folders.
  package static func fileName(for id: String, format: String) -> String {
    var parts = id.split(separator: "/").map(String.init)
    if parts.count > 1, parts.last?.hasSuffix(".json") == true { parts.removeLast() }
    let name = parts.last ?? "lke"
    let year = parts.dropLast().last.flatMap { Int($0) == nil ? nil : "-\($0)" } ?? ""
    // A kind of csv ends as csv does; what is for PortalRB says so: `csv-excel`, `portalrb-json`.
    let isForPortal = format.hasPrefix("portalrb-")
    return "\(name)\(year).\(isForPortal ? format.replacing("-", with: ".") : String(format.prefix { $0 != "-" }))"
  }
}

extension State {
  func newSheetForm() -> Form {
    let instrument = instruments.first
    return Form(
      title: texts.newSheet, purpose: .newSheet,
      fields: identityFields(
        Satker(name: ""), year: moment.local.year, target: "wbk", targets: instrument?.targets ?? [])
        + (instruments.count < 2
          ? []
          : [
            Form.Field(
              .instrument, texts.instrumentLabel, options: instruments.map { .init(value: $0.id, label: $0.id) },
              selected: instrument?.id ?? "")
          ]))
  }

  func identityForm(_ sheet: SheetScreen) -> Form {
    let satker = sheet.sheet.satker
    return Form(
      title: texts.identity, purpose: .identity,
      fields: identityFields(
        satker, year: sheet.sheet.year, target: sheet.sheet.target, targets: InstrumentChoice(sheet.instrument).targets)
    )
  }

  private func identityFields(
    _ satker: Satker, year: Int, target: String, targets: [InstrumentChoice.Target]
  ) -> [Form.Field] {
    [
      Form.Field(.name, texts.satkerName, text: satker.name), Form.Field(.code, texts.satkerCode, text: satker.code),
      Form.Field(.kind, texts.satkerKind, text: satker.kind), Form.Field(.year, texts.year, text: String(year)),
      Form.Field(
        .target, texts.targetLabel, options: targets.map { .init(value: $0.id, label: $0.short) }, selected: target),
    ]
  }

  func exportForm(_ id: String) -> Form {
    let format = "xlsx"
    return exportForm(
      ExportRequest(
        id: id, format: format, path: ExportRequest.fileName(for: id, format: format), replaces: false))
  }

  func exportForm(_ request: ExportRequest) -> Form {
    Form(
      title: "\(texts.export) \(request.id)", purpose: .export(id: request.id),
      fields: [
        Form.Field(
          .format, texts.formatLabel,
          options: ["xlsx", "pdf", "csv", "csv-excel", "json", "portalrb-json", "portalrb-xlsx"].map {
            .init(value: $0, label: $0)
          },
          selected: request.format),
        Form.Field(.path, texts.pathLabel, text: request.path),
      ])
  }

  func importForm() -> Form {
    Form(title: texts.importForm, purpose: .importFile, fields: [Form.Field(.path, texts.pathLabel, text: "")])
  }

  func elsewhereForm(_ folder: String) -> Form {
    Form(
      title: texts.elsewhere, purpose: .elsewhere, fields: [Form.Field(.path, texts.folderLabel, text: folder)])
  }

  mutating func accept(_ form: Form) -> [Effect] {
    switch form.purpose {
    case .elsewhere:
      let folder = form.value(of: .path).trimmed
      guard !folder.isEmpty else {
        refuse(form, texts.folderMissing)
        return []
      }
      return [.saveElsewhere(folder: folder)]
    case .importFile:
      let path = form.value(of: .path).trimmed
      guard !path.isEmpty else {
        refuse(form, texts.pathMissing)
        return []
      }
      return [.importFile(path: path)]
    case .export(let id):
      let path = form.value(of: .path).trimmed
      guard !path.isEmpty else {
        refuse(form, texts.pathMissing)
        return []
      }
      return [.export(ExportRequest(id: id, format: form.value(of: .format), path: path, replaces: false))]
    case .newSheet:
      guard let (satker, year) = identity(in: form) else { return [] }
      let instrument = form.value(of: .instrument)
      return [
        .create(
          NewSheet(
            satker: satker, year: year, target: form.value(of: .target),
            instrument: instrument.isEmpty ? instruments.first?.id ?? "" : instrument))
      ]
    case .identity:
      guard let (satker, year) = identity(in: form), let sheet else { return [] }
      overlay = nil
      let contents: [(Change.SheetField, Change.Content)] = [
        (.satkerName, .text(satker.name)), (.satkerCode, .text(satker.code)), (.satkerKind, .text(satker.kind)),
        (.year, .count(year)), (.target, .text(form.value(of: .target))),
      ]
      let changes = contents.compactMap { sheet.sheet.change(at: .sheet($0), to: $1) }
      return self.sheet?.record(changes, by: author, at: moment) ?? []
    }
  }

  /// The satker and year that a form names, or nil, with the reason in the form.
  private mutating func identity(in form: Form) -> (Satker, Int)? {
    let name = form.value(of: .name).trimmed
    guard !name.isEmpty else {
      refuse(form, texts.problem(.nameMissing))
      return nil
    }
    guard let year = Int(form.value(of: .year).trimmed), Instrument.years.contains(year) else {
      refuse(form, texts.problem(.yearOutOfRange(form.value(of: .year))))
      return nil
    }
    return (Satker(name: name, code: form.value(of: .code).trimmed, kind: form.value(of: .kind).trimmed), year)
  }

  private mutating func refuse(_ form: Form, _ problem: String) {
    var form = form
    form.problem = problem
    overlay = .form(form)
  }
}
