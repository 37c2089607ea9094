import Evaluation
import Glibc

/// Which replica we are: one person on one machine.
enum Replica {
  /// Letters, digits and hyphens: it names a file.
  static func isName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty && name.utf8.count <= 64
      && name.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
        default: false
        }
      }
  }

  /// The replica whose log a file of that name holds: of a branch (`Forks`) that from which it parted.
  static func logged(in name: String) -> String {
    guard let hyphen = name.lastIndex(of: "-") else { return name }
    let hash = name[name.index(after: hyphen)...].utf8
    let isHash =
      hash.first == UInt8(ascii: "f") && hash.count > Forks.hashLength
      && hash.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
    return isHash ? String(name[..<hyphen]) : name
  }

  static func isBranch(_ name: String) -> Bool { logged(in: name) != name }

  /// The replica of this machine and state folder, drawn anew where either is not the one that it was drawn for: a copied
  /// home is somebody else.
  static func own(stateFolder: String, machine: String = machine) -> String {
    try? Folder.make(stateFolder)
    // However it is spelled.
    let real = realpath(stateFolder, nil)
    defer { free(real) }
    let stateFolder = real.map { String(cString: $0) } ?? stateFolder
    let path = "\(stateFolder)/replica.json"
    func known() -> String? { (try? read(path, stateFolder: stateFolder, machine: machine)) ?? nil }
    if let known = known() { return known }
    let drawn = String(UInt64.random(in: 1 << 60 ... .max), radix: 16)
    var line = JSONLine()
    line.raw("{\"folder\":")
    line.text(stateFolder)
    line.raw(",\"machine\":")
    line.text(machine)
    line.raw(",\"replica\":")
    line.text(drawn)
    line.raw("}\n")
    // Where nothing can be kept, each start is a replica of its own: more logs, but right ones.
    let kept = try? Folder.locked(stateFolder, patience: .seconds(1)) { () throws(StoreProblem) in
      // Another window may have drawn at the same moment.
      if let known = known() { return known }
      try DurableFile.write(line.bytes, to: path, mode: 0o600)
      return drawn
    }
    return kept ?? drawn
  }

  private static func read(_ path: String, stateFolder: String, machine: String) throws(StoreProblem) -> String? {
    try JSONDocument.read(File.read(path).bytes, path: path) { json throws(StoreProblem.Reason) in
      guard try json.member("folder").text() == stateFolder, try json.member("machine").text() == machine else {
        return nil
      }
      let replica = try json.member("replica").text()
      return isName(replica) ? replica : nil
    }
  }

  /// What tells this machine from others.
  static var machine: String {
    if let content = try? File.read("/etc/machine-id") {
      let id = String(decoding: content.bytes, as: UTF8.self).filter { !$0.isWhitespace }
      if !id.isEmpty { return id }
    }
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }
}
