import Glibc

/// What the system says of a file without its being read. It differs once somebody has written the file or put another
/// one in its place; only within one tick of the file system's clock can a second change hide behind the first.
struct FileStatus: Equatable {
  let inode: UInt64
  let size: Int64
  /// When the content last changed; people and programs can set it.
  let modified: Time
  /// When anything about the file last changed; nobody can set it.
  let changed: Time

  struct Time: Equatable {
    let seconds: Int
    let nanoseconds: Int
  }

  init(inode: UInt64, size: Int64, modified: Time, changed: Time) {
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  init(_ status: stat) {
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = Time(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    changed = Time(seconds: status.st_ctim.tv_sec, nanoseconds: status.st_ctim.tv_nsec)
  }

  /// Of the file at the path, or of the one that a link there leads to.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Whether the file last changed before that second. Some file systems keep only one of the times.
  func isOlder(than second: Int) -> Bool { max(modified.seconds, changed.seconds) < second }
}
