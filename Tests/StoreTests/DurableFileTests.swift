import Foundation
import Testing

@testable import Store

@Suite struct DurableFileTests {
  let bytes = Array("new".utf8)

  @Test func aNewFileHasTheModeThatTheUmaskLeaves() async throws {
    try await withTemporaryFolder { folder in
      try DurableFile.write(bytes, to: folder + "/private", mode: 0o600)
      try DurableFile.write([], to: folder + "/shared", mode: 0o666)
      #expect(try mode(of: folder + "/private") == 0o600)
      // The umask of this process cannot be asked for without setting it: an ordinary file shows it.
      try write("", to: folder + "/ordinary")
      #expect(try mode(of: folder + "/shared") == mode(of: folder + "/ordinary"))
      #expect(try text(at: folder + "/private") == "new")
      #expect(try text(at: folder + "/shared") == "")
      #expect(try names(in: folder) == ["ordinary", "private", "shared"])
    }
  }

  @Test(arguments: [0o600, 0o640, 0o666, 0o777])
  func anExistingFileKeepsItsMode(_ kept: Int) async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/file"
      try write("something longer", to: path)
      #expect(chmod(path, UInt32(kept)) == 0)
      try DurableFile.write(bytes, to: path, mode: 0o600)
      #expect(try mode(of: path) == kept)
      #expect(try text(at: path) == "new")
    }
  }

  @Test(.enabled(if: geteuid() == 0)) func rootKeepsTheOwner() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/file"
      try write("old", to: path)
      #expect(chown(path, 12, 34) == 0)
      try DurableFile.write(bytes, to: path, mode: 0o600)
      var status = stat()
      #expect(stat(path, &status) == 0)
      #expect((status.st_uid, status.st_gid) == (12, 34))
    }
  }

  @Test func aHardLinkElsewhereKeepsTheOldContent() async throws {
    try await withTemporaryFolder { folder in
      try write("old", to: folder + "/file")
      #expect(link(folder + "/file", folder + "/link") == 0)
      try DurableFile.write(bytes, to: folder + "/file", mode: 0o600)
      #expect(try text(at: folder + "/link") == "old")
    }
  }

  @Test func whatIsNoFileIsRefused() async throws {
    try await withTemporaryFolder { folder in
      try write("old", to: folder + "/target")
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/target")
      try FileManager.default.createSymbolicLink(atPath: folder + "/dangling", withDestinationPath: folder + "/none")
      try FileManager.default.createDirectory(atPath: folder + "/folder", withIntermediateDirectories: true)
      let problems: [(String, StoreProblem.Reason)] = [
        ("/link", .symbolicLink), ("/dangling", .symbolicLink), ("/folder", .notAFile),
        ("/none/file", .folderNotFound), ("/target/file", .folderNotFound), ("/a\0b", .invalidID),
        ("/" + String(repeating: "x", count: 256), .system(.write, code: ENAMETOOLONG)),
      ]
      for (name, reason) in problems {
        #expect(throws: StoreProblem(path: folder + name, reason: reason)) {
          try DurableFile.write(bytes, to: folder + name, mode: 0o600)
        }
      }
      #expect(try text(at: folder + "/target") == "old")
      #expect(try names(in: folder) == ["dangling", "folder", "link", "target"])
    }
  }

  /// The file-size limit cuts a write short in the middle: what a full disk does, without needing one.
  @Test func aWriteThatFailsHalfwayLeavesTheOldFile() async throws {
    try await withTemporaryFolder { folder in
      try write("old", to: folder + "/file")
      await #expect(processExitsWith: .success) { [folder = folder as String] in
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
        guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(1) }
        do throws(StoreProblem) {
          try DurableFile.write([UInt8](repeating: 0, count: 10_000), to: folder + "/file", mode: 0o600)
          exit(2)
        } catch {
          exit(error.reason == .system(.write, code: EFBIG) && error.kind == .inputOutput ? 0 : 3)
        }
      }
      #expect(try text(at: folder + "/file") == "old")
      #expect(try names(in: folder) == ["file"])
    }
  }

  /// A file system of 64 kB, in a mount name space that only the child process sees.
  @Test(.enabled(if: geteuid() == 0)) func aFullDiskLeavesTheOldFile() async throws {
    try await withTemporaryFolder { folder in
      await #expect(processExitsWith: .success) { [folder = folder as String] in
        exit(DurableFileTests.fillDisk(folder))
      }
    }
  }

  /// 0 where everything is as it should be, or else the number of what is not.
  static func fillDisk(_ folder: String) -> Int32 {
    guard leaveMounts(), mount("none", "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0,
      mount("tmpfs", folder, "tmpfs", 0, "size=64k") == 0
    else { return 0 }  // A container without the right to mount.
    let path = folder + "/file"
    func problem(writing count: Int) -> StoreProblem.Reason? {
      do throws(StoreProblem) {
        try DurableFile.write([UInt8](repeating: 0, count: count), to: path, mode: 0o600)
        return nil
      } catch {
        return error.reason
      }
    }
    guard problem(writing: 3) == nil else { return 1 }
    guard problem(writing: 100_000) == .noSpace(.write) else { return 2 }
    guard (try? text(at: path)) == "\0\0\0", (try? names(in: folder)) == ["file"] else { return 3 }
    guard mount("none", folder, nil, UInt(MS_REMOUNT | MS_RDONLY), nil) == 0 else { return 4 }
    guard problem(writing: 3) == .readOnlyFileSystem(.write) else { return 5 }
    return 0
  }

  /// Whether the mounts that this process makes from now on are its own. Glibc shows `unshare` only to those who define
  /// _GNU_SOURCE, which a Swift file cannot.
  static func leaveMounts() -> Bool {
    guard let symbol = dlsym(nil, "unshare") else { return false }
    let unshare = unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)
    let newMounts: Int32 = 0x20000
    return unshare(newMounts) == 0
  }

  /// Root may write everywhere, so the child becomes somebody else.
  @Test(.enabled(if: geteuid() == 0)) func withoutPermissionNothingIsWritten() async throws {
    try await withTemporaryFolder { folder in
      try write("old", to: folder + "/closed/file")
      try write("old", to: folder + "/open/protected")
      #expect(chmod(folder + "/closed/file", 0o666) == 0)
      #expect(chmod(folder + "/closed", 0o555) == 0)
      #expect(chmod(folder + "/open/protected", 0o444) == 0)
      #expect(chmod(folder + "/open", 0o777) == 0)
      await #expect(processExitsWith: .success) { [folder = folder as String] in
        guard setgid(65534) == 0, setuid(65534) == 0 else { exit(1) }
        for path in [folder + "/closed/file", folder + "/closed/new", folder + "/open/protected"] {
          do throws(StoreProblem) {
            try DurableFile.write([], to: path, mode: 0o600)
            exit(2)
          } catch {
            guard error == StoreProblem(path: path, reason: .denied(.write)) else { exit(3) }
          }
        }
        exit(0)
      }
      #expect(try text(at: folder + "/closed/file") == "old")
      #expect(try text(at: folder + "/open/protected") == "old")
      #expect(try names(in: folder + "/open") == ["protected"])
    }
  }
}
