import ArgumentParser
import Evaluation
import Screens
import Store
import TerminalUI

struct MergeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "merge",
      abstract: words.pick(
        "Menggabungkan isian lembar yang sama dari komputer lain.",
        "Merge what was done to the same sheet on other machines."),
      discussion: words.pick("Contoh:", "Examples:")
        + """

          lke merge 2026/lapas-contoh-a /media/usb/lapas-contoh-a
          lke merge 2026/lapas-contoh-a budi/sheet.json siti/history/3f9a1c0d2b7e4856.jsonl
        """)
  }

  @OptionGroup var options: StoreOptions

  @Argument(help: .sheetID)
  var id: String

  @Argument(
    help: ArgumentHelp(
      words.pick(
        "Folder lembar itu, folder history-nya, sheet.json-nya, atau berkas .jsonl.",
        "That sheet's folder, its history folder, its sheet.json, or a .jsonl file."),
      valueName: words.pick("berkas", "file")))
  var files: [String]

  func run() throws {
    let store = options.openStore()
    let merged = try failing { () throws(StoreProblem) in
      try store.merge(files, into: try store.place(of: id), reason: words.mergeReason(files))
    }
    for note in merged.notes { if let text = words.mergeNote(note) { say(text) } }
    for arrival in merged.arrivals { try emit(words.arrival(arrival)) }
    if merged.arrivals.isEmpty { try emit(words.nothingNew) }
    let conflicts = merged.history.conflicts
    if !conflicts.isEmpty { try emit(words.conflicts(conflicts.count, id)) }
    for conflict in conflicts { try emit("  \(words.conflict(conflict))") }
    try emit("\(words.pick("sidik sebelum", "digest before"))  \(merged.before)")
    try emit("\(words.pick("sidik sesudah", "digest after "))  \(merged.after)")
  }
}
