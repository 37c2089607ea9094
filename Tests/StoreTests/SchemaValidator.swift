import Foundation

/// Python's jsonschema (Debian: python3-jsonschema).
enum SchemaValidator {
  static let canRun = (try? run(["-c", "import jsonschema"], input: "")) != nil

  /// Whether each of the documents fits the schema.
  static func judge(_ schema: String, _ documents: [String]) throws -> [Bool] {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let path = repository.appendingPathComponent("docs/schema/\(schema).schema.json").standardizedFileURL.path
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      print(json.dumps([validator.is_valid(json.loads(text)) for text in json.load(sys.stdin)]))
      """
    let input = String(decoding: try JSONEncoder().encode(documents), as: UTF8.self)
    let output = try run(["-c", script, path], input: input)
    return try JSONDecoder().decode([Bool].self, from: Data(output.utf8))
  }

  struct Failure: Error {
    let status: Int32
  }

  static func run(_ arguments: [String], input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    // Python reads everything before it writes, so one after the other will do.
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return String(decoding: output, as: UTF8.self)
  }
}
