import Foundation
import Testing

/// A folder for one test, gone afterwards, and the programs that read workbooks in it.
final class Scratch {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "lke-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: false)
  }

  /// What `workbook.py read` says of a file.
  struct Book: Decodable {
    let lines: [String: Line]
    let comments: String?
    let facts: [String]
    /// From the first predicate on.
    let summary: [Row]
    /// The scores of areas and components, a row each, columns B–J.
    let table: [[Cell]]
    /// Sheet and score of the cells whose condition for more decimals holds, once `workbook.py conditions` wrote them out.
    let misses: [String]
    let freeze: String?
    let footer: String?
    let landscape: Bool
    let paper: Int?
    let fitWidth: Int?
    let fitHeight: Int?
    let titleRows: String?
    let validations: Int

    struct Line: Decodable {
      let text: String?
      let weight: Double?
      let explanation: String?
      let offer: String?
      let answer: String?
      let score: Double?
      let share: Double?
      let evidence: String?
      let note: String?
      let noteIsText: Bool
    }

    enum Cell: Decodable, Equatable {
      case blank, number(Double), text(String)

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
          self = .blank
        } else if let number = try? value.decode(Double.self) {
          self = .number(number)
        } else {
          self = .text(try value.decode(String.self))
        }
      }

      var number: Double? { if case .number(let number) = self { number } else { nil } }
    }

    /// Name, required, actual, result; numbers where the row has any.
    struct Row: Decodable {
      let name: String?
      let required: Double?
      let actual: Double?
      let result: String?

      init(from decoder: any Decoder) throws {
        var cells = try decoder.unkeyedContainer()
        name = try cells.decodeIfPresent(String.self)
        required = try Self.number(&cells)
        actual = try Self.number(&cells)
        result = try cells.decodeIfPresent(String.self)
      }

      private static func number(_ cells: inout any UnkeyedDecodingContainer) throws -> Double? {
        if try cells.decodeNil() { return nil }
        if let number = try? cells.decode(Double.self) { return number }
        _ = try cells.decode(String.self)
        return nil
      }
    }
  }

  /// What `workbook.py inspect` says of a file.
  struct Inspection: Decodable {
    let sheets: [Page]

    struct Page: Decodable {
      let name: String
      let titleRows: String?
      let hasArea: Bool
      let landscape: Bool
      let paper: Int?
      let fits: Bool
      let footer: String?
      let isProtected: Bool
      let password: String?
      let mayFilter: Bool
      let filter: String?
      let freeze: String?
      let unlocked: [String]
      /// Kind and series.
      let charts: [[String]]
      /// The columns B–K.
      let rows: [[String?]]
    }

    func sheet(_ name: String) -> Page? { sheets.first { $0.name == name } }
  }

  func inspect(_ file: String) throws -> Inspection {
    try JSONDecoder().decode(Inspection.self, from: python("inspect", file))
  }

  /// By file name without its extension.
  func read(_ files: [String]) throws -> [String: Book] {
    try JSONDecoder().decode([String: Book].self, from: python(["read"] + files))
  }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

  @discardableResult
  func python(script: String = "workbook.py", _ arguments: String...) throws -> Data {
    try python(arguments, script: script)
  }

  private func python(_ arguments: [String], script name: String = "workbook.py") throws -> Data {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name).path
    return try run("/usr/bin/python3", [script] + arguments)
  }

  /// Has LibreOffice calculate the workbooks anew, whatever values they carry, and save them to the folder.
  func calculate(_ files: [String], into name: String) throws {
    let user = folder.appending(path: "profile/user")
    if !FileManager.default.fileExists(atPath: user.path) {
      try FileManager.default.createDirectory(at: user, withIntermediateDirectories: true)
      // LibreOffice believes the cached values of libxlsxwriter's files unless told to calculate always (0).
      let settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
          <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
            <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
          </item>
        </oor:items>
        """
      try Data(settings.utf8).write(to: user.appending(path: "registrymodifications.xcu"))
    }
    try run(
      "/usr/bin/soffice",
      ["-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "xlsx", "--outdir", name]
        + files)
  }

  /// What a program of poppler-utils says.
  func poppler(_ program: String, _ arguments: String...) throws -> String {
    String(decoding: try run("/usr/bin/\(program)", arguments), as: UTF8.self)
  }

  /// The standard output of a program that must succeed.
  @discardableResult
  private func run(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) \(arguments.prefix(2)) failed")
    return data
  }
}
