import FoundationEssentials
import Glibc
import Hostile
import Testing

/// A store whose every text wants to steer the terminal, or one of the same shape whose texts are harmless.
struct HostileStore {
  let workspace: Workspace
  let ids: [String]
  /// A sheet whose file is broken where its text is shown.
  let broken: [String]
  let instrument: String
  private let isHostile: Bool

  /// Each time another one comes first: only the beginning of a text is shown in many places.
  private static let attacks = HostileText.controls + HostileText.all + ["\u{1B}[53m", "\u{1B}[?5h", "\u{1B}[2;3;4t"]

  private static func text(_ number: Int, isHostile: Bool) -> String {
    guard isHostile else { return "teks \(number)" }
    let start = number * 7 % attacks.count
    return (attacks[start...] + attacks[..<start]).prefix(12).joined() + "\u{1B}[53m akhir \(number)"
  }

  init(_ workspace: Workspace, isHostile: Bool) throws {
    self.workspace = workspace
    self.isHostile = isHostile
    var number = 0
    func text() -> String {
      number += 1
      return Self.text(number, isHostile: isHostile)
    }
    func json() -> String { Self.json(text()) }
    instrument = workspace.root + "/instrumen.json"
    let answer = "Ya" + text()
    try workspace.write(Self.instrument(answer: answer, json), to: instrument)
    var ids: [String] = []
    for _ in 0..<4 {
      let run = try workspace.lke([
        "new", "--satker", "Satker " + text(), "--year", "2026", "--code", "k" + text(), "--kind", "j" + text(),
        "--instrument", instrument,
      ])
      try #require(run.status == 0, "\(run.err)")
      let id = run.out.trimmed
      ids.append(id)
      // By somebody with a name.
      let set = try workspace.lke(
        ["set", id, "A.a=\(answer)", "--note", "Catatan " + text()],
        environment: ["USER": String(text().prefix(40))])
      try #require(set.status == 0, "\(set.err)")
      let file = try #require(workspace.text(workspace.sheetPath(id)))
      let more = "\"evidence\" : {\(json()) : [\(json())], \(json()) : [\(json())]},\"marked\" : true,\"note\" : "
      try workspace.write(file.replacing("\"note\" : ", with: more), to: workspace.sheetPath(id))
      try #require(try workspace.lke("set", id, "A.c=3,6", "--note", text()).status == 0)
    }
    try Self.addReason(text(), to: ids[0], workspace)
    self.ids = ids

    // Files that are refused, each with its own text in what is said.
    let good = try #require(workspace.text(workspace.sheetPath(ids[0])))
    var broken: [String] = []
    for (old, new) in [
      ("\"marked\"", json()), ("\"A.a\" : {", "\"A.a\" : {\(json()):1,"), ("\"wbk\"", json()), ("\"small\"", json()),
      ("\"A.a\"", json()), ("{", isHostile ? "\u{9B}31m{" : "x{"), ("\"year\"", isHostile ? "\u{1B}[53m" : "x"),
      ("\"answers\" : {\n    \"satker\"", "\"answers\" : {\n    \(json())"),
      ("\"name\"", "\(json()):1,\(json()):1,\"name\""),
    ] {
      try #require(good.contains(old), "\(old)")
      let id = "2026/rusak-\(broken.count)"
      mkdir("\(workspace.store)/\(id)", 0o700)
      try workspace.write(good.replacing(old, with: new, maxReplacements: 1), to: workspace.sheetPath(id))
      broken.append(id)
    }
    // By its path, in folders of such names.
    let name = isHostile ? "n\u{1B}[53m\u{1B}]52;c;QUFB\u{7}\u{202E}\u{9B}\u{2028}" : "nama"
    mkdir("\(workspace.root)/\(name)", 0o700)
    try workspace.write("{\(json()):1", to: "\(workspace.root)/\(name)/sheet.json")
    broken.append("\(workspace.root)/\(name)/sheet.json")
    broken.append("\(workspace.root)/\(name)/tidak ada/sheet.json")
    broken.append(text())
    self.broken = broken
    let folder = workspace.store + "/instruments"
    try workspace.write("{\(json())", to: "\(folder)/\(name).json")
    try workspace.write(
      Self.instrument(answer: text(), json).replacing("\"Tidak\":", with: json() + ":"), to: folder + "/x.json")
  }

  private static func json(_ text: String) -> String {
    String(decoding: (try? JSONEncoder().encode([text])) ?? Data(), as: UTF8.self).dropFirst().dropLast().description
  }

  /// One question of each kind.
  private static func instrument(answer: String, _ text: () -> String) -> String {
    """
    {
      "format": 1, "id": "small", "name": \(text()), "regulation": \(text()),
      "kinds": {
        "YT": {"choices": [{"answer": \(json(answer)), "value": 1}, {"answer": "Tidak", "value": 0}]},
        "PCT": {"ratio": {}}, "IDX4": {"index": {"maximum": 4}}
      },
      "components": [
        {
          "code": "A", "name": \(text()), "weight": 100,
          "questions": [
            {
              "code": "A.a", "kind": "YT", "text": \(text()), "criteria": {\(json(answer)): \(text()), "Tidak": \(text())},
              "evidence": [\(text()), \(text())]
            },
            {
              "code": "A.b", "kind": "PCT", "text": \(text()),
              "counts": [{"name": "all", "text": \(text())}, {"name": "done", "text": \(text())}],
              "formula": {"ratio": ["done", "all"]}, "whenNothing": {"value": 0, "reason": \(text())}, "evidence": [\(text())]
            },
            {"code": "A.c", "kind": "IDX4", "text": \(text()), "evidence": []}
          ]
        }
      ],
      "areas": [{"number": 1, "name": \(text()), "short": \(text()), "parts": ["A"]}],
      "predicates": [
        {
          "id": "wbk", "name": \(text()), "short": \(text()),
          "requirements": [
            {"id": "total", "name": \(text()), "short": \(text()), "kind": "score", "parts": ["A"], "minimum": 75},
            {"id": "bpk", "name": \(text()), "kind": "proposal", "condition": \(text())}
          ]
        }
      ]
    }
    """
  }

  /// Nobody can give a reason yet but in the log itself.
  private static func addReason(_ text: String, to id: String, _ workspace: Workspace) throws {
    let folder = "\(workspace.store)/\(id)/history"
    let path = folder + "/" + (try #require(workspace.names(in: folder).first))
    let log = try #require(workspace.text(path))
    let last = try #require(log.utf8.split(separator: UInt8(ascii: "\n")).last.map { String(Substring($0)) })
    let hash = try workspace.run("/usr/bin/sha256sum", [], input: last).out.prefix(64)
    let number = log.utf8.split(separator: UInt8(ascii: "\n")).count
    let line =
      #"{"assessor":"satker","author":"","changes":[{"at":["answers","satker","A.a","marked"],"from":true}],"clock":\#(number),"number":\#(number),"previous":"\#(hash)","reason":\#(json(text)),"time":1790000000}"#
    try workspace.write(log + line + "\n", to: path)
  }
}
