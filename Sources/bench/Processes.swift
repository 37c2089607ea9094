import Foundation
import TerminalHarness

/// Whole programs, on a pseudo-terminal of 100 x 30 or without one.
struct Processes {
  let lke: String
  let store: String

  private static let environment = [
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/tmp",
  ]

  enum Failure: Error {
    case ended(String, Int32)
    case silent(String)
  }

  @discardableResult
  func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure.ended(program, process.terminationStatus) }
    return String(decoding: data, as: UTF8.self)
  }

  /// Start to the last text of the first frame, ours and vim's in turn.
  func firstFrames(of id: String, _ lines: Lines) throws {
    let small = store + "/small.txt"
    try "one small file\n".write(toFile: small, atomically: true, encoding: .utf8)
    var vim: [Duration] = []
    var list: [Duration] = []
    var sheet: [Duration] = []
    for _ in 0..<30 {
      vim.append(try firstFrame("/usr/bin/vim", ["-u", "NONE", small], upTo: "one small file"))
      list.append(try firstFrame(lke, ["--store", store], upTo: "keluar"))
      sheet.append(try firstFrame(lke, ["--store", store, id], upTo: "bantuan"))
    }
    let peer = Timing(vim)
    lines.line("first frame, vim -u NONE", peer)
    lines.line("first frame, list of 26", Timing(list))
    lines.line("  × vim", Timing(list).median.milliseconds / peer.median.milliseconds, "×", budget: 1.5)
    lines.line("first frame, a sheet", Timing(sheet))
    lines.line("  × vim", Timing(sheet).median.milliseconds / peer.median.milliseconds, "×", budget: 2)
  }

  private func firstFrame(_ program: String, _ arguments: [String], upTo text: String) throws -> Duration {
    let needle = Array(text.utf8)
    let start = ContinuousClock.now
    let terminal = try PseudoTerminal(program, arguments, environment: Self.environment, columns: 100, rows: 30)
    guard terminal.wait(until: { $0.output.contains(needle) }) else { throw Failure.silent(program) }
    let duration = ContinuousClock.now - start
    terminal.signal(SIGKILL)
    _ = terminal.waitForExit()
    return duration
  }

  /// What is sent to the terminal for a key that answers.
  func bytesOfAnAnswer(in id: String, _ lines: Lines) throws {
    let terminal = try PseudoTerminal(
      lke, ["--store", store, id], environment: Self.environment, columns: 100, rows: 30)
    guard terminal.wait(for: "bantuan") else { throw Failure.silent(lke) }
    var most = 0
    for key in ["c", "b", "a", "b"] {
      let before = terminal.output.count
      terminal.send(key)
      // The frame for the key, but not the one that says "saved" a quarter of a second later.
      _ = terminal.wait(upTo: .milliseconds(120)) { _ in false }
      most = max(most, terminal.output.count - before)
    }
    lines.line("bytes sent for an answering key, most of 4", Double(most), "bytes", budget: 400)
    terminal.signal(SIGTERM)
    _ = terminal.waitForExit()
  }

  /// A row of about the length of our lines by SQLite, each in a transaction that is not flushed.
  func inserting(_ lines: Lines) throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("sqlite_peer.py")
    let output = try run("/usr/bin/python3", [script.path, store + "/peer.sqlite"])
    guard let peer = Double(output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Failure.silent(script.path)
    }
    lines.line("a row by SQLite, not flushed (processor)", peer, "ms")
  }

  /// The same cells by Python's XlsxWriter, timed in its process, so that neither pays for its start.
  func workbook(of id: String, ours: Timing, _ lines: Lines) throws {
    let book = store + "/sheet.xlsx"
    try run(lke, ["export", "--store", store, id, "--format", "xlsx", "-o", book])
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "xlsxwriter_peer.py")
    let output = try run("/usr/bin/python3", [script.path, book, store + "/peer.xlsx"])
    guard let peer = Double(output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Failure.silent(script.path)
    }
    lines.line("xlsx by XlsxWriter, the same cells", peer, "ms")
    lines.line("  ours ÷ XlsxWriter", ours.median.milliseconds / peer, "×", budget: 0.1)
  }
}

extension [UInt8] {
  fileprivate func contains(_ needle: [UInt8]) -> Bool {
    guard count >= needle.count else { return false }
    return indices.dropLast(needle.count - 1).contains { self[$0...].starts(with: needle) }
  }
}
