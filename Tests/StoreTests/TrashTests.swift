import Evaluation
import Foundation
import Testing

@testable import Store

@Suite struct TrashTests {
  let instrument: Instrument

  init() throws { instrument = try Samples.instrument() }

  func create(_ store: SheetStore, _ name: String = "Lapas A") throws -> SheetPlace {
    try store.create(satker: Satker(name: name), year: 2026, target: "wbk", instrument: instrument).place
  }

  @Test func listsWhatIsThereNewestFirst() async throws {
    try await withStore { store in
      #expect(try store.trashed().isEmpty)
      let trash = store.root + "/trash"
      let first = try store.trash(try create(store, "B 2-3"))
      let second = try store.trash(try create(store, "B 2-3"))
      #expect(second.time > first.time && second.folder != first.folder)
      for name in ["20250101T000000Z-2025-a", "20250101T000001Z-2024-b-2"] {
        try write("{", to: "\(trash)/\(name)/sheet.json")
      }
      // None of ours.
      for name in [
        "20250101T000000Z", "20250101T000000Z-25-a", "20250101T000000Z-2025-.a", "x-2025-a", "20250101T000000Z-2025",
      ] {
        try write("{", to: "\(trash)/\(name)/sheet.json")
      }
      try write("x", to: trash + "/20250101T000000Z-2025-file")
      #expect(symlink(store.root, trash + "/20250101T000000Z-2025-link") == 0)
      let trashed = try store.trashed()
      #expect(trashed.map(\.place.id) == ["2026/b-2-3", "2026/b-2-3", "2024/b-2", "2025/a"])
      #expect(Array(trashed.prefix(2)) == [second, first])
      #expect(try store.summary(of: second).total.answered == 0)
      #expect(throws: StoreProblem.self) { try store.summary(of: trashed[2]) }
      // Undoing twice brings back the one before.
      #expect(try store.restore(store.trashed()[0]).id == "2026/b-2-3")
      #expect(try store.trashed().first == first)
      #expect(try store.restore(store.trashed()[0]).id == "2026/b-2-3-2")
    }
  }

  @Test func removesForEverAndNothingOutside() async throws {
    try await withStore { store in
      let outside = store.root + "/outside"
      try write("kept", to: outside + "/file")
      let place = try create(store)
      try write("scan", to: place.folder + "/evidence/a/b/sk.pdf")
      #expect(symlink(outside, place.folder + "/evidence/link") == 0)
      #expect(symlink(outside + "/file", place.folder + "/file") == 0)
      #expect(mkfifo(place.folder + "/pipe", 0o600) == 0)
      #expect(link(outside + "/file", place.folder + "/hard") == 0)
      // A name that is not UTF-8.
      let bytes = Array(place.folder.utf8CString.dropLast()) + [0x2F, CChar(bitPattern: 0xFF), 0]
      #expect(close(open(bytes, O_CREAT | O_WRONLY, 0o600)) == 0)
      let other = try store.trash(try create(store, "Lain"))
      let trashed = try store.trash(place)
      #expect(store.remove(trashed) == [])
      #expect(!exists(trashed.folder))
      #expect(try text(at: outside + "/file") == "kept")
      #expect(try store.trashed() == [other])
      #expect(store.remove(trashed) == [StoreProblem(path: trashed.folder, reason: .notFound)])
    }
  }

  /// A folder of the trash that was replaced by a link since it was listed.
  @Test func aLinkInItsPlaceIsNotFollowed() async throws {
    try await withStore { store in
      try write("kept", to: store.root + "/outside/file")
      let trashed = try store.trash(try create(store))
      #expect(rename(trashed.folder, store.root + "/moved") == 0)
      #expect(symlink(store.root + "/outside", trashed.folder) == 0)
      #expect(!store.remove(trashed).isEmpty)
      #expect(exists(store.root + "/outside/file") && exists(store.root + "/moved/sheet.json"))
      // The trash itself.
      #expect(unlink(trashed.folder) == 0)
      #expect(rename(store.root + "/moved", trashed.folder) == 0)
      #expect(rename(store.root + "/trash", store.root + "/elsewhere") == 0)
      #expect(symlink(store.root + "/elsewhere", store.root + "/trash") == 0)
      #expect(throws: StoreProblem(path: store.root + "/trash", reason: .linkedFolder)) { try store.trashed() }
      #expect(!store.remove(trashed).isEmpty)
      #expect(try names(in: store.root + "/elsewhere").count == 1)
    }
  }

  /// Root may remove everything, so the child becomes somebody else.
  @Test(.enabled(if: geteuid() == 0)) func whatCannotBeRemovedIsSaidAndHindersNoOther() async throws {
    try await withStore { store in
      let place = try create(store)
      try write("x", to: place.folder + "/a/free")
      try write("x", to: place.folder + "/b/locked/file")
      try write("x", to: place.folder + "/c/unreadable/file")
      let trashed = try store.trash(place)
      try BackupTests.run("/bin/chmod", "-R", "777", store.root)
      #expect(chmod(trashed.folder + "/b/locked", 0o555) == 0 && chmod(trashed.folder + "/c/unreadable", 0o000) == 0)
      await #expect(processExitsWith: .success) { [root = store.root as String] in
        guard setgid(65534) == 0, setuid(65534) == 0 else { exit(1) }
        let store = SheetStore(root: root)
        guard let trashed = try? store.trashed().first else { exit(2) }
        let problems = Set(store.remove(trashed).map { $0.path.dropFirst(trashed.folder.count) })
        exit(problems == ["/b/locked/file", "/c/unreadable"] ? 0 : 3)
      }
      #expect(try names(in: trashed.folder) == ["b", "c"])
      #expect(exists(trashed.folder + "/b/locked/file"))
    }
  }

  /// Another file system within the folder is not ours to empty.
  @Test(.enabled(if: geteuid() == 0)) func aMountIsNotEntered() async throws {
    try await withStore { store in
      let place = try create(store)
      try write("x", to: place.folder + "/mount/beneath")
      let trashed = try store.trash(place)
      await #expect(processExitsWith: .success) { [root = store.root as String, folder = trashed.folder as String] in
        guard DurableFileTests.leaveMounts(), mount("none", "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0,
          mount("tmpfs", folder + "/mount", "tmpfs", 0, "size=64k") == 0
        else { exit(0) }  // A container without the right to mount.
        guard (try? write("x", to: folder + "/mount/file")) != nil else { exit(1) }
        let store = SheetStore(root: root)
        guard let trashed = try? store.trashed().first else { exit(2) }
        let problems = store.remove(trashed)
        guard problems.map(\.path) == [folder + "/mount"] else { exit(3) }
        exit(exists(folder + "/mount/file") ? 0 : 4)
      }
    }
  }
}
