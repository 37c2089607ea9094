import Glibc

/// Folders: making, reading, flushing and locking them.
enum Folder {
  /// What is in the folder, but for `.` and `..`; in no order.
  static func names(in path: String) throws(StoreProblem) -> [String] {
    var names: [String] = []
    try forEachEntry(in: path) { names.append($0.name) }
    return names
  }

  struct Entry {
    let name: String
    /// A folder and no link to one.
    let isFolder: Bool
    let isLink: Bool
    /// A regular one.
    let isFile: Bool
    fileprivate let folder: Int32

    /// What stands at the path itself, nil for nothing; asked of the folder that so many bytes of the path lead to, which
    /// spares the system the way there.
    func status(of path: String, behind count: Int) throws(StoreProblem) -> stat? {
      var status = stat()
      let result = path.withCString { fstatat(folder, $0 + count, &status, AT_SYMLINK_NOFOLLOW) }
      if result == 0 { return status }
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw StoreProblem(path: path, .read, code: errno)
    }
  }

  /// Goes through what is in the folder, but for `.` and `..`; in no order.
  static func forEachEntry(in path: String, _ body: (Entry) -> Void) throws(StoreProblem) {
    guard let stream = opendir(path) else { throw StoreProblem(path: path, .list, code: errno) }
    defer { closedir(stream) }
    let folder = dirfd(stream)
    try forEachName(of: stream, at: path) { name, entry in
      let type = type(of: entry, name, in: folder)
      body(
        Entry(
          name: String(cString: name), isFolder: type == UInt8(DT_DIR), isLink: type == UInt8(DT_LNK),
          isFile: type == UInt8(DT_REG), folder: folder))
    }
  }

  /// The names as the system has them, which need not be UTF-8.
  static func forEachName(
    of stream: OpaquePointer, at path: String, _ body: (UnsafePointer<CChar>, dirent) -> Void
  ) throws(StoreProblem) {
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { name in
          guard strcmp(name, ".") != 0, strcmp(name, "..") != 0 else { return }
          body(name, entry.pointee)
        }
      }
    }
    guard errno == 0 else { throw StoreProblem(path: path, .list, code: errno) }
  }

  /// What the entry itself says; some file systems leave the question open.
  private static func type(of entry: dirent, _ name: UnsafePointer<CChar>, in folder: Int32) -> UInt8 {
    guard entry.d_type == UInt8(DT_UNKNOWN) else { return entry.d_type }
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return entry.d_type }
    return UInt8((status.st_mode & S_IFMT) >> 12)
  }

  enum Kind {
    case folder, link, other
  }

  /// What stands at the path itself; nil for nothing.
  static func kind(of path: String) throws(StoreProblem) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw StoreProblem(path: path, .read, code: errno)
    }
    return switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// A folder of the store that is a link could lead out of it: nothing is written through one.
  static func refuseLink(_ path: String) throws(StoreProblem) {
    if try kind(of: path) == .link { throw StoreProblem(path: path, reason: .linkedFolder) }
  }

  /// Makes the folder, private to the user, and those above it where they are missing.
  static func make(_ path: String) throws(StoreProblem) {
    if try claim(path) { return }
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreProblem(path: path, .create, code: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw StoreProblem(path: path, .create, code: ENOTDIR) }
  }

  /// Makes the folder, and those above it, unless something is there already: true for the one that made it.
  static func claim(_ path: String) throws(StoreProblem) -> Bool {
    var result = mkdir(path, 0o700)
    let parent = path.splitPath.folder
    if result != 0, errno == ENOENT, parent != path {
      try make(parent)
      result = mkdir(path, 0o700)
    }
    guard result == 0 else {
      if errno == EEXIST { return false }
      throw StoreProblem(path: path, .create, code: errno)
    }
    do throws(StoreProblem) {
      try flush(parent)
    } catch {
      rmdir(path)
      throw error
    }
    return true
  }

  /// Makes what was made or renamed in the folder last.
  static func flush(_ path: String) throws(StoreProblem) {
    let descriptor = uninterrupted { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw StoreProblem(path: path, .write, code: errno) }
    defer { close(descriptor) }
    // Some network file systems cannot flush folders; they have nothing better to offer.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw StoreProblem(path: path, .write, code: errno)
    }
  }

  /// Runs the body while no other process, and no other thread, runs one on the same folder.
  ///
  /// The lock is on the folder itself: a file in it is replaced at each save, and a lock file would be one more file in
  /// folders that are not only ours. The system drops it when its holder ends, so none is ever stale.
  static func locked<Value>(
    _ path: String, patience: Duration, _ body: () throws(StoreProblem) -> Value
  ) throws(StoreProblem) -> Value {
    let descriptor = uninterrupted { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw StoreProblem(path: path, .read, code: errno) }
    defer { close(descriptor) }
    let deadline = ContinuousClock.now + patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw StoreProblem(path: path, .lock, code: errno) }
      guard ContinuousClock.now < deadline else { throw StoreProblem(path: path, reason: .busy) }
      usleep(5_000)
    }
    // While we waited the folder may have been moved away, and another one put in its place.
    var locked = stat()
    var there = stat()
    guard fstat(descriptor, &locked) == 0, stat(path, &there) == 0 else {
      throw StoreProblem(path: path, .read, code: errno)
    }
    guard locked.st_ino == there.st_ino, locked.st_dev == there.st_dev else {
      throw StoreProblem(path: path, reason: .notFound)
    }
    return try body()
  }
}
