import Evaluation
import TerminalUI

/// Places and contents of changes in words, for where they stand beside each other.
extension Texts {
  /// The code of the question; for a field of the sheet what that is called.
  func subject(_ place: Change.Place) -> String {
    switch place {
    case .answer(_, let code, _): code
    case .sheet: pick("identitas", "identity")
    case .file: evidence.lowercased()
    }
  }

  /// The field of a place in words.
  func field(_ place: Change.Place, _ instrument: Instrument) -> String {
    switch place {
    case .answer(_, _, .value): pick("jawaban", "answer")
    case .answer(_, let code, .count(let name)):
      instrument.question(code)?.counts.first { $0.name == name }?.text ?? name
    case .answer(_, _, .note): pick("catatan", "note")
    case .answer(_, _, .mark): pick("tanda", "mark")
    case .answer(_, _, .evidence(let wanted)): wanted
    case .file(let path): pick("sidik \(path)", "digest of \(path)")
    case .sheet(.satkerName): satkerName
    case .sheet(.satkerCode): satkerCode
    case .sheet(.satkerKind): satkerKind
    case .sheet(.year): year
    case .sheet(.target): targetLabel
    }
  }

  /// Which part of the question's answer, or of the sheet.
  func part(_ place: Change.Place, in instrument: Instrument) -> String {
    let field = field(place, instrument)
    return switch place {
    case .answer(_, _, .evidence): "\(evidence.lowercased()): \(field)"
    case .answer, .file: field
    case .sheet: field.lowercased()
    }
  }

  /// The part with a colon behind it; nothing for the answer itself in the assessor's own column.
  func part(_ place: Change.Place, unlessAnswerOf assessor: Assessor, in instrument: Instrument) -> String {
    let column = column(place, unless: assessor)
    if case .answer(_, _, .value) = place, column.isEmpty { return "" }
    return [column, part(place, in: instrument)].filter { !$0.isEmpty }.joined(separator: " · ") + ": "
  }

  /// Whose column the place is in, where it is not the assessor's own.
  func column(_ place: Change.Place, unless own: Assessor) -> String {
    guard case .answer(let assessor, _, _) = place, assessor != own else { return "" }
    return self.assessor(assessor)
  }

  /// What stands somewhere, in as few words as it has.
  package func content(_ content: Change.Content) -> String {
    switch content {
    case .nothing: none
    case .choice(let choice): choice
    case .index(let index): numbers.exact(index)
    case .count(let count): String(count)
    case .text(let text): text
    case .flag(let flag): flag ? "*" : none
    case .references(let references): references.joined(separator: ", ")
    case .file(let file): pick("\(file.size) bita", "\(file.size) bytes") + " \(file.digest.prefix(12))…"
    }
  }

  /// The same, where a target goes by its name.
  func content(_ content: Change.Content, at place: Change.Place, in instrument: Instrument) -> String {
    if case .sheet(.target) = place, case .text(let id) = content { return instrument.predicate(id)?.short ?? id }
    return self.content(content)
  }

  /// The same, and of a choice what it means.
  func described(_ content: Change.Content, at place: Change.Place, in instrument: Instrument) -> String {
    let text = self.content(content, at: place, in: instrument)
    guard let index = instrument.question(at: place), case .choice(let answer) = content,
      let choice = instrument.questions[index].choices.first(where: { $0.answer == answer })
    else { return text }
    return "\(text)  \(choice.criterion)"
  }

  /// `Budi (dalnis) 27 Nov 14.30`; where that takes more than so many columns the name is cut off.
  func whoAndWhen(_ entry: Entry, _ times: Times, columns: Int = .max) -> String {
    let name = entry.author.isEmpty ? pick("tanpa nama", "nameless") : entry.author.displayable()
    let rest = " (\(assessor(entry.assessor))) \(stamp(entry.time, times))".displayable()
    return name.fitted(to: max(8, columns - rest.columns)) + rest
  }
}
