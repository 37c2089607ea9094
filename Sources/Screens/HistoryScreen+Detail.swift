import Evaluation
import TerminalUI

extension HistoryScreen {
  /// More lines than anybody reads of one entry, and characters of one text.
  private static let mostLines = 2000
  private static let mostCharacters = 10_000

  /// All that is to be told of an entry.
  func detailLines(
    _ index: Int, _ key: DetailKey, today: LocalTime, local: (Int) -> LocalTime
  ) -> [Line] {
    let entry = timeline.entries[index]
    var lines = head(entry, key.columns, local(entry.time))
    if let totals = totals[index] {
      let numbers = texts.numbers
      var line = Line()
      line.put(texts.total, at: 0, .muted)
      let text = "\(numbers.points(totals.before)) → \(numbers.points(totals.after))"
      line.put(text, at: 8)
      if let difference = texts.difference(totals) { line.put(difference, at: 8 + text.columns + 2, .plain.bold) }
      lines.append(line)
    }
    if !entry.reason.isEmpty { lines += labelled(texts.reasonLabel, entry.reason, key.columns) }
    switch entry.act {
    case .edit: break
    case .undo(let id), .redo(let id):
      let former = timeline.entries[..<index].last { $0.id == id }
      let time = former.map { texts.moment(local($0.time), today: today) }
      lines += labelled(
        entry.act == .undo(id) ? texts.undoes : texts.redoes, texts.former(time, by: former.map(texts.author)),
        key.columns)
    }
    if key.isUndone { lines.append(Line(texts.laterUndone, .warning)) }
    if entry.changes.isEmpty {
      let text = entry.act == .edit ? texts.arrived(entry.seen) : texts.nothingChanged
      lines += [.blank] + text.wrapped(to: key.columns).map { Line($0, .muted) }
    }
    var question: String?
    for (offset, change) in entry.changes.enumerated() {
      guard lines.count < Self.mostLines else {
        lines.append(Line(texts.furtherPlaces(entry.changes.count - offset), .muted))
        break
      }
      if offset == 0 || change.place.question != question {
        question = change.place.question
        lines += [.blank] + heading(change.place, of: entry, key.columns)
      }
      lines += changeLines(change, key.columns)
    }
    return lines
  }

  /// When, who, and under which name their entries are kept.
  private func head(_ entry: Entry, _ columns: Int, _ time: LocalTime) -> [Line] {
    let number = "\(entry.id.replica) · \(entry.id.number)".displayable()
    let who = "\(texts.author(entry)) · \(texts.assessor(entry.assessor))"
    var first = Line()
    first.put(texts.moment(time), at: 0, .heading)
    let column = texts.moment(time).columns + 2
    guard columns >= 70 else {
      return [first] + who.wrapped(to: columns).prefix(3).map { Line($0) } + [Line(number.fitted(to: columns), .muted)]
    }
    first.put(who.fitted(to: columns - column - number.columns - 2), at: column)
    first.putRight(number, endingAt: columns, .muted)
    return [first]
  }

  private func labelled(_ label: String, _ text: String, _ columns: Int) -> [Line] {
    let start = max(8, label.columns + 2)
    return text.upTo(Self.mostCharacters).wrapped(to: columns - start).enumerated().map { offset, text in
      var line = Line()
      if offset == 0 { line.put(label, at: 0, .muted) }
      line.put(text, at: start)
      return line
    }
  }

  /// The question in words, and the column where it is not the entry's own.
  private func heading(_ place: Change.Place, of entry: Entry, _ columns: Int) -> [Line] {
    guard case .answer(let assessor, let code, _) = place else { return [Line(texts.identity, .heading)] }
    let column = assessor == entry.assessor ? "" : " (\(texts.assessor(assessor)))"
    let start = code.columns + 2
    return ((instrument.question(code)?.text ?? "") + column).wrapped(to: columns - start).enumerated().map {
      offset, text in
      var line = Line()
      if offset == 0 { line.put(code, at: 0, .accent) }
      line.put(text, at: start)
      return line
    }
  }

  /// The field, what it held and what it holds: on one line where that fits.
  private func changeLines(_ change: Change, _ columns: Int) -> [Line] {
    let field = texts.field(change.place, instrument)
    let from = texts.content(change.from).upTo(Self.mostCharacters)
    let to = texts.content(change.to).upTo(Self.mostCharacters)
    let whole = "\(field)  \(from) → \(to)"
    if whole.columns <= columns - 2, !whole.contains(where: \.isNewline) {
      var line = Line()
      line.put(field, at: 2, .muted)
      line.put("\(from) → \(to)", at: 2 + field.columns + 2)
      return [line]
    }
    let names = field.wrapped(to: columns - 2).map { name in
      var line = Line()
      line.put(name, at: 2, .muted)
      return line
    }
    return names + hanging(texts.from, from, columns, .muted) + hanging(texts.to, to, columns, .plain)
  }

  private func hanging(_ label: String, _ text: String, _ columns: Int, _ style: Style) -> [Line] {
    let start = 4 + max(texts.from.columns, texts.to.columns) + 1
    return text.wrapped(to: columns - start).enumerated().map { offset, text in
      var line = Line()
      if offset == 0 { line.put(label, at: 4, .muted) }
      line.put(text, at: start, style)
      return line
    }
  }
}

extension Line {
  /// A text from the first column on.
  fileprivate init(_ text: String, _ style: Style = .plain) { put(text, at: 0, style) }
}

extension String {
  fileprivate func upTo(_ count: Int) -> String {
    // Counting characters is slow; a short text need not be.
    guard utf8.count > count, self.count > count else { return self }
    return prefix(count) + "…"
  }
}
