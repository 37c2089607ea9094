import Glibc
import Synchronization

/// An open log. Its lines are only ever added to; what a writer left unfinished may be cut off.
package final class LogFile: Sendable {
  /// The largest log that is read, in bytes.
  static let sizeLimit = 1 << 40

  let path: String
  private let descriptor: Int32
  /// Held by who flushes.
  private let disk: Mutex<Disk>

  /// What is known of the file on the disk.
  private struct Disk: Sendable {
    /// The folders that lead to the file and were not flushed yet, the innermost first: whoever made it may have been
    /// killed before that.
    var folders: [String]
    var failure: StoreProblem?
  }

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
    let folder = path.splitPath.folder
    disk = Mutex(Disk(folders: [folder, folder.splitPath.folder]))
  }

  deinit { close(descriptor) }

  /// The log at the path; nil where there is none. A link is not followed: it could lead to another sheet's log.
  static func open(_ path: String, forWriting: Bool = false) throws(StoreProblem) -> LogFile? {
    let mode = forWriting ? O_RDWR | O_APPEND : O_RDONLY
    let descriptor = uninterrupted { Glibc.open(path, mode | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY) }
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      if errno == ELOOP { throw StoreProblem(path: path, reason: .symbolicLink) }
      throw StoreProblem(path: path, forWriting ? .write : .read, code: errno)
    }
    let file = LogFile(path: path, descriptor: descriptor)
    guard try file.status().st_mode & S_IFMT == S_IFREG else { throw StoreProblem(path: path, reason: .notAFile) }
    return file
  }

  /// A new, empty log at the path, in a folder that is made where it is missing; nil where something is there already.
  static func create(_ path: String) throws(StoreProblem) -> LogFile? {
    let folder = path.splitPath.folder
    // Only this folder: where the sheet's own is gone, the sheet was moved away.
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw StoreProblem(path: folder, .create, code: errno) }
    let descriptor = uninterrupted {
      Glibc.open(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    guard descriptor >= 0 else {
      if errno == EEXIST { return nil }
      throw StoreProblem(path: path, .create, code: errno)
    }
    return LogFile(path: path, descriptor: descriptor)
  }

  private func status() throws(StoreProblem) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StoreProblem(path: path, .read, code: errno) }
    return status
  }

  /// In bytes.
  func size() throws(StoreProblem) -> Int { try Int(status().st_size) }

  /// Whether the path still leads here: the folder may have been moved, the file replaced.
  func isInPlace() throws(StoreProblem) -> Bool {
    let here = try status()
    var there = stat()
    return lstat(path, &there) == 0 && here.st_ino == there.st_ino && here.st_dev == there.st_dev
  }

  /// Runs the body while no other process writes the log.
  func locked<Value>(
    patience: Duration, _ body: () throws(StoreProblem) -> Value
  ) throws(StoreProblem) -> Value {
    let deadline = ContinuousClock.now + patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw StoreProblem(path: path, .lock, code: errno) }
      guard ContinuousClock.now < deadline else { throw StoreProblem(path: path, reason: .busy) }
      usleep(1_000)
    }
    defer { flock(descriptor, LOCK_UN) }
    return try body()
  }

  /// Adds the bytes at the end, which has to be where it is said. What could not be written whole is cut off again.
  func append(_ bytes: [UInt8], at end: Int) throws(StoreProblem) {
    do throws(StoreProblem) {
      try File.write(bytes, to: descriptor, path: path)
    } catch {
      ftruncate(descriptor, end)
      throw error
    }
  }

  func truncate(to size: Int) throws(StoreProblem) {
    guard uninterrupted({ ftruncate(descriptor, size) }) == 0 else {
      throw StoreProblem(path: path, .write, code: errno)
    }
  }

  /// Brings what was appended to the disk. Any thread may call it, also while the log is written.
  ///
  /// - Throws: again and again once it has failed. The system drops what it could not bring to the disk and says so only
  ///   once; only a whole new file can be trusted then.
  package func flush() throws(StoreProblem) {
    try disk.withLock { disk throws(StoreProblem) in
      if let failure = disk.failure { throw failure }
      do throws(StoreProblem) {
        guard uninterrupted({ fdatasync(descriptor) }) == 0 else {
          throw StoreProblem(path: path, .write, code: errno)
        }
        for folder in disk.folders { try Folder.flush(folder) }
        disk.folders = []
      } catch {
        disk.failure = error
        throw error
      }
    }
  }

  package enum FlushState: Equatable, Sendable {
    case running
    case failed(StoreProblem)
    /// None is running, and none has failed.
    case idle
  }

  /// Does not wait for a flush that is running.
  package var flushState: FlushState {
    disk.withLockIfAvailable { disk in disk.failure.map { .failed($0) } ?? .idle } ?? .running
  }

  /// The bytes from the offset on, as many as given or until the file ends.
  func bytes(_ limit: Int, from offset: Int) throws(StoreProblem) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < limit {
        let (rest, position) = (buffer.baseAddress! + count, offset + count)
        let result = uninterrupted { pread(descriptor, rest, limit - count, position) }
        guard result > 0 else {
          if result < 0 { code = errno }
          break
        }
        count += result
      }
    }
    guard code == 0 else { throw StoreProblem(path: path, .read, code: code) }
    return bytes
  }
}
