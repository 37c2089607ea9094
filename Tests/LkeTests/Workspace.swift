import FoundationEssentials
import Glibc
import TerminalHarness
import Testing

/// A folder for one test: a store, a home, and the program to run on them. It is gone when its owner is.
final class Workspace {
  let root: String
  var store: String { root + "/store" }
  var home: String { root + "/home" }
  let environment: [String: String]

  static let program = builtExecutable("lke")

  init() {
    var template = Array("/tmp/lke-e2e-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "no temporary folder: \(errno)")
    root = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    for folder in ["home", "tmp"] { mkdir("\(root)/\(folder)", 0o700) }
    environment = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": root + "/home",
      "TMPDIR": root + "/tmp", "LKE_STORE": root + "/store",
    ]
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  // MARK: Files

  func bytes(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map(Array.init) }
  func text(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }
  func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
  func names(in folder: String) -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }

  func write(_ text: String, to path: String, mode: mode_t = 0o600) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    chmod(path, mode)
  }

  func sheetPath(_ id: String) -> String { "\(store)/\(id)/sheet.json" }

  /// The sheet's file, or nil where it cannot be read just now.
  func sheet(_ id: String) -> SheetFile? {
    bytes(sheetPath(id)).flatMap { try? JSONDecoder().decode(SheetFile.self, from: Data($0)) }
  }

  // MARK: Running

  /// Makes a sheet; its id.
  func newSheet(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let run = try lke(["new", "--satker", name, "--year", "2026"], sourceLocation: sourceLocation)
    try #require(run.status == 0, "\(run.err)", sourceLocation: sourceLocation)
    return run.out.trimmed
  }

  /// Puts a blank sheet of Lapas Contoh A into the store: a copy of one that was made once, for speed.
  func newSheet() throws -> String {
    let id = "2026/lapas-contoh-a"
    for folder in [store, store + "/2026", "\(store)/\(id)"] { mkdir(folder, 0o700) }
    try write(Self.blankSheet, to: sheetPath(id))
    return id
  }

  private static let blankSheet: String = {
    let workspace = Workspace()
    let id = try? workspace.newSheet("Lapas Contoh A")
    return id.flatMap { workspace.text(workspace.sheetPath($0)) } ?? ""
  }()

  /// Runs the program to its end, in the workspace's folder.
  @discardableResult
  func lke(
    _ arguments: [String], input: String = "", output: String? = nil, environment more: [String: String?] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Run {
    let run = try self.run(Self.program, arguments, input: input, output: output, environment: more)
    #expect(run.status < 128, "ended by a signal: \(run.err)", sourceLocation: sourceLocation)
    for word in ["Fatal error", "Stack dump", "Backtrace", "Thread 0", ".swift", "CodingKeys", "StoreProblem"] {
      #expect(!run.err.contains(word), "\(arguments): \(run.err)", sourceLocation: sourceLocation)
    }
    return run
  }

  @discardableResult
  func lke(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> Run {
    try lke(arguments, sourceLocation: sourceLocation)
  }

  /// Starts the program on a terminal, in the workspace's folder.
  func open(
    _ arguments: String..., environment more: [String: String?] = [:], columns: Int = 100, rows: Int = 30
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      "/usr/bin/env", ["-C", root, Self.program] + arguments, environment: merged(more), columns: columns, rows: rows)
  }

  func merged(_ more: [String: String?]) -> [String: String] {
    var environment = environment
    for (name, value) in more { environment[name] = value }
    return environment
  }

  /// What a process left behind. One that a signal ended has a status of 128 and more.
  struct Run {
    let status: Int32
    let out: String
    let err: String

    func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try JSONDecoder().decode(type, from: Data(out.utf8))
    }
  }

  /// Runs a program with files for its input and outputs, so that none can fill a pipe and wait; `output` is another
  /// target for what it prints.
  func run(
    _ path: String, _ arguments: [String], input: String = "", output: String? = nil,
    environment more: [String: String?] = [:]
  ) throws -> Run {
    let files = "\(root)/tmp/run-\(UInt32.random(in: 0 ... .max))"
    defer { for name in ["in", "out", "err"] { unlink("\(files).\(name)") } }
    try write(input, to: files + ".in")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files + ".in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output ?? files + ".out", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, files + ".err", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // Not the other tests' terminals: they would never hang up.
    for descriptor in 3..<Int32(256) { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var argv = (["/usr/bin/env", "-C", root, path] + arguments).map { strdup($0) } + [nil]
    var envp = merged(more).map { strdup("\($0)=\($1)") } + [nil]
    defer { for string in argv + envp { free(string) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, "/usr/bin/env", &actions, nil, &argv, &envp)
    try #require(error == 0, "cannot run \(path): \(error)")
    var status: Int32 = 0
    let deadline = ContinuousClock.now + .seconds(30)
    while waitpid(child, &status, WNOHANG) == 0 {
      if .now > deadline { kill(child, SIGKILL) }
      usleep(2000)
    }
    let signal = status & 0x7f
    return Run(
      status: signal == 0 ? (status >> 8) & 0xff : 128 + signal, out: text(files + ".out") ?? "",
      err: text(files + ".err") ?? "")
  }
}

/// A sheet's file, as far as tests look into it.
struct SheetFile: Decodable, Equatable {
  let satker: Satker
  let year: Int
  let target: String
  var answers: [String: [String: Answer]]?

  struct Satker: Decodable, Equatable {
    let name: String
    var code: String?
    var kind: String?
  }

  struct Answer: Decodable, Equatable {
    var value: Value?
    var counts: [String: Int]?
    var note: String?
    var marked: Bool?
    var evidence: [String: [String]]?
  }

  enum Value: Decodable, Equatable {
    case choice(String)
    case index(Double)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .choice(text)
      } else {
        self = .index(try container.decode(Double.self))
      }
    }
  }

  subscript(code: String, assessor: String = "satker") -> Answer? { answers?[assessor]?[code] }
}

extension String {
  var trimmed: String {
    var text = Substring(self)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
