import FoundationEssentials
import Glibc
import Screens

/// The user's own editor, `$VISUAL` or `$EDITOR`, on a text.
enum Editor {
  /// Runs the editor on a private file and gives back what the user left in it.
  static func edit(_ text: String) -> Result<String, Failure> {
    guard let command = environment("VISUAL") ?? environment("EDITOR") else {
      return .failure(
        Failure(.usage, words.pick("$VISUAL dan $EDITOR belum diatur", "neither $VISUAL nor $EDITOR is set")))
    }
    // No shell: the command is split at blanks, and the file's name is an argument of its own.
    let arguments = command.split(separator: " ").map(String.init)
    let path = (environment("TMPDIR") ?? "/tmp") + "/lke-catatan-\(UUID().uuidString).txt"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return .failure(systemFailure(path)) }
    defer { unlink(path) }
    let isWritten = write(text.isEmpty ? "" : text + "\n", to: descriptor)
    close(descriptor)
    guard isWritten else { return .failure(systemFailure(path)) }

    guard let status = run(arguments + [path]) else {
      return .failure(
        Failure(
          .noInput,
          words.pick("penyunting teks \(command) tidak dapat dijalankan", "the editor \(command) cannot be run"))
      )
    }
    guard status == 0 else {
      return .failure(
        Failure(
          .software,
          words.pick(
            "penyunting teks \(command) berakhir dengan status \(status); catatan tidak diubah",
            "the editor \(command) ended with status \(status); the note was left as it is")))
    }
    guard let data = FileManager.default.contents(atPath: path) else { return .failure(systemFailure(path)) }
    return .success(String(decoding: data, as: UTF8.self))
  }

  private static func systemFailure(_ path: String) -> Failure {
    Failure(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
  }

  /// The exit status, or nil where the program could not be started.
  private static func run(_ arguments: [String]) -> Int32? {
    guard let program = arguments.first else { return nil }
    var argv = arguments.map { strdup($0) } + [nil]
    defer { argv.forEach { free($0) } }
    var child: pid_t = 0
    guard posix_spawnp(&child, program, nil, nil, &argv, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}
