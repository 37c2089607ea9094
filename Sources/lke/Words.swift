import Glibc
import Screens
import TerminalUI

/// The language of this run, which the help needs before any option is parsed: `--lang`, else the locale of messages.
let words: Texts = {
  let arguments = CommandLine.arguments
  if let index = arguments.lastIndex(of: "--lang"), arguments.indices.contains(index + 1),
    let language = Language(rawValue: arguments[index + 1])
  {
    return Texts(language)
  }
  if let option = arguments.last(where: { $0.hasPrefix("--lang=") }),
    let language = Language(rawValue: String(option.dropFirst("--lang=".count)))
  {
    return Texts(language)
  }
  let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first ?? ""
  return Texts(Language(locale: locale))
}()

/// A variable of the environment, unless it is empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}

/// Says something to the person, on standard error.
func say(_ text: String) {
  write("lke: \(text.displayableLines)\n", to: STDERR_FILENO)
}

/// Prints text on standard output. What cannot be printed has not been done: the disk may be full behind `>`.
///
/// All text for people goes through here or through `say`: nothing that stands in a file steers the terminal.
func emit(_ text: String) throws(Failure) { try emit(Array("\(text.displayableLines)\n".utf8)) }

extension String {
  /// Each line made displayable, whatever came into it.
  var displayableLines: String {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(Substring($0)).displayable() }.joined(separator: "\n")
  }
}

/// A reader that has gone away, as `head` does, only ends the command: it needs no words.
func emit(_ bytes: [UInt8]) throws(Failure) {
  guard !write(bytes, to: STDOUT_FILENO) else { return }
  let isReaderGone = errno == EPIPE
  throw Failure(
    .inputOutput,
    isReaderGone ? "" : words.pick("keluaran baku tidak dapat ditulis", "standard output cannot be written"))
}

/// Writes all of it, or as much as the reader takes.
@discardableResult
func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      return false
    }
    rest = rest.dropFirst(count)
  }
  return true
}

@discardableResult
func write(_ text: String, to descriptor: Int32) -> Bool { write(Array(text.utf8), to: descriptor) }
