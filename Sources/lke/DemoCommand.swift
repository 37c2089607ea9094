import ArgumentParser
import Evaluation
import Screens
import Store

struct DemoCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: words.pick(
        "Mengisi penyimpanan kosong dengan 26 satker contoh.", "Fill an empty store with 26 invented satker."),
      discussion: words.pick("Contoh:", "Example:") + "\n  lke demo --store /tmp/contoh\n  lke --store /tmp/contoh")
  }

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = options.openStore()
    let ids = try failing { () throws(StoreProblem) in
      guard try store.isEmpty() else { return nil as [String]? }
      return try Demo.make(in: store)
    }
    guard let ids else {
      throw Failure(
        .cannotCreate,
        words.pick(
          "\(store.root): sudah berisi lembar lain. Pilih folder kosong dengan --store",
          "\(store.root): holds other sheets already. Choose an empty folder with --store"))
    }
    for id in ids { try emit(id) }
  }
}
