import Evaluation
import Foundation
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(2))) struct ConcurrencyTests {
  /// Adds to a count of the sheet, so often; exits with 0.
  static func count(_ times: Int, at path: String) {
    do {
      var store = SheetStore(root: "/nowhere")
      store.patience = .seconds(60)
      let place = try store.place(of: path)
      store.stateFolder = place.folder + "/../../../state"
      for _ in 0..<times {
        _ = try store.update(place) { sheet, _ in
          var sheet = sheet
          var answer = sheet[.satker, "A.II.1.i.a"] ?? Answer()
          answer.counts["agents", default: 0] += 1
          sheet[.satker, "A.II.1.i.a"] = answer
          return sheet
        }
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  @Test func processesAndThreadsLoseNothingAndNobodyReadsHalf() async throws {
    let instrument = try Samples.instrument()
    try await withStore { store in
      let place = try store.create(satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: instrument).place
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<3 {
          group.addTask {
            await #expect(processExitsWith: .success) { [path = place.path as String] in
              ConcurrencyTests.count(50, at: path)
              exit(0)
            }
          }
        }
        for _ in 0..<2 { group.addTask { Self.count(50, at: place.path) } }
        group.addTask {
          var last = 0
          for _ in 0..<300 {
            let now = try store.load(place).sheet[.satker, "A.II.1.i.a"]?.counts["agents"] ?? 0
            #expect(now >= last)
            last = now
          }
        }
        try await group.waitForAll()
      }
      #expect(try store.load(place).sheet[.satker, "A.II.1.i.a"]?.counts["agents"] == 250)
      #expect(try names(in: place.folder) == ["history", "sheet.json"])
    }
  }

  @Test func ofSavesOverTheSameSheetOneWins() async throws {
    let instrument = try Samples.instrument()
    try await withStore { store in
      let stored = try store.create(satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: instrument)
      let wins = await withTaskGroup(of: Int.self) { group in
        for code in 1...8 {
          group.addTask {
            let sheet = stored.sheet.applying(.init(at: .sheet(.satkerCode), from: .nothing, to: .text("\(code)")))
            do throws(StoreProblem) {
              _ = try store.save(sheet, at: stored.place, replacing: stored.stamp)
              return 1
            } catch {
              #expect(error == StoreProblem(path: stored.place.path, reason: .changedOutside))
              return 0
            }
          }
        }
        return await group.reduce(0, +)
      }
      #expect(wins == 1)
    }
  }

  /// Whoever waited for a sheet that went to the trash meanwhile must not write into the trash, nor over a new sheet of
  /// that name.
  @Test func whoWaitedForAFolderThatWasReplacedWritesNothing() async throws {
    try await withTemporaryFolder { root in
      let folder = root + "/sheet"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      async let waiter: StoreProblem? = withCheckedContinuation { continuation in
        Thread.detachNewThread {
          do throws(StoreProblem) {
            // The first lock is held by the test before this one can be asked for.
            while openCount(of: folder) == 0 {}
            try Folder.locked(folder, patience: .seconds(60)) {}
            continuation.resume(returning: nil)
          } catch {
            continuation.resume(returning: error)
          }
        }
      }
      try Folder.locked(folder, patience: .zero) { () throws(StoreProblem) in
        while openCount(of: folder) < 2 {}
        #expect(rename(folder, root + "/trash") == 0)
        #expect(mkdir(folder, 0o700) == 0)
      }
      #expect(await waiter == StoreProblem(path: folder, reason: .notFound))
    }
  }

  @Test func createdAtOnceTheyLieSideBySide() async throws {
    let instrument = try Samples.instrument()
    try await withStore { store in
      let ids = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<8 {
          group.addTask {
            try store.create(satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: instrument).place.id
          }
        }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(ids == Set(["2026/x"] + (2...8).map { "2026/x-\($0)" }))
      #expect(try store.summaries().allSatisfy { (try? $0.result.get()) != nil })
    }
  }
}

/// How often this process has the folder open.
private func openCount(of folder: String) -> Int {
  let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
  return descriptors.count {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == folder
  }
}
