import Glibc

/// Writing files so that after a crash or a power cut either the old or the new content is there, whole.
package enum DurableFile {
  /// Puts the bytes into the file at the path: a new file beside it, flushed, renamed over it, and the folder flushed.
  ///
  /// An existing file's mode and group are kept, the mode given is for a new one (the umask applies). A symbolic link is
  /// not written through but refused. Where this throws, the file is as it was and nothing is left beside it; only when
  /// the folder could not be flushed at the very end the new content may be there already.
  ///
  /// Reading back compares what the new file holds before it takes its place: for documents that go out, which nothing
  /// reads again. What is read later with its digest needs none.
  package static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32, readingBack: Bool = false
  ) throws(StoreProblem) {
    guard path.isPath else { throw StoreProblem(path: path, reason: .invalidID) }
    let old = try existing(path)
    let folder = path.splitPath.folder
    let temporary = temporaryPath(in: folder)
    let descriptor = uninterrupted { open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode) }
    guard descriptor >= 0 else { throw StoreProblem(path: path, .write, code: errno) }
    do throws(StoreProblem) {
      do throws(StoreProblem) {
        if let old { try keep(old, on: descriptor, path: path) }
        try File.write(bytes, to: descriptor, path: path)
        try check(fsync(descriptor), path: path)
        if readingBack, try !holds(bytes, descriptor, path: path) {
          throw StoreProblem(path: path, reason: .miswritten)
        }
      } catch {
        close(descriptor)
        throw error
      }
      // Some network file systems only say here that the disk is full.
      try check(close(descriptor), path: path)
      try check(rename(temporary, path), path: path)
    } catch {
      unlink(temporary)
      throw error
    }
    try Folder.flush(folder)
  }

  /// The path of a file that nobody else makes, and that no list takes for anything.
  static func temporaryPath(in folder: String) -> String {
    "\(folder)/.lke-\(String(UInt64.random(in: .min ... .max), radix: 16)).tmp"
  }

  /// Whether the file holds these bytes and no more.
  private static func holds(_ bytes: [UInt8], _ descriptor: Int32, path: String) throws(StoreProblem) -> Bool {
    // One more shows a file that is too long.
    var found = [UInt8](repeating: 0, count: bytes.count + 1)
    var count = 0
    while count < found.count {
      let result = found.withUnsafeMutableBytes { buffer in
        uninterrupted { pread(descriptor, buffer.baseAddress! + count, buffer.count - count, off_t(count)) }
      }
      guard result >= 0 else { throw StoreProblem(path: path, .read, code: errno) }
      if result == 0 { break }
      count += result
    }
    return count == bytes.count && found.dropLast().elementsEqual(bytes)
  }

  private static func check(_ result: Int32, path: String) throws(StoreProblem) {
    guard result == 0 else { throw StoreProblem(path: path, .write, code: errno) }
  }

  private static func existing(_ path: String) throws(StoreProblem) -> stat? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw StoreProblem(path: path, .write, code: errno)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      // A rename would replace a file that is protected against writing, too.
      guard access(path, W_OK) == 0 else { throw StoreProblem(path: path, .write, code: errno) }
      return status
    case S_IFLNK: throw StoreProblem(path: path, reason: .symbolicLink)
    default: throw StoreProblem(path: path, reason: .notAFile)
    }
  }

  /// Who may read and write the file stays as it is. The owner can only be kept by root; for everyone else the file
  /// becomes theirs.
  private static func keep(_ old: stat, on descriptor: Int32, path: String) throws(StoreProblem) {
    var new = stat()
    try check(fstat(descriptor, &new), path: path)
    let owner = geteuid() == 0 ? old.st_uid : new.st_uid
    if owner != new.st_uid || old.st_gid != new.st_gid { try check(fchown(descriptor, owner, old.st_gid), path: path) }
    try check(fchmod(descriptor, old.st_mode & 0o7777), path: path)
  }
}
