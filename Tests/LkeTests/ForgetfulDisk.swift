import FoundationEssentials
import Glibc

/// A disk that keeps what was flushed, and of everything else what it likes: made from the calls of a program. Data that
/// was not flushed may be lost, kept or torn between sectors, names that were not may be there or not.
struct ForgetfulDisk {
  /// What the program did to its files, in its order.
  struct Step {
    enum Act {
      /// A file of a name; files are numbered.
      case create(String, file: Int)
      case write(file: Int, offset: Int, bytes: [UInt8])
      case truncate(file: Int, size: Int)
      case rename(from: String, to: String, file: Int?)
      case unlink(String)
      case makeFolder(String)
      case removeFolder(String)
      /// A flush of a file that begins and one that has ended; the step at which that one began.
      case flush(file: Int, begun: Int)
      case flushFolder(String, begun: Int)
      /// The program has said that everything is saved: so many of its acts.
      case promise(Int)
    }
    var act: Act
  }

  private(set) var steps: [Step] = []
  /// By path, as it was before the first step, all of it flushed.
  private var files: [String: Int] = [:]
  private var contents: [[UInt8]] = []
  private var folders: Set<String> = []
  private var numbers: [UInt64: Int] = [:]
  /// Where flushes that have not ended began, by inode.
  private var begun: [UInt64: [Int]] = [:]
  let root: String

  init(_ workspace: Workspace) {
    root = workspace.root
    for folder in [workspace.store, workspace.home] { add(folder, workspace) }
  }

