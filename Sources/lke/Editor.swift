import FoundationEssentials
import Glibc
import Screens
import Store

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
    // Of a relative one the editor could make something else, an option perhaps.
    let folder = environment("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    let path = folder + "/lke-catatan-\(UUID().uuidString).txt"
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
    do throws(StoreProblem) {
      // Not what a link leads to: the folder may be one that others can write into.
      let bytes = try File.read(path, followingLinks: false).bytes
      if let text = String(validating: bytes, as: UTF8.self) { return .success(text) }
    } catch {
      return .failure(Failure(Failure(error).status, words.notice(error)))
    }
    return .failure(
      Failure(
        .badData,
        words.pick(
          "hasil penyunting teks \(command) bukan UTF-8; catatan tidak diubah",
          "what the editor \(command) left is not UTF-8; the note was left as it is")))
  }

  private static func systemFailure(_ path: String) -> Failure {
    Failure(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
  }

  /// The exit status, or nil where the program could not be started.
  private static func run(_ arguments: [String]) -> Int32? {
    guard let program = arguments.first else { return nil }
    var argv = arguments.map { strdup($0) } + [nil]
    defer { argv.forEach { free($0) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // We ignore it; what the editor runs must not.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var child: pid_t = 0
    guard posix_spawnp(&child, program, nil, &attributes, &argv, environ) == 0 else { return nil }
    var status: Int32 = 0
    while true {
      guard waitpid(child, &status, WUNTRACED) == child else {
        guard errno == EINTR else { return nil }
        continue
      }
      guard status & 0xff == 0x7f else { break }
      // The user stopped the editor: the shell takes its terminal back only when we stop, too. `fg` continues us both.
      kill(getpid(), SIGSTOP)
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}
