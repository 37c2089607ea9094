import ArgumentParser
import Evaluation
import Glibc
import Screens
import Store
import TerminalUI

struct TrashCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "trash",
      abstract: words.pick("Lembar yang dihapus.", "Sheets that were deleted."),
      discussion: words.pick("Contoh:", "Example:")
        + "\n  lke trash list\n  lke trash restore 2026/lapas-contoh-a\n  lke trash empty",
      subcommands: [List.self, Restore.self, Empty.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: words.pick("Isi tempat sampah, yang terbaru dahulu.", "What is in the trash, newest first."))
    }
    @OptionGroup var options: StoreOptions

    func run() throws {
      let store = options.openStore()
      let trashed = try failing { () throws(StoreProblem) in try store.trashed() }
      if trashed.isEmpty { say(words.trashIsEmpty) }
      for line in TrashCommand.lines(trashed, store) { try emit(line) }
    }
  }

  struct Restore: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: words.pick(
          "Mengembalikan sebuah lembar dan mencetak ID-nya.", "Bring a sheet back and print its ID."))
    }
    @OptionGroup var options: StoreOptions

    @Argument(
      help: ArgumentHelp(
        words.pick(
          "Namanya menurut lke trash list, atau ID lembarnya: yang terakhir dihapus.",
          "Its name by lke trash list, or the sheet's ID: the one deleted last."), valueName: "name"))
    var name: String

    func run() throws {
      let store = options.openStore()
      let trashed = try failing { () throws(StoreProblem) in try store.trashed() }
      let found = try TrashCommand.find(name, in: trashed)
      let place = try failing { () throws(StoreProblem) in try store.restore(found) }
      if place != found.place { say(words.restoredBeside(found.place.id, place.id)) }
      try emit(place.id)
    }
  }

  struct Empty: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: words.pick(
          "Menghapus isi tempat sampah untuk selamanya.", "Remove what is in the trash for ever."))
    }
    @OptionGroup var options: StoreOptions

    @Argument(
      help: ArgumentHelp(
        words.pick(
          "Nama menurut lke trash list, atau ID; tanpa nama: semuanya.",
          "Names by lke trash list, or IDs; without any: everything."), valueName: "name"))
    var names: [String] = []

    @Flag(help: ArgumentHelp(words.pick("Tanpa bertanya.", "Do not ask.")))
    var yes = false

    func run() throws {
      let store = options.openStore()
      let all = try failing { () throws(StoreProblem) in try store.trashed() }
      let named = try names.map { try TrashCommand.find($0, in: all) }
      let going = names.isEmpty ? all : all.filter(named.contains)
      guard !going.isEmpty else { return say(words.trashIsEmpty) }
      guard try yes || isConfirmed(TrashCommand.lines(going, store)) else { return say(words.nothingRemoved) }
      var isWhole = true
      for trashed in going {
        let problems = store.remove(trashed)
        for problem in problems { say(words.problem(problem)) }
        if problems.isEmpty { try emit(trashed.name) } else { isWhole = false }
      }
      guard isWhole else { throw Failure(.inputOutput, words.notAllRemoved) }
    }

    private func isConfirmed(_ lines: [String]) throws(Failure) -> Bool {
      guard isatty(STDIN_FILENO) == 1 else { throw Failure(.usage, words.removingNeedsYes) }
      for line in lines { write(line + "\n", to: STDERR_FILENO) }
      write("\(words.removeForEver(lines.count)) ", to: STDERR_FILENO)
      return words.isYes(readLine() ?? "")
    }
  }

  /// The sheet of that name in the trash, or else the one of that id that was deleted last.
  private static func find(_ name: String, in trashed: [TrashedSheet]) throws(Failure) -> TrashedSheet {
    guard let found = trashed.first(where: { $0.name == name }) ?? trashed.first(where: { $0.place.id == name }) else {
      throw Failure(.noInput, words.notInTrash(name.displayable()))
    }
    return found
  }

  /// When it was deleted, which it is, how far it is answered, and its name.
  private static func lines(_ trashed: [TrashedSheet], _ store: SheetStore) -> [String] {
    let columns = trashed.map { $0.place.id.displayable().columns }.max() ?? 0
    return trashed.map { sheet in
      let answered: String
      do throws(StoreProblem) {
        let total = try store.summary(of: sheet).total
        answered = "\(total.answered)/\(total.questions)"
      } catch {
        answered = "✗"
      }
      return [
        words.stamp(LocalTime(sheet.time)), sheet.place.id.displayable().padded(to: columns),
        answered.rightAligned(to: 7), sheet.name.displayable(),
      ].joined(separator: "  ")
    }
  }
}
