import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct ListTests {
  static let selections: [(keys: Keys, id: String)] = [
    ("", "2026/ceria"), ("down", "2026/jahat"), ("down down up", "2026/jahat"), ("up", "2026/ceria"),
    ("end", "2026/rusak"), ("end down", "2026/rusak"), ("end home", "2026/ceria"), ("pgdn", "2026/rusak"),
    ("pgdn pgup", "2026/ceria"), ("/ lapas enter", Sample.id), ("/ lapas down up enter", Sample.id),
  ]

  @Test(arguments: selections) func selects(_ keys: Keys, _ id: String) {
    var state = Sample.list()
    #expect(state.press(keys) == [])
    #expect(state.list.selected?.id == id)
  }

  static let orders: [(keys: Keys, ids: [String])] = [
    ("", ["ceria", "jahat", "kantor-imigrasi-b", "kantor-pertanahan", "konsulat", "lapas-contoh-a", "rusak"]),
    ("s", ["kantor-imigrasi-b", "konsulat", "jahat", "lapas-contoh-a", "ceria", "kantor-pertanahan", "rusak"]),
    ("s s", ["kantor-imigrasi-b", "konsulat", "kantor-pertanahan", "jahat", "lapas-contoh-a", "ceria", "rusak"]),
    ("s s s", ["lapas-contoh-a", "kantor-pertanahan", "ceria", "jahat", "kantor-imigrasi-b", "konsulat", "rusak"]),
    ("s s s s", ["ceria", "jahat", "kantor-imigrasi-b", "kantor-pertanahan", "konsulat", "lapas-contoh-a", "rusak"]),
  ]

  /// By name, score, answers and last change; what cannot be read comes last in each.
  @Test(arguments: orders) func sorts(_ keys: Keys, _ ids: [String]) {
    let state = Sample.list().pressing(keys)
    #expect(state.list.shown.map(\.id) == ids.map { "2026/\($0)" })
  }

  @Test func sortingKeepsTheSelection() {
    var state = Sample.list().pressing("end up")
    for _ in 0..<4 {
      #expect(state.list.selected?.id == Sample.id)
      state.press("s")
    }
  }

  static let filters: [(typed: Keys, ids: [String])] = [
    ("kantor", ["kantor-imigrasi-b", "kantor-pertanahan"]), ("KANTOR", ["kantor-imigrasi-b", "kantor-pertanahan"]),
    ("selatan␣kantor", ["kantor-pertanahan"]), ("imigrasi␣2026␣wbk", ["kantor-imigrasi-b"]), ("rusak", ["rusak"]),
    ("大阪", ["konsulat"]), ("123456␣lapas", ["lapas-contoh-a"]), ("wbbm", []), ("␣", orders[0].ids),
    ("kantorx backspace", ["kantor-imigrasi-b", "kantor-pertanahan"]), ("x ctrl-u", orders[0].ids),
  ]

  @Test(arguments: filters) func filtersByWords(_ typed: Keys, _ ids: [String]) {
    var state = Sample.list().pressing("/")
    #expect(state.press(typed) == [])
    #expect(state.list.shown.map(\.id) == ids.map { "2026/\($0)" })
    #expect(state.context == .filter)
    state.press("esc")
    #expect(state.context == .list)
    #expect(state.list.shown.count == Sample.listings.count)
  }

  @Test func keepsTheFilterUntilEscape() {
    var state = Sample.list().pressing("/ kantor enter")
    #expect(state.list.shown.count == 2)
    #expect(state.context == .list)
    state.press("down esc")
    #expect(state.list.shown.count == Sample.listings.count)
    #expect(state.list.selected?.id == "2026/kantor-pertanahan", "the selection stays")
  }

  static let effects: [(keys: Keys, effects: [Effect])] = [
    ("enter", [.open(id: "2026/ceria")]), ("k", [.open(id: "2026/ceria")]), ("del", [.trash(id: "2026/ceria")]),
    ("h", [.trash(id: "2026/ceria")]), ("q", [.quit]), ("ctrl-c", [.quit]), ("ctrl-z", [.suspend]),
    ("ctrl-l", [.redraw]), ("end del", [.trash(id: "2026/rusak")]), ("/ ctrl-c", [.quit]), ("b q", []), ("? q", []),
    ("/ q", []),
  ]

  @Test(arguments: effects) func asksFor(_ keys: Keys, _ effects: [Effect]) {
    var state = Sample.list()
    #expect(state.press(keys) == effects)
  }

  @Test(arguments: ["enter", "k", "x"] as [Keys]) func doesNotOpenWhatIsBroken(_ keys: Keys) {
    var state = Sample.list().pressing("end")
    #expect(state.press(keys) == [])
    #expect(state.context == .list)
    #expect(state.notice?.kind == .error)
    #expect(state.notice?.text.hasPrefix("Lembar ini tidak dapat dibaca; berkasnya tidak diubah: sheet.json:7") == true)
  }

  @Test(arguments: ["enter", "k", "x", "del", "up", "down", "pgdn", "end", "home", "s"] as [Keys])
  func anEmptyListIsQuiet(_ keys: Keys) {
    var state = Sample.list(Sample.small, .indonesian, [])
    #expect(state.press(keys) == [])
    #expect(state.context == .list)
    #expect(state.list.selected == nil)
  }

  /// The list is read anew after each change: the selection stays with its sheet, or near where it was.
  @Test func readingAnewKeepsTheSelection() {
    var state = Sample.list().pressing("down down down")
    state.receive(.listed(Array(Sample.listings.reversed())))
    #expect(state.list.selected?.id == "2026/kantor-pertanahan")
    state.receive(.listed(Sample.listings.filter { $0.id != "2026/kantor-pertanahan" }))
    #expect(state.list.selected?.id == "2026/konsulat")
    state.press("end")
    state.receive(.listed([Sample.listings[0]]))
    #expect(state.list.selected?.id == Sample.id)
  }

  @Test func deletingCanBeTakenBack() {
    var state = Sample.list()
    let first = TrashedListing(id: "2026/ceria", token: "1")
    let second = TrashedListing(id: "2026/jahat", token: "2")
    #expect(state.receive(.trashed(first)) == [.list])
    #expect(state.notice?.text == "2026/ceria dipindahkan ke tempat sampah · u mengembalikan")
    state.receive(.trashed(second))
    #expect(state.press("u") == [.restore(second)], "the last comes back first")
    #expect(state.receive(.restored(id: "2026/jahat", deleted: Sample.moment.seconds - 61)) == [.list])
    #expect(state.notice?.text == "2026/jahat dikembalikan · dihapus 1 menit yang lalu")
    #expect(state.press("u") == [.restore(first)])
    #expect(state.press("u") == [.restore(nil)], "what was deleted in an earlier run")
    #expect(state.press("u") == [.restore(nil)])
    #expect(state.receive(.warned("Tempat sampah kosong")) == [])
    #expect(state.notice == Notice(text: "Tempat sampah kosong", kind: .warning))
  }

  @Test(arguments: [
    (0, "baru saja"), (59, "baru saja"), (60, "1 menit yang lalu"), (3_599, "59 menit yang lalu"),
    (3_600, "1 jam yang lalu"), (86_399, "23 jam yang lalu"), (86_400, "1 hari yang lalu"),
    (40 * 86_400, "40 hari yang lalu"), (-5, "baru saja"),
  ])
  func saysHowLongAgoItWasDeleted(_ seconds: Int, _ text: String) {
    #expect(Texts(.indonesian).restored("a", ago: seconds) == "a dikembalikan · dihapus \(text)")
  }

  /// What `lke restore` mends is said first: the end of the line may be cut off.
  @Test func saysWhatMendsADamagedSheet() {
    var state = Sample.list()
    state.receive(.listed([Listing(id: "2026/rusak", content: .broken("x.json: y", isDamaged: true))]))
    #expect(state.press("enter") == [])
    #expect(state.notice?.text == "Tidak dapat dibaca; lke restore 2026/rusak memulihkannya: x.json: y")
  }
}
