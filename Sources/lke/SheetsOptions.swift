import ArgumentParser
import Screens
import Store

/// What a command takes that looks at several sheets and judges them.
struct SheetsOptions: ParsableArguments {
  @Argument(help: .sheetID)
  var ids: [String] = []

  @Flag(help: ArgumentHelp(words.pick("Semua lembar dalam penyimpanan.", "Every sheet of the store.")))
  var all = false

  @Flag(help: ArgumentHelp(words.pick("Mencetak JSON untuk program lain.", "Print JSON for other programs.")))
  var json = false

  func validate() throws {
    guard ids.isEmpty == all else {
      throw ValidationError(words.pick("sebut lembarnya, atau --all", "name the sheets, or give --all"))
    }
  }

  /// What was named, or every sheet there is.
  func places(in store: SheetStore) throws(Failure) -> [(id: String, place: Result<SheetPlace, StoreProblem>)] {
    guard all else {
      return ids.map { id in (id, Result { () throws(StoreProblem) in try store.place(of: id) }) }
    }
    return try failing { () throws(StoreProblem) in try store.places() }.map { place, problem in
      (place.id, problem.map { .failure($0) } ?? .success(place))
    }
  }
}