  private mutating func add(_ path: String, _ workspace: Workspace) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if let bytes = workspace.bytes(path) {
      numbers[UInt64(status.st_ino)] = contents.count
      files[path] = contents.count
      contents.append(bytes)
    } else {
      folders.insert(path)
      for name in workspace.names(in: path) { add("\(path)/\(name)", workspace) }
    }
  }

  mutating func promise(_ acts: Int) { steps.append(Step(act: .promise(acts))) }

  /// Goes on with what the program has called.
  mutating func take(_ calls: [Faults.Call]) {
    // Names as they are while the program goes on.
    var now = files
    for step in steps { Self.apply(step.act, to: &now) }
    for call in calls {
      if call.kind == "flushing" {
        begun[call.inode, default: []].append(steps.count)
        continue
      }
      guard call.result >= 0 else { continue }
      let act: Step.Act? =
        switch call.kind {
        case "create" where now[call.path] == nil:
          {
            contents.append([])
            numbers[call.inode] = contents.count - 1
            return .create(call.path, file: contents.count - 1)
          }()
        case "write", "pwrite": numbers[call.inode].map { .write(file: $0, offset: call.offset, bytes: call.data) }
        case "ftruncate": numbers[call.inode].map { .truncate(file: $0, size: call.offset) }
        case "rename": .rename(from: call.path, to: call.path2, file: now[call.path])
        case "unlink": .unlink(call.path)
        case "mkdir": .makeFolder(call.path)
        case "rmdir": .removeFolder(call.path)
        case "fsync", "fdatasync":
          // The one that began first: what it covers the other one covers, too.
          if let start = begun[call.inode]?.first {
            {
              begun[call.inode]?.removeFirst()
              // By the path's own end: an inode's number may be another folder's by now.
              if let file = numbers[call.inode], now.contains(where: { $0.value == file }) {
                return .flush(file: file, begun: start)
              }
              return .flushFolder(call.path, begun: start)
            }()
          } else {
            nil
          }
        default: nil
        }
      guard let act else { continue }
      Self.apply(act, to: &now)
      steps.append(Step(act: act))
    }
  }

  /// The same disk under a program that leaves out some of its flushes.
  func without(_ isLeftOut: (Step.Act) -> Bool) -> ForgetfulDisk {
    var disk = self
    // In place, so that the other flushes know where they began.
    for index in steps.indices where isLeftOut(steps[index].act) { disk.steps[index].act = .unlink("") }
    return disk
  }

  private static func apply(_ act: Step.Act, to names: inout [String: Int]) {
    switch act {
    case .create(let path, let file): names[path] = file
    case .rename(let from, let to, let file):
      names[from] = nil
      if let file { names[to] = file }
    case .unlink(let path): names[path] = nil
    default: break
    }
  }

  // MARK: States after a power cut

  /// What the disk may hold: files and folders by path.
  struct State: Hashable {
    var files: [String: [UInt8]] = [:]
    var folders: Set<String> = []
  }

  /// What may become of a step that was not flushed.
  private enum Fate: Hashable {
    case kept, lost
    /// Only so many bytes of it are there.
    case torn(Int)
    /// The file has grown, and nothing was put there.
    case hole
  }

  /// How many acts the program had said are saved, the power cut coming before this step.
  func promised(before cut: Int) -> Int {
    steps[..<cut].reduce(0) { if case .promise(let acts) = $1.act { max($0, acts) } else { $0 } }
  }

  /// States that the disk may be in where the power is cut before this step: all, or so many that are drawn, among them
  /// the one that has kept everything and the one that has kept nothing.
  func states(before cut: Int, most: Int, _ random: inout some RandomNumberGenerator) -> Set<State> {
    let loose = (0..<cut).filter { !isFlushed($0, before: cut) }
    let fates = loose.map { self.fates(of: steps[$0].act) }
    let count = fates.reduce(1) { min(most + 1, $0 * $1.count) }
    var states: Set<State> = []
    func add(_ choice: (Int) -> Fate) {
      states.insert(state(before: cut, Dictionary(uniqueKeysWithValues: loose.indices.map { (loose[$0], choice($0)) })))
    }
    if count <= most {
      for number in 0..<count {
        var rest = number
        var choices: [Fate] = []
        for fate in fates {
          choices.append(fate[rest % fate.count])
          rest /= fate.count
        }
        add { choices[$0] }
      }
    } else {
      add { _ in .kept }
      add { _ in .lost }
      for _ in 0..<most - 2 { add { fates[$0].randomElement(using: &random)! } }
    }
    return states
  }

  private func isFlushed(_ index: Int, before cut: Int) -> Bool {
    let act = steps[index].act
    return steps[index..<cut].contains { later in
      switch (act, later.act) {
      case (.write(let written, _, _), .flush(let flushed, let begun)),
        (.truncate(let written, _), .flush(let flushed, let begun)):
        written == flushed && begun > index
      case (.create(let path, _), .flushFolder(let folder, let begun)),
        (.unlink(let path), .flushFolder(let folder, let begun)),
        (.makeFolder(let path), .flushFolder(let folder, let begun)),
        (.removeFolder(let path), .flushFolder(let folder, let begun)),
        (.rename(_, let path, _), .flushFolder(let folder, let begun)):
        begun > index && path.hasPrefix(folder + "/") && !path.dropFirst(folder.count + 1).contains("/")
      default: false
      }
    }
  }

  private func fates(of act: Step.Act) -> [Fate] {
    switch act {
    case .write(_, let offset, let bytes):
      let sector = 512
      let torn = stride(from: sector - offset % sector, to: bytes.count, by: sector).map { Fate.torn($0) }
      return [.kept, .lost, .hole] + torn
    case .create, .truncate, .rename, .unlink, .makeFolder, .removeFolder: return [.kept, .lost]
    case .flush, .flushFolder, .promise: return [.kept]
    }
  }

  private func state(before cut: Int, _ fates: [Int: Fate]) -> State {
    var names = files
    var contents = contents
    var folders = folders
    for index in 0..<cut {
      let fate = fates[index] ?? .kept
      guard fate != .lost else { continue }
      Self.apply(steps[index].act, to: &names)
      switch steps[index].act {
      case .write(let file, let offset, let bytes):
        let end =
          switch fate {
          case .torn(let count): offset + count
          default: offset + bytes.count
          }
        if contents[file].count < end {
          contents[file] += [UInt8](repeating: 0, count: end - contents[file].count)
        }
        if fate != .hole { contents[file].replaceSubrange(offset..<end, with: bytes[..<(end - offset)]) }
      case .truncate(let file, let size): contents[file].removeLast(max(0, contents[file].count - size))
      case .makeFolder(let path): folders.insert(path)
      case .removeFolder(let path): folders.remove(path)
      default: break
      }
    }
    func isReachable(_ path: String) -> Bool {
      guard let slash = path.lastIndex(of: "/") else { return false }
      let folder = String(path[..<slash])
      return folder == root || folders.contains(folder) && isReachable(folder)
    }
    var state = State()
    for (path, file) in names where isReachable(path) { state.files[path] = contents[file] }
    state.folders = folders.filter(isReachable)
    return state
  }
}

extension ForgetfulDisk.State {
  /// Puts it where the disk was, in place of what is there.
  func restore(in root: String) throws {
    for name in ["store", "home"] { try? FileManager.default.removeItem(atPath: "\(root)/\(name)") }
    for folder in folders.sorted() { mkdir(folder, 0o700) }
    for (path, bytes) in files {
      try Data(bytes).write(to: URL(filePath: path))
      chmod(path, 0o600)
    }
  }
}
