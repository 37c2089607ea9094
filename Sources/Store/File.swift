import Glibc

/// Reading and writing files whole.
package enum File {
  /// The largest file that is read, in bytes: some hundred times a whole sheet.
  static let sizeLimit = 16 << 20

  package struct Content {
    package let bytes: [UInt8]
    /// Seconds since 1970.
    let modified: Int
  }

  /// The content of a regular file, or of one that a symbolic link leads to where links are followed.
  package static func read(_ path: String, followingLinks: Bool = true) throws(StoreProblem) -> Content {
    guard path.isPath else { throw StoreProblem(path: path, reason: .invalidID) }
    // Not blocking: opening a pipe would otherwise wait for its writer for ever.
    let mode = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW)
    let descriptor = uninterrupted { open(path, mode) }
    guard descriptor >= 0 else { throw StoreProblem(path: path, .read, code: errno) }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StoreProblem(path: path, .read, code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw StoreProblem(path: path, reason: .notAFile) }
    let limit = sizeLimit
    guard status.st_size <= limit else { throw StoreProblem(path: path, reason: .tooLarge(limit: limit)) }

    // Until the end, not until the size: that of /proc files is 0, and a file may grow meanwhile.
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
    var count = 0
    while true {
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
      let result = bytes.withUnsafeMutableBytes { buffer in
        uninterrupted { Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count) }
      }
      guard result >= 0 else { throw StoreProblem(path: path, .read, code: errno) }
      if result == 0 { break }
      count += result
      guard count <= limit else { throw StoreProblem(path: path, reason: .tooLarge(limit: limit)) }
    }
    bytes.removeLast(bytes.count - count)
    return Content(bytes: bytes, modified: status.st_mtim.tv_sec)
  }

  /// Writes all of the bytes where the file stands; the path is for the problem.
  static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(StoreProblem) {
    var count = 0
    while count < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        uninterrupted { Glibc.write(descriptor, buffer.baseAddress! + count, buffer.count - count) }
      }
      guard written > 0 else { throw StoreProblem(path: path, .write, code: written == 0 ? ENOSPC : errno) }
      count += written
    }
  }
}

extension String {
  /// Whether the system takes it for a path as it stands: a zero byte would cut it short.
  var isPath: Bool { !isEmpty && !utf8.contains(0) }

  /// The folder and the name within it.
  var splitPath: (folder: String, name: String) {
    guard let slash = lastIndex(of: "/") else { return (".", self) }
    return (slash == startIndex ? "/" : String(self[..<slash]), String(self[index(after: slash)...]))
  }
}
