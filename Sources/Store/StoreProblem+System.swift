import Glibc

extension StoreProblem {
  /// The problem that an errno stands for.
  init(path: String, _ operation: Operation, code: Int32) {
    self.path = path
    reason =
      switch code {
      case ENOENT, ENOTDIR: operation == .read || operation == .list ? .notFound : .folderNotFound
      case EACCES, EPERM: .denied(operation)
      case EROFS: .readOnlyFileSystem(operation)
      case ENOSPC, EDQUOT: .noSpace(operation)
      default: .system(operation, code: code)
      }
  }
}

/// Calls again whatever a signal has interrupted.
func uninterrupted<Number: SignedInteger>(_ call: () -> Number) -> Number {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
