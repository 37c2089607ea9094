import Glibc

extension Folder {
  /// Removes the folder with everything in it. Links are removed, not followed, and other file systems not entered. What
  /// cannot be removed does not hinder the rest.
  ///
  /// - Returns: what could not be removed.
  static func remove(_ path: String) -> [StoreProblem] {
    let (folder, name) = path.splitPath
    let parent = uninterrupted { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW) }
    guard parent >= 0 else { return [StoreProblem(path: path, .remove, code: errno)] }
    defer { close(parent) }
    var status = stat()
    guard fstat(parent, &status) == 0 else { return [StoreProblem(path: path, .remove, code: errno)] }
    var problems: [StoreProblem] = []
    remove(Array(name.utf8CString), in: parent, device: status.st_dev, path: path, &problems)
    return problems
  }

  /// From folder to folder by descriptor: whatever is put in place of one meanwhile, nothing outside is reached.
  private static func remove(
    _ name: [CChar], in parent: Int32, device: dev_t, path: String, _ problems: inout [StoreProblem]
  ) {
    func problem(_ code: Int32) -> StoreProblem { StoreProblem(path: path, .remove, code: code) }
    var status = stat()
    guard fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      problems.append(problem(errno))
      return
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      if unlinkat(parent, name, 0) != 0 { problems.append(problem(errno)) }
      return
    }
    guard status.st_dev == device else {
      problems.append(problem(EXDEV))
      return
    }
    let folder = uninterrupted { openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW) }
    // The stream takes the descriptor over.
    guard folder >= 0, let stream = fdopendir(folder) else {
      problems.append(problem(errno))
      if folder >= 0 { close(folder) }
      return
    }
    defer { closedir(stream) }
    let before = problems.count
    do throws(StoreProblem) {
      var names: [[CChar]] = []
      try forEachName(of: stream, at: path) { name, _ in
        names.append(Array(UnsafeBufferPointer(start: name, count: strlen(name) + 1)))
      }
      for name in names {
        let path = "\(path)/\(name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) })"
        remove(name, in: folder, device: device, path: path, &problems)
      }
    } catch {
      problems.append(error)
    }
    if problems.count == before, unlinkat(parent, name, AT_REMOVEDIR) != 0 { problems.append(problem(errno)) }
  }
}
