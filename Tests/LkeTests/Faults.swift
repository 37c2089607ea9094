import FoundationEssentials
import Glibc
import TerminalHarness

/// What happens to the program's system calls on a workspace's files, and what it has called; see Tests/CFaults.
final class Faults {
  /// For the program that is to run so.
  let environment: [String: String?]
  private let spec: String
  private let trace: String
  /// How much of the trace was taken.
  private var taken = 0

  /// On the files below a folder: all of the workspace's where none is named.
  init(_ workspace: Workspace, below folder: String? = nil) {
    spec = workspace.root + "/faults"
    trace = workspace.root + "/trace"
    environment = [
      "LD_PRELOAD": builtExecutable("libfaults.so"), "LKE_FAULTS_BELOW": folder ?? workspace.root, "LKE_FAULTS": spec,
      "LKE_FAULTS_TRACE": trace,
    ]
  }

  /// A call that the program made.
  struct Call {
    let kind: String
    let result: Int
    /// Something was made to happen to it.
    let isFired: Bool
    let inode: UInt64
    let offset: Int
    let path: String
    /// Of a rename.
    let path2: String
    /// What was written.
    let data: [UInt8]

    /// Of a line of the trace.
    init?(_ line: Substring) {
      let parts = line.split(separator: " ")
      guard parts.count == 9, let result = Int(parts[1]), let inode = UInt64(parts[4]), let offset = Int(parts[5])
      else {
        return nil
      }
      kind = String(parts[0])
      self.result = result
      isFired = parts[3] == "1"
      self.inode = inode
      self.offset = offset
      path = String(parts[6])
      path2 = String(parts[7])
      let digits = Array(parts[8].utf8)
      data =
        digits.count < 2
        ? []
        : stride(from: 0, to: digits.count, by: 2).compactMap {
          UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
    }
  }

  /// Something happens to the calls of the kind (`any` for all) with these numbers, from now on.
  func happen(_ numbers: ClosedRange<Int>, to kind: String = "any", _ action: String) throws {
    try Data("\(kind) \(numbers.lowerBound) \(numbers.upperBound) \(action)".utf8).write(
      to: URL(filePath: spec + ".new"))
    rename(spec + ".new", spec)
  }

  func stop() { unlink(spec) }

  /// The calls since the last time.
  func take() -> [Call] {
    guard let bytes = FileManager.default.contents(atPath: trace) else { return [] }
    let new = bytes.dropFirst(taken)
    guard let end = new.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    taken = end + 1
    return String(decoding: new[..<end], as: UTF8.self).split(separator: "\n").compactMap { Call($0) }
  }
}

/// Files and folders as they were, to begin with again and again.
struct Template {
  private let folders: [String]
  private let files: [(path: String, bytes: [UInt8])]
  private let root: String

  init(_ workspace: Workspace) {
    var (folders, files): ([String], [(String, [UInt8])]) = ([], [])
    func walk(_ folder: String) {
      for name in workspace.names(in: folder) {
        let path = "\(folder)/\(name)"
        if let bytes = workspace.bytes(path) {
          files.append((path, bytes))
        } else {
          folders.append(path)
          walk(path)
        }
      }
    }
    for folder in [workspace.store, workspace.home] {
      folders.append(folder)
      walk(folder)
    }
    self.folders = folders
    self.files = files
    root = workspace.root
  }

  func restore() throws {
    for name in ["store", "home"] { try? FileManager.default.removeItem(atPath: "\(root)/\(name)") }
    for folder in folders { mkdir(folder, 0o700) }
    for (path, bytes) in files {
      try Data(bytes).write(to: URL(filePath: path))
      chmod(path, 0o600)
    }
  }
}

/// SplitMix64: the same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// Whether this is `make torture`, which leaves nothing out, and the seed of what is drawn.
enum Torture {
  static let isOn = getenv("LKE_TORTURE") != nil
  static let seed = getenv("LKE_SEED").flatMap { UInt64(String(cString: $0)) } ?? .random(in: 0..<1_000_000)
}
