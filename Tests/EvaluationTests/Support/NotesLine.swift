import Evaluation

/// A line of `permenpanrb-90-2021.notes`, read from the file or told by an instrument.
enum NotesLine: Equatable, CustomStringConvertible {
  case node(depth: Int, code: String, name: String, weight: Double)
  case question(code: String, kind: String, text: String, evidence: [String])
  case criterion(answer: String, text: String)
  case count(name: String, text: String)
  case formula(String)

  var description: String {
    switch self {
    case .node(let depth, let code, let name, let weight): "\(depth) \(code) | \(name) | \(weight)"
    case .question(let code, let kind, let text, let evidence): "\(code) | \(kind) | \(text) | \(evidence)"
    case .criterion(let answer, let text): "\(answer): \(text)"
    case .count(let name, let text): "in \(name): \(text)"
    case .formula(let formula): "= \(formula)"
    }
  }

  struct Unreadable: Error { let line: String }

  /// The notes spell codes by level and evidence in one sentence: both are written out.
  static func read(_ lines: [String]) throws -> [NotesLine] {
    var codes: [String] = []
    var result: [NotesLine] = []
    for line in lines {
      if let match = line.wholeMatch(of: /(=|==|#|##) (\S+) \| (.+) \| (\S+)/) {
        guard let weight = Double(match.4) else { throw Unreadable(line: line) }
        // Hasil has no areas: its sub-areas stand right below its halves.
        let depth = match.1 == "##" ? codes[0] == "B" ? 2 : 3 : ["=", "==", "#"].firstIndex(of: match.1)!
        let code = match.1 == "##" ? "\(codes[depth - 1]).\(match.2)" : String(match.2)
        codes = codes.prefix(depth) + [code]
        result.append(.node(depth: depth, code: code, name: String(match.3), weight: weight))
      } else if let match = line.wholeMatch(of: /- (\w) \| (\w+) \| (.+) \| (.+)/) {
        result.append(
          .question(
            code: "\(codes[codes.count - 1]).\(match.1)", kind: String(match.2), text: String(match.3),
            evidence: match.4.split(separator: "; ").map { $0.prefix(1).uppercased() + $0.dropFirst() }))
      } else if let match = line.wholeMatch(of: /\ \ in (\w+): (.+)/) {
        result.append(.count(name: String(match.1), text: String(match.2)))
      } else if let match = line.wholeMatch(of: /\ \ = (.+)/) {
        result.append(.formula(String(match.1)))
      } else if let match = line.wholeMatch(of: /\ \ (\w+): (.+)/) {
        result.append(.criterion(answer: String(match.1), text: String(match.2)))
      } else {
        throw Unreadable(line: line)
      }
    }
    return result
  }

  static func lines(of instrument: Instrument) -> [NotesLine] {
    instrument.nodes.flatMap { node in
      [.node(depth: node.depth, code: node.code, name: node.name, weight: node.weight)]
        + (node.isSubarea ? instrument.questions[node.questions].flatMap(lines(of:)) : [])
    }
  }

  private static func lines(of question: Question) -> [NotesLine] {
    var lines = [
      NotesLine.question(
        code: question.code, kind: question.kindName, text: question.text, evidence: question.evidence)
    ]
    lines += question.choices.map { .criterion(answer: $0.answer, text: $0.criterion) }
    lines += question.counts.map { .count(name: $0.name, text: $0.text) }
    if case .ratio(let ratio) = question.kind {
      lines.append(.formula("\(spelling(ratio.numerator)) / \(spelling(ratio.denominator))"))
    }
    return lines
  }

  private static func spelling(_ formula: Formula) -> String {
    switch formula {
    case .count(let name): name
    case .sum(let terms): "(\(terms.map(spelling).joined(separator: " + ")))"
    case .difference(let first, let second): "(\(spelling(first)) - \(spelling(second)))"
    case .ratio(let first, let second): "(\(spelling(first)) / \(spelling(second)))"
    }
  }
}
