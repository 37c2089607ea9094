import Foundation
import Testing

@testable import Store

/// Runs the body with the path of an empty folder that is gone afterwards.
func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
  let path = "/tmp/lke-store-tests-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: path) }
  try await body(path)
}

/// Runs the body with a store whose root does not exist yet.
func withStore(_ body: (SheetStore) async throws -> Void) async throws {
  try await withTemporaryFolder { folder in
    var store = SheetStore(root: folder + "/store")
    store.stateFolder = folder + "/state"
    try await body(store)
  }
}

func write(_ text: String, to path: String) throws {
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try Data(text.utf8).write(to: URL(fileURLWithPath: path))
}

func text(at path: String) throws -> String {
  String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
}

func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

func names(in path: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

func inode(of path: String) throws -> Int {
  try #require(FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int)
}

func mode(of path: String) throws -> Int {
  try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
}
