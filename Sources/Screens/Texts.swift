import Evaluation

/// Every word that the program says, on the screen and on the command line. Each text stands in both languages side by side,
/// so that none can be missing.
package struct Texts: Equatable, Sendable {
  package let language: Language
  package let numbers: ScoreText

  package init(_ language: Language) {
    self.language = language
    numbers = ScoreText(separator: language == .indonesian ? "," : ".")
  }

  package func pick(_ indonesian: String, _ english: String) -> String {
    language == .indonesian ? indonesian : english
  }
}

// MARK: Words that stand in several places

extension Texts {
  package var total: String { "Total" }
  package var answered: String { pick("terjawab", "answered") }
  package var evidence: String { pick("Data dukung", "Evidence") }
  package var note: String { pick("Catatan", "Note") }
  package var score: String { pick("nilai", "score") }
  package var progress: String { pick("Kemajuan", "Progress") }
  package var minimum: String { pick("minimal", "at least") }
  package var notAnswered: String { pick("belum diisi", "not filled in") }
  package var none: String { "–" }
  package func target(_ short: String) -> String { pick("menuju \(short)", "towards \(short)") }
  package func short(of points: String) -> String { pick("kurang \(points)", "\(points) short") }
  package func outOf(_ value: String, _ weight: String) -> String {
    pick("\(value) dari \(weight)", "\(value) of \(weight)")
  }
  package func assessor(_ assessor: Assessor) -> String { assessor.rawValue }
}

// MARK: Verdicts

extension Texts {
  /// How the sheet stands, in a word or two: for a table.
  package func standing(_ standing: Standing) -> String {
    switch standing {
    case .untouched: none
    case .met: pick("memenuhi", "met")
    case .open: pick("masih mungkin", "possible")
    case .failed: pick("belum memenuhi", "not met")
    case .impossible: pick("tidak mungkin", "impossible")
    }
  }

  package func upTo(_ best: String) -> String { pick("bisa sampai \(best)", "up to \(best)") }
  package func stillPossible(_ best: String) -> String {
    pick("masih mungkin sampai \(best)", "up to \(best) possible")
  }

  /// The state of the target's requirements in one line.
  package func verdict(_ verdict: Verdict, total: Score) -> String {
    let short = verdict.predicate.short
    if verdict.isMet { return pick("syarat nilai \(short) terpenuhi ✓", "scores required for \(short) met ✓") }
    let unmet = verdict.findings.filter { $0.state == .open || $0.state == .failed }
    guard let first = unmet.first(where: { $0.state == .failed }) ?? unmet.first else {
      return pick("syarat nilai \(short) terpenuhi, lembar belum lengkap", "\(short) requirements met, not complete")
    }
    let missing = points(missing: first)
    let name = first.requirement.id == "total" ? "" : first.requirement.short + " "
    if first.state == .open {
      return pick("\(short) masih mungkin · \(name)kurang \(missing)", "\(short) possible · \(name)\(missing) short")
    }
    guard !total.isComplete else {
      return pick("belum memenuhi \(short) · \(name)kurang \(missing)", "\(short) not met · \(name)\(missing) short")
    }
    return pick(
      "\(short) tidak mungkin lagi · \(first.requirement.short)", "\(short) out of reach · \(first.requirement.short)")
  }

  /// What a finding misses: with the score as it is shown it adds up to the minimum, and it is never rounded to nothing.
  package func points(missing finding: Verdict.Finding) -> String {
    guard let minimum = finding.requirement.minimum, let score = finding.score, finding.missing > 0 else {
      return numbers.points(0)
    }
    let missing = minimum - (score.value * 100 + Score.tolerance).rounded() / 100
    return missing < 0.005 ? numbers.decimal(finding.missing, places: 4) : numbers.points(missing)
  }

  package func mark(_ state: Verdict.Finding.State) -> String {
    switch state {
    case .met: "✓"
    case .open: "–"
    case .failed: "✗"
    case .unrecorded: "·"
    }
  }
}

// MARK: Ratios

extension Texts {
  /// How a ratio came to its value, naming the rule that made it.
  package func rule(_ rule: Ratio.Rule) -> String? {
    switch rule {
    case .plain: nil
    case .floor: pick("hasilnya di bawah 0%, dihitung 0%", "below 0%, counts as 0%")
    case .cap:
      pick("hasilnya di atas 100%, dihitung 100%: periksa angkanya", "above 100%, counts as 100%: check the counts")
    case .nothing(let zero): zero.reason
    case .contradiction:
      pick(
        "isian bertentangan: pembaginya 0 tetapi pembilangnya lebih dari 0, dihitung 0",
        "contradiction: something out of nothing, counts as 0")
    }
  }

  /// The formula in the counts' own words.
  package func formula(_ formula: Formula, _ counts: [Count]) -> String {
    switch formula {
    case .count(let name): String((counts.firstIndex { $0.name == name } ?? 0) + 1)
    case .sum(let terms): "(" + terms.map { self.formula($0, counts) }.joined(separator: " + ") + ")"
    case .difference(let first, let second): "(\(self.formula(first, counts)) − \(self.formula(second, counts)))"
    case .ratio(let first, let second): "\(self.formula(first, counts)) ÷ \(self.formula(second, counts))"
    }
  }
}
