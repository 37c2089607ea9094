import Glibc

/// The path of an executable of this package, which is built beside the tests that run now.
package func builtExecutable(_ name: String) -> String {
  let tests = CommandLine.arguments[0]
  let folder = tests.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  return folder + "/" + name
}
