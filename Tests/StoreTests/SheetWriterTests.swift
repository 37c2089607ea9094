import Evaluation
import Foundation
import Testing

@testable import Store

@Suite struct SheetWriterTests {
  let instrument: Instrument

  init() throws { instrument = try Samples.instrument() }

  func create(_ store: SheetStore) throws -> SheetPlace {
    try store.create(satker: Satker(name: "Lapas A"), year: 2026, target: "wbk", instrument: instrument).place
  }

  func logs(_ place: SheetPlace) throws -> [String] { try names(in: place.historyFolder) }

  /// The one log of the sheet.
  func log(_ place: SheetPlace) throws -> String {
    let names = try logs(place)
    #expect(names.count == 1)
    return place.historyFolder + "/" + names[0]
  }

  func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

  func put(_ bytes: [UInt8], _ path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

  @Test func whatWasTypedIsThereAgain() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.type(.note, .text("Baris satu\nbaris dua"))
      try window.type(.sheet(.satkerName), .text("Lapas B"))
      // Without any snapshot since.
      #expect(try store.load(place).sheet.answers.isEmpty)
      let again = try store.open(place)
      #expect(again.history.sheet == window.sheet)
      #expect(again.history.entries == window.history.entries)
      #expect(again.notes.isEmpty && again.readOnly == nil)
      try window.save()
      #expect(try store.load(place).sheet == window.sheet)
      #expect(try mode(of: log(place)) == 0o600 && mode(of: place.historyFolder) == 0o700)
      let beside = try store.open(place)
      #expect(beside.history.entries.isEmpty && !beside.history.isWhole)
      #expect(beside.history.sheet == window.sheet)
      #expect(try store.openWhole(place).history.entries == window.history.entries)
      #expect(try store.verify(place).isSound)
    }
  }

  @Test func theOldLinesAreNotReadBesideASnapshot() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      for count in 0..<5 { try window.type(.agents, .count(count)) }
      try window.save()
      try window.type(.agents, .count(77))
      let path = try log(place)
      var content = try bytes(path)
      // A byte of the second line.
      content[content.firstIndex(of: 0x0A)! + 20] ^= 1
      try put(content, path)
      let opened = try store.open(place)
      #expect(opened.notes.isEmpty)
      #expect(opened.history.sheet == window.sheet && opened.history.entries.count == 1)
      // Whoever reads all of it finds it.
      #expect(try !store.verify(place).isSound)
      #expect(try store.openWhole(place).notes.contains { if case .broken = $0 { true } else { false } })
    }
  }

  @Test func whatWasTornOffTheLastLineIsLeftOutAndCutOff() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.type(.note, .text("x"))
      let path = try log(place)
      let whole = try bytes(path)
      let lines = whole.split(separator: 0x0A)
      #expect(lines.count == 3)
      let start = whole.count - lines[2].count - 1
      for length in start..<whole.count {
        try put(Array(whole[..<length]), path)
        let opened = try store.open(place)
        #expect(opened.history.entries.count == 1)
        #expect(opened.history.sheet[.yesNo] == .choice("Ya") && opened.history.sheet[.note] == .nothing)
        #expect(opened.notes == (length == start ? [] : [.torn(path: path, bytes: length - start)]))
        // Nothing is cut off by reading.
        #expect(try bytes(path).count == length)
        var next = try Window(store, place)
        try next.type(.mark, .flag(true))
        #expect(try bytes(path).split(separator: 0x0A).count == 3)
        #expect(try store.open(place).history.sheet == next.sheet)
        #expect(try store.verify(place).logs.allSatisfy { $0.problem == nil && $0.torn == 0 })
      }
      // Of a log that was only just begun, too.
      for length in 0...lines[0].count {
        try put(Array(whole[..<length]), path)
        var next = try Window(store, place)
        #expect(next.history.entries.isEmpty)
        try next.type(.mark, .flag(true))
        #expect(try store.open(place).history.sheet == next.sheet)
        #expect(try logs(place).count == 1)
      }
    }
  }

  @Test func aFlippedByteIsFoundAndNothingIsWrittenBehindIt() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.type(.note, .text("catatan"))
      try window.type(.mark, .flag(true))
      let path = try log(place)
      let whole = try bytes(path)
      var ends: [Int] = []
      for (index, byte) in whole.enumerated() where byte == 0x0A { ends.append(index) }
      // In the head and both lines that have one after them.
      for offset in stride(from: 0, through: ends[2], by: 1) {
        var content = whole
        content[offset] ^= UInt8(1 << (offset % 7))
        try put(content, path)
        let line = ends.firstIndex { offset <= $0 }! + 1
        let opened = try store.openWhole(place)
        let problem = opened.notes.compactMap { if case .broken(let problem) = $0 { problem } else { nil } }.first
        // The line itself does not read any more, or the next one does not follow it.
        #expect(problem.map { line...line + 1 ~= $0.line } == true, "\(offset)")
        #expect(opened.history.entries.count <= line)
      }
      // Written to is another log.
      var content = whole
      content[ends[0] + 30] ^= 1
      try put(content, path)
      var next = try Window(store, place)
      try next.type(.agents, .count(4))
      #expect(try bytes(path) == content)
      #expect(try logs(place).count == 2)
      let again = try store.open(place)
      #expect(again.history.sheet == next.sheet)
      #expect(again.replica == next.writer.replica)
    }
  }

  @Test func twoWindowsOfOneReplica() async throws {
    try await withStore { store in
      let place = try create(store)
      var first = try Window(store, place)
      var second = try Window(store, place)
      #expect(first.writer.replica == second.writer.replica)
      try first.type(.yesNo, .choice("Ya"))
      try second.type(.note, .text("x"))
      #expect(second.sheet[.yesNo] == .choice("Ya") && second.history.entries.count == 2)
      try first.type(.mark, .flag(true))
      try second.poll()
      #expect(first.sheet == second.sheet)
      #expect(first.history.entries == second.history.entries)
      #expect(try logs(place).count == 1)
      #expect(try store.open(place).history.entries == first.history.entries)
      // Each has recorded something that is not written when the other one's comes.
      first.record(.agents, .count(1))
      try second.type(.index, .index(2))
      try first.poll()
      try first.append()
      try second.poll()
      #expect(first.history.entries == second.history.entries && first.history.entries.count == 5)
      #expect(try store.openWhole(place).history.entries == first.history.entries)
      try first.save()
      #expect(try store.verify(place).isSound)
    }
  }

  @Test func twoMachinesMeet() async throws {
    try await withStore { store in
      let place = try create(store)
      var siti = try Window(store, place, state: "siti")
      var budi = try Window(store, place, state: "budi")
      try siti.type(.yesNo, .choice("Ya"))
      try budi.type(.yesNo, .choice("Tidak"))
      try budi.type(.note, .text("budi"))
      try siti.poll()
      try budi.poll()
      #expect(siti.history.entries == budi.history.entries && siti.sheet == budi.sheet)
      #expect(siti.history.conflicts.map(\.place) == [.yesNo])
      #expect(budi.history.conflicts == siti.history.conflicts)
      try siti.save()
      // Found again by who opens the whole history, gone when somebody has seen both.
      #expect(try store.openWhole(place).history.conflicts == siti.history.conflicts)
      try siti.type(.yesNo, siti.sheet[.yesNo] == .choice("Ya") ? .choice("Tidak") : .choice("Ya"))
      #expect(siti.history.conflicts.isEmpty)
      try budi.poll()
      #expect(budi.history.conflicts.isEmpty && budi.sheet == siti.sheet)
      try budi.save()
      #expect(try store.verify(place).isSound)
      #expect(try logs(place).count == 2)
    }
  }

  /// A log that comes late belongs before what the snapshot holds.
  @Test func aLogThatComesLate() async throws {
    try await withStore { store in
      let place = try create(store)
      var siti = try Window(store, place, state: "siti")
      var budi = try Window(store, place, state: "budi")
      try budi.type(.note, .text("budi"))
      let path = place.logPath(budi.writer.replica)
      let kept = try bytes(path)
      #expect(unlink(path) == 0)
      for count in 0..<4 { try siti.type(.agents, .count(count)) }
      try siti.type(.note, .text("siti"))
      try siti.save()
      var beside = try Window(store, place, state: "siti")
      try put(kept, path)
      try beside.poll()
      #expect(beside.history.isWhole && beside.history.entries.count == 6)
      #expect(beside.sheet[.note] == .text("siti"))
      #expect(beside.history.conflicts.map(\.place) == [.note])
      #expect(try store.open(place).history.entries == beside.history.entries)
      try beside.save()
      #expect(try store.verify(place).isSound)
    }
  }

  @Test func undoGoesBackToTheBlankSheetAfterRestarts() async throws {
    try await withStore { store in
      let place = try create(store)
      let blank = try store.load(place).sheet
      for round in 0..<3 {
        var window = try Window(store, place)
        try window.type(.yesNo, round == 1 ? .choice("Tidak") : .choice("Ya"))
        try window.type(.agents, .count(round))
        try window.save()
      }
      var window = try Window(store, place)
      #expect(!window.history.isWhole && !window.history.canUndo(window.writer.replica))
      var count = 0
      while try window.undo() { count += 1 }
      #expect(count == 6)
      #expect(window.sheet == blank)
      #expect(window.history.sheet(at: 0) == blank)
      #expect(window.history.sheet(at: 2)[.agents] == .count(0))
      try window.save()
      #expect(try store.load(place).sheet == blank)
      #expect(try store.verify(place).isSound)
    }
  }

  @Test func aCopiedHomeIsSomebodyElse() async throws {
    try await withTemporaryFolder { folder in
      let first = Replica.own(stateFolder: folder + "/a", machine: "m")
      #expect(first == Replica.own(stateFolder: folder + "/a", machine: "m"))
      #expect(first != Replica.own(stateFolder: folder + "/a", machine: "n"))
      let again = Replica.own(stateFolder: folder + "/a", machine: "n")
      try FileManager.default.copyItem(atPath: folder + "/a", toPath: folder + "/b")
      #expect(again != Replica.own(stateFolder: folder + "/b", machine: "n"))
      #expect(Replica.isName(again))
      try write("{", to: folder + "/a/replica.json")
      #expect(Replica.isName(Replica.own(stateFolder: folder + "/a", machine: "n")))
      #expect(Replica.isName(Replica.own(stateFolder: "/proc/nowhere", machine: "n")))
    }
  }

  /// Our log was put back to an older state, cut, replaced or removed while we had it open.
  @Test(arguments: ["cut", "removed", "replaced", "folder"])
  func whatWeKnewIsGone(_ how: String) async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      let path = try log(place)
      let old = try bytes(path)
      try window.type(.note, .text("x"))
      try window.type(.agents, .count(2))
      switch how {
      case "cut": try put(old, path)
      case "removed": #expect(unlink(path) == 0)
      case "replaced":
        var other = try Window(store, place)
        try put(old, path)
        other = try Window(store, place)
        for count in 10..<15 { try other.type(.agents, .count(count)) }
      default: try FileManager.default.removeItem(atPath: place.historyFolder)
      }
      let former = window.writer.replica
      try window.type(.mark, .flag(true))
      #expect(window.writer.replica != former)
      #expect(window.sheet[.yesNo] == .choice("Ya") && window.sheet[.note] == .text("x"))
      #expect(window.sheet[.mark] == .flag(true))
      // Nothing is lost, whoever opens it, with or without the snapshot.
      #expect(try store.open(place).history.sheet == window.sheet)
      try window.type(.index, .index(1))
      try window.save()
      #expect(try store.open(place).history.sheet == window.sheet)
      #expect(try store.openWhole(place).history.sheet == window.sheet)
      #expect(try store.open(place).notes.isEmpty)
      #expect(try store.verify(place).isSound)
    }
  }

  /// Nor may looking for what can be undone forget what only we still know.
  @Test func whatIsGoneIsKeptWhenTheWholeHistoryIsRead() async throws {
    try await withStore { store in
      let place = try create(store)
      var first = try Window(store, place)
      try first.type(.yesNo, .choice("Ya"))
      try first.save()
      var window = try Window(store, place)
      let path = try log(place)
      let old = try bytes(path)
      try window.type(.note, .text("x"))
      try put(old, path)
      window.history = try window.writer.whole(window.history)
      #expect(window.history.isWhole && window.sheet[.note] == .text("x"))
      try window.append()
      #expect(try store.open(place).history.sheet == window.sheet)
      #expect(try text(at: path) == String(decoding: old, as: UTF8.self))
    }
  }

  @Test func aFullDiskLeavesNothingTornBehind() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      let path = try log(place)
      let size = try bytes(path).count
      // A process of its own, whose files may not grow by more than some bytes.
      await #expect(processExitsWith: .success) { [root = store.root as String, size = size as Int] in
        do {
          signal(SIGXFSZ, SIG_IGN)
          let store = SheetStore(root: root)
          let place = try store.place(of: "2026/lapas-a")
          var window = try Window(store, place)
          for spare in [1, 50, 200] {
            var limit = rlimit(rlim_cur: rlim_t(size + spare), rlim_max: .max)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            #expect(throws: StoreProblem.self) { try window.type(.note, .text(String(repeating: "x", count: 300))) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: place.logPath(window.writer.replica))).count == size)
          }
          // What was recorded meanwhile is written with the next.
          var limit = rlimit(rlim_cur: .max, rlim_max: .max)
          setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
          try window.type(.mark, .flag(true))
        } catch {
          Issue.record(error)
          exit(1)
        }
      }
      let opened = try store.open(place)
      #expect(opened.history.entries.count == 3 && opened.history.sheet[.mark] == .flag(true))
    }
  }

  @Test func aSheetThatWasMovedAwayIsNotWritten() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      let trashed = try store.trash(place)
      #expect(throws: StoreProblem.self) { try window.type(.note, .text("x")) }
      #expect(!exists(place.folder))
      // It is written once the sheet is back.
      _ = try store.restore(trashed)
      try window.append()
      #expect(try store.open(place).history.sheet[.note] == .text("x"))
    }
  }

  @Test(arguments: [0, 1, 2]) func processesLoseNothing(_ round: Int) async throws {
    try await withStore { store in
      let place = try create(store)
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<3 {
          group.addTask {
            // Two windows of one replica, and another machine.
            let state = number == 2 ? "other" : "state"
            await #expect(processExitsWith: .success) {
              [root = store.root as String, state = state as String, number = number as Int] in
              do {
                var store = SheetStore(root: root)
                store.patience = .seconds(60)
                var window = try Window(store, try store.place(of: "2026/lapas-a"), state: state)
                for count in 1...40 {
                  let code = ["A.II.1.i.a", "A.II.1.i.b", "A.II.4.i.a"][number]
                  let name = ["agents", "changes", "objectives"][number]
                  try window.type(.answer(.satker, question: code, .count(name)), .count(count))
                  if count % 10 == number { try? window.save() }
                }
                exit(0)
              } catch {
                FileHandle.standardError.write(Data("\(error)\n".utf8))
                exit(1)
              }
            }
          }
        }
      }
      let opened = try store.openWhole(place)
      #expect(opened.history.entries.count == 120)
      for (code, name) in [("A.II.1.i.a", "agents"), ("A.II.1.i.b", "changes"), ("A.II.4.i.a", "objectives")] {
        #expect(opened.history.sheet[.answer(.satker, question: code, .count(name))] == .count(40))
      }
      #expect(try store.open(place).history.sheet == opened.history.sheet)
      #expect(try logs(place).count == 2)
      let verification = try store.verify(place)
      #expect(verification.logs.allSatisfy { $0.problem == nil && $0.torn == 0 })
      #expect(verification.snapshot == .fits)
    }
  }
}
