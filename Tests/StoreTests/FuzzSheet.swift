import Evaluation
import Foundation
import Hostile
import Testing

@testable import Store

/// A sheet of two people with undone and redone entries, whose files are made wrong again and again.
final class FuzzSheet {
  private let store: SheetStore
  private let place: SheetPlace
  private let instrument: Instrument
  /// By path, relative to the sheet's folder.
  private typealias Files = [String: [UInt8]]
  private var samples: [Files] = []
  /// How many of the inputs could be opened, were sound, and were gone on with.
  private(set) var tally = (opened: 0, sound: 0, continued: 0)

  init(_ folder: String) throws {
    instrument = try Samples.instrument()
    var store = SheetStore(root: folder + "/store")
    store.stateFolder = folder + "/state"
    self.store = store
    place = try store.create(satker: Satker(name: "Lapas A"), year: 2026, target: "wbk", instrument: instrument).place
    var first = try Window(store, place, state: "first")
    try first.type(.yesNo, .choice("Ya"))
    try first.type(.note, .text("Menunggu tanda tangan \u{202E} \u{1B}[31m 漢é"))
    try first.type(.agents, .count(3))
    _ = try first.undo()
    #expect(first.history.redo(by: first.author, at: 1000) != nil)
    try first.append()
    try first.save()
    samples.append(files())
    var second = try Window(store, place, state: "second")
    try second.type(.index, .index(3.6))
    try second.type(.answer(.satker, question: "A.I.1.i.a", .evidence("SK")), .references(["bukti/sk.pdf", "é"]))
    try second.type(.sheet(.satkerName), .text("Lapas B"))
    _ = try second.undo()
    // Behind its logs, with a conflict among them.
    try first.type(.index, .index(3.5))
    samples.append(files())
    try first.poll()
    try first.type(.mark, .flag(true))
    try first.save()
    samples.append(files())
    samples.append([
      "sheet.json": Array(OpenTests.formatOne.replacing("RULES", with: instrument.reference.rulesDigest).utf8)
    ])
    // Whose replica we are is drawn now.
    _ = try store.open(place)
  }

  func check(_ mutator: inout Mutator, _ context: Comment) throws {
    var files = samples.randomElement(using: &mutator.random)!
    let names = files.keys.sorted()
    for name in Bool.random(using: &mutator.random) ? [names.randomElement(using: &mutator.random)!] : names {
      files[name] = mutator.mutated(files[name]!)
      if Bool.random(using: &mutator.random) {
        files[name] = name == "sheet.json" ? Self.signed(files[name]!) : Self.chained(files[name]!)
      }
    }
    put(files)
    // Every way to read it.
    let loaded = expectProblem(context) { () throws(StoreProblem) in try store.load(place) }
    let opened = expectProblem(context) { () throws(StoreProblem) in try store.open(place) }
    let whole = expectProblem(context) { () throws(StoreProblem) in try store.openWhole(place) }
    let verification = expectProblem(context) { () throws(StoreProblem) in try store.verify(place) }
    #expect((loaded == nil) == (opened == nil) && (opened == nil) == (whole == nil), context)
    #expect((loaded == nil) == (verification == nil), context)
    #expect(try store.summaries().count == 1, context)
    #expect(self.files() == files, "a file was touched, \(context)")
    #expect(Set(contents(in: place.folder)).isSubset(of: ["sheet.json", "history"]), context)
    guard let loaded, let opened, let whole else { return }
    tally.opened += 1
    try check(loaded.sheet, context)
    for opened in [opened, whole] {
      try check(opened.content, context)
      for entry in opened.history.entries { try check(entry, context) }
    }
    if verification?.isSound == true {
      tally.sound += 1
      #expect(opened.content == whole.content, context)
    }
    if Int.random(in: 0..<16, using: &mutator.random) == 0, opened.readOnly == nil { try goOn(files, context) }
  }

  /// What was read is written, and read as the same.
  private func check(_ sheet: Sheet, _ context: Comment) throws {
    let file = try SheetFile.decode(SheetFile.encode(sheet, path: "x"), path: "x")
    #expect(try file.sheet(instrument) == sheet, context)
  }

  private func check(_ entry: Entry, _ context: Comment) throws {
    try LogLine.check(entry, instrument)
    let line = LogLine(entry, previous: "00").bytes
    // By its bytes: a blank may be spelled out that we leave out.
    let again = try LogLine(line, replica: entry.id.replica, instrument: instrument)
    #expect(LogLine(again.entry, previous: again.previous).bytes == line, context)
  }

  /// Somebody goes on with it: nothing that could be read is lost, and no whole line of a log goes.
  private func goOn(_ before: Files, _ context: Comment) throws {
    var window = try Window(store, place)
    for case .edited(let edits) in window.notes {
      _ = window.history.record(edits.changes, by: window.author, at: 1000)
      window.writer.settleEdits(in: window.history)
    }
    window.record(.note, .text("lanjut"))
    try window.append()
    try window.poll()
    try window.writer.saveSnapshot(window.history)
    #expect(try store.open(place).content == window.sheet, context)
    #expect(window.sheet[.note] == .text("lanjut"), context)
    let after = files()
    for (name, bytes) in before where name != "sheet.json" {
      let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { bytes[...$0] } ?? []
      #expect(after[name]?.starts(with: whole) == true, "\(name) was rewritten, \(context)")
    }
    tally.continued += 1
  }

  // Files.

  private func files() -> Files {
    var files: Files = [:]
    for name in ["sheet.json"] + contents(in: place.historyFolder).map({ "history/" + $0 }) {
      files[name] = (try? Data(contentsOf: URL(filePath: "\(place.folder)/\(name)"))).map(Array.init)
    }
    return files
  }

  private func put(_ files: Files) {
    for name in contents(in: place.historyFolder) where files["history/" + name] == nil {
      unlink("\(place.historyFolder)/\(name)")
    }
    if files.count == 1 { rmdir(place.historyFolder) } else { mkdir(place.historyFolder, 0o700) }
    for (name, bytes) in files {
      _ = FileManager.default.createFile(atPath: "\(place.folder)/\(name)", contents: Data(bytes))
    }
  }

  private func contents(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  /// With a digest that fits, so that it is not taken for edited by hand.
  private static func signed(_ bytes: [UInt8]) -> [UInt8] {
    let key = Array("\"digest\" : \"".utf8)
    guard let range = bytes.firstRange(of: key), range.upperBound + 64 <= bytes.count else { return bytes }
    var bytes = bytes
    let place = range.upperBound..<range.upperBound + 64
    bytes.replaceSubrange(place, with: Snapshot.noDigest.utf8)
    bytes.replaceSubrange(place, with: SHA256.hexadecimal(bytes).utf8)
    return bytes
  }

  /// With hashes that fit, so that more than one line of it is read.
  private static func chained(_ bytes: [UInt8]) -> [UInt8] {
    let key = Array("\"previous\":\"".utf8)
    var previous: [UInt8] = []
    var lines: [[UInt8]] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      var line = Array(line)
      if let range = line.firstRange(of: key), range.upperBound + 64 <= line.count {
        line.replaceSubrange(range.upperBound..<range.upperBound + 64, with: SHA256.hexadecimal(previous).utf8)
      }
      previous = line
      lines.append(line)
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
