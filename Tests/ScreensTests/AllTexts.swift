import Evaluation
import TerminalUI

@testable import Screens

/// Every text that screens say, by the name of what makes it.
enum AllTexts {
  static func of(_ language: Language) -> [(name: String, text: String)] {
    let texts = Texts(language)
    return commands(texts) + keys(texts) + words(texts) + lists(texts) + sheets(texts) + verdicts(texts)
      + histories(texts) + refusals(texts) + problems(texts) + decisions(texts) + places(texts)
  }

  private static func commands(_ texts: Texts) -> [(name: String, text: String)] {
    KeyMap.Context.allCases.flatMap { context in
      [("context \(context)", texts.name(context)), ("help \(context)", texts.help(context))]
        + Command.allCases.flatMap { command in
          [
            ("name \(command) \(context)", texts.name(command, in: context)),
            ("explanation \(command) \(context)", texts.explanation(command, in: context)),
          ]
        }
        + KeyMap.bindings(for: context).map { ("keys \($0.command) \(context)", texts.keys(of: $0)) }
    }
  }

  private static func keys(_ texts: Texts) -> [(name: String, text: String)] {
    let keys: [Key] = [
      .character(" "), .character("a"), .control("c"), .enter, .escape, .tab, .backTab, .backspace, .delete, .insert,
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .function(1), .paste("a"),
    ]
    return keys.map { ("key \($0)", texts.name($0)) }
  }

  private static func words(_ texts: Texts) -> [(name: String, text: String)] {
    [
      ("total", texts.total), ("answered", texts.answered), ("evidence", texts.evidence), ("note", texts.note),
      ("score", texts.score), ("progress", texts.progress), ("minimum", texts.minimum),
      ("notAnswered", texts.notAnswered), ("none", texts.none), ("target", texts.target("WBK")),
      ("short", texts.short(of: "1")), ("outOf", texts.outOf("1", "2")), ("assessor", texts.assessor(.satker)),
      ("upTo", texts.upTo("1")), ("stillPossible", texts.stillPossible("1")), ("newSheet", texts.newSheet),
      ("identity", texts.identity), ("export", texts.export), ("satkerName", texts.satkerName),
      ("satkerCode", texts.satkerCode), ("satkerKind", texts.satkerKind), ("year", texts.year),
      ("targetLabel", texts.targetLabel), ("instrumentLabel", texts.instrumentLabel),
      ("formatLabel", texts.formatLabel), ("pathLabel", texts.pathLabel),
      ("formHint", texts.formHint(isOnLastField: false)), ("formHint last", texts.formHint(isOnLastField: true)),
      ("pathMissing", texts.pathMissing), ("exported", texts.exported("a")),
      ("replaceQuestion", texts.replaceQuestion("a")),
      ("replaceHint", texts.replaceHint), ("discardQuestion", texts.discardQuestion),
      ("discardHint", texts.discardHint), ("elsewhere", texts.elsewhere), ("folderMissing", texts.folderMissing),
      ("savedElsewhere", texts.savedElsewhere("a", "b")),
      ("noQuestionFound", texts.noQuestionFound), ("searchTitle", texts.searchTitle),
      ("sectionsTitle", texts.sectionsTitle), ("noteTitle", texts.noteTitle("1")),
      ("tooSmall", texts.tooSmall(1, 1).joined(separator: " ")), ("clock", texts.clock(Sample.local)),
    ]
  }

  private static func lists(_ texts: Texts) -> [(name: String, text: String)] {
    let days = [0, 1, 2, 400].map { ago in
      let time = LocalTime(
        year: ago == 400 ? 2025 : 2026, month: 5, day: 2, hour: 0, minute: 0, dayNumber: Sample.local.dayNumber - ago)
      return ("day \(ago)", texts.day(time, today: Sample.local))
    }
    let orders = ListScreen.Order.allCases.map { ("order \($0)", texts.order($0)) }
    let standings = [Standing.untouched, .impossible, .failed, .open, .met].map {
      ("standing \($0)", texts.standing($0))
    }
    let rest = [
      ("satkerTitle", texts.satkerTitle), ("satkerHeading", texts.satkerHeading), ("kindHeading", texts.kindHeading),
      ("yearHeading", texts.yearHeading), ("targetHeading", texts.targetHeading),
      ("changedHeading", texts.changedHeading), ("sheets 1", texts.sheets(1)), ("sheets 2", texts.sheets(2)),
      ("sheets 1 of 2", texts.sheets(1, of: 2)), ("noSheets", texts.noSheets.joined(separator: " ")),
      ("nothingFound", texts.nothingFound), ("deleted", texts.deleted("a")), ("restored", texts.restored("a", ago: 0)),
      ("restored minutes ago", texts.restored("a", ago: 60)), ("restored hours ago", texts.restored("a", ago: 7200)),
      ("restored days ago", texts.restored("a", ago: 86_400)), ("trashIsEmpty", texts.trashIsEmpty),
      ("brokenCannotOpen", texts.brokenCannotOpen), ("damagedCannotOpen", texts.damagedCannotOpen("a")),
    ]
    return days + orders + standings + rest
  }

  private static func sheets(_ texts: Texts) -> [(name: String, text: String)] {
    let savings: [SheetScreen.Saving] = [.saved(Sample.local), .saved(nil), .pending, .failed("")]
    let places: [Change.Place] =
      [Change.Field.value, .count("a"), .note, .mark, .evidence("a")].map { .answer(.satker, question: "1", $0) }
      + [.sheet(.year)]
    return savings.map { ("saving \($0)", texts.saving($0)) } + places.map { ("place \($0)", texts.place($0)) } + [
      ("noteHint", texts.noteHint), ("evidenceHint", texts.evidenceHint), ("countsMissing", texts.countsMissing),
      ("requirementsMet", texts.requirementsMet), ("moreLines", texts.moreLines(2)), ("index", texts.index(maximum: 4)),
      ("indexFormula", texts.indexFormula(maximum: 4)), ("answerKeys", texts.answerKeys(nil)),
      ("joined", texts.joined), ("allSaved", texts.allSaved), ("undoQuestion", texts.undoQuestion(12)),
      ("undoHint", texts.undoHint),
      ("found", texts.found(3)), ("editedByHand", texts.editedByHand),
      ("places", texts.places(7)), ("allAnswered", texts.allAnswered), ("noneUnevidenced", texts.noneUnevidenced),
      ("noneMarked", texts.noneMarked), ("nothingToUndo", texts.nothingToUndo), ("nothingToRedo", texts.nothingToRedo),
      ("undone", texts.undone("1")), ("redone", texts.redone("1")), ("unknownKey", texts.unknownKey("1")),
      ("pasteNowhere", texts.pasteNowhere), ("rule floor", texts.rule(.floor) ?? ""),
      ("rule cap", texts.rule(.cap) ?? ""),
      ("rule contradiction", texts.rule(.contradiction) ?? ""),
    ]
  }

  private static func verdicts(_ texts: Texts) -> [(name: String, text: String)] {
    let states: [Verdict.Finding.State] = [.met, .open, .failed, .unrecorded]
    let judged = Sample.Answers.allCases.flatMap { answers -> [(name: String, text: String)] in
      let card = Scorecard(Sample.instrument, Sample.sheet(answers), assessor: .satker)
      let verdict = card.verdict(on: Sample.instrument.predicates[0])
      let progress = Progress(Sample.sheet(answers), Sample.instrument, card, assessor: .satker, predicate: nil)
      return [
        ("verdict \(answers)", texts.verdict(verdict, total: card.total)),
        ("remaining \(answers)", texts.remaining(progress)),
        ("missing \(answers)", texts.missing(verdict.findings[0], withState: true)),
      ]
    }
    return states.map { ("mark \($0)", texts.mark($0)) } + judged + [
      ("evidenceHeading", texts.evidenceHeading), ("required", texts.required), ("actual", texts.actual),
      ("requirements", texts.requirements("WBK")), ("eachArea", texts.eachArea(0.6)),
      ("areas one", texts.areas([1], of: 3)), ("areas two", texts.areas([1, 2], of: 3)),
      ("areas all", texts.areas([1, 2], of: 2)), ("todo none", texts.todo(0)), ("todo some", texts.todo(2)),
      ("proposalRequirements", texts.proposalRequirements), ("proposalsUnrecorded", texts.proposalsUnrecorded),
    ]
  }

  private static func histories(_ texts: Texts) -> [(name: String, text: String)] {
    let entry = Entry(
      id: .init(replica: "1", number: 1), clock: 1, time: 0, author: "", assessor: .satker,
      changes: [Change(at: .sheet(.year), from: .count(1), to: .count(2))])
    let empty = Entry(id: .init(replica: "1", number: 1), clock: 1, time: 0, author: "", assessor: .satker, changes: [])
    let fields: [Change.Place] = [
      .answer(.satker, question: "1", .value), .answer(.satker, question: "1", .note),
      .answer(.satker, question: "1", .mark),
    ]
    let marked = Entry(
      id: .init(replica: "1", number: 1), clock: 1, time: 0, author: "", assessor: .satker,
      changes: [Change(at: fields[2], from: .nothing, to: .flag(true))])
    return fields.map { ("field \($0)", texts.field($0, Sample.instrument)) } + [
      ("whenHeading", texts.whenHeading), ("whoHeading", texts.whoHeading), ("whatHeading", texts.whatHeading),
      ("changeHeading", texts.changeHeading), ("differenceHeading", texts.differenceHeading),
      ("reasonLabel", texts.reasonLabel), ("undoes", texts.undoes), ("redoes", texts.redoes), ("from", texts.from),
      ("to", texts.to), ("entries", texts.entries(2, of: 2)),
      ("entries of", texts.entries(1, of: 2)), ("entries one", texts.entries(1, of: 1)),
      ("noEntries empty", texts.noEntries(isEmpty: true, false).joined(separator: " ")),
      ("noEntries question", texts.noEntries(isEmpty: false, true).joined(separator: " ")),
      ("noEntries filter", texts.noEntries(isEmpty: false, false).joined(separator: " ")),
      ("unnamed", texts.author(entry)), ("what identity", texts.what(entry)),
      ("nothing changed", texts.inShort(empty, Sample.instrument)),
      ("marked", texts.inShort(marked, Sample.instrument)),
      ("former", texts.former("1", by: "2")), ("former gone", texts.former(nil, by: nil)),
      ("laterUndone", texts.laterUndone), ("furtherPlaces", texts.furtherPlaces(3)),
      ("reading newer", texts.reading(.newer, today: Sample.local)),
      ("reading past", texts.reading(.past(Sample.local), today: Sample.local)),
      ("refusal newer", texts.refusal(.newer)), ("refusal past", texts.refusal(.past(Sample.local))),
      ("notTakenOver", texts.notTakenOver(3)), ("recoveredReason", texts.recoveredReason("1")),
      ("recovered", texts.recovered("1")), ("recoveredInPast", texts.recoveredInPast("1")),
      ("nothingToRecover", texts.nothingToRecover), ("recoverQuestion", texts.recoverQuestion(12)),
      ("recoverHint", texts.recoverHint),
    ]
  }

  private static func refusals(_ texts: Texts) -> [(name: String, text: String)] {
    let refusals: [SheetScreen.Refusal] = [
      .offers(["Ya", "Tidak"]), .offers(["A", "B", "C"]), .wantsCount, .wantsIndex(maximum: 4), .tooLong,
    ]
    return refusals.map { ("refusal \($0)", texts.refusal($0)) }
  }

  private static func decisions(_ texts: Texts) -> [(name: String, text: String)] {
    let file = Staging.Origin.file(name: "isian.xlsx", digest: "0123456789ab")
    let rest = Staging.Origin.brokenLog(replica: "3f9a1c0d2b7e4856", line: 12, last: 40)
    return [
      ("conflictsTitle", texts.conflictsTitle), ("conflictHint", texts.conflictHint),
      ("conflicts 1", texts.conflicts(1)), ("conflicts 2", texts.conflicts(2)),
      ("conflictsFound", texts.conflictsFound(12)), ("toDecide", texts.toDecide(conflicts: 2, edits: 3)),
      ("toDecide one", texts.toDecide(conflicts: 0, edits: 1)), ("standsNow", texts.standsNow),
      ("scores", texts.scores(question: "1", total: "2")), ("joinsBoth", texts.joinsBoth), ("both", texts.both),
      ("cannotJoin", texts.cannotJoin), ("sideKeys", texts.sideKeys(2)), ("noSide", texts.noSide(of: 2)),
      ("conflictSettled", texts.conflictSettled),
      ("settled", texts.settled(String(repeating: "1", count: 28), String(repeating: "1", count: 20))),
      ("noConflicts", texts.noConflicts), ("noConflictsLeft", texts.noConflictsLeft),
      ("title", texts.title(.handEdits)), ("explanation", texts.explanation(.handEdits)),
      ("heading", texts.heading(.handEdits)), ("overtaken", texts.doubt(.overtaken)),
      ("reason", texts.reason(.handEdits)), ("waiting", texts.waiting(.handEdits)), ("nowHeading", texts.nowHeading),
      ("differences 1", texts.differences(1)), ("differences 2", texts.differences(2)),
      ("accepted", texts.accepted(1, of: 2)), ("group", texts.group(.identity, Sample.instrument)),
      ("groupHint", texts.groupHint), ("decidedLater", texts.decidedLater), ("noneAccepted", texts.noneAccepted),
      ("rest title", texts.title(rest)), ("rest explanation", texts.explanation(rest)),
      ("rest heading", texts.heading(rest)), ("unvouched", texts.doubt(.unvouched)),
      ("rest reason", texts.reason(rest)), ("rest waiting", texts.waiting(rest)),
      ("rest refused", texts.decided(rest, accepted: 0)), ("rest accepted", texts.decided(rest, accepted: 12)),
      ("unedited", texts.doubt(.unedited)), ("unread", texts.unread(2)), ("judged", texts.doubt(.judged)),
      ("otherSheet", texts.doubt(.otherSheet)), ("file title", texts.title(file)),
      ("file explanation", texts.explanation(file)), ("file heading", texts.heading(file)),
      ("file reason", texts.reason(file)), ("file waiting", texts.waiting(file)),
      ("file refused", texts.decided(file, accepted: 0)), ("file accepted", texts.decided(file, accepted: 12)),
      ("findings", texts.findings), ("findingsHint", texts.findingsHint), ("importForm", texts.importForm),
      ("nothingDiffers", texts.nothingDiffers), ("decideFirst", texts.decideFirst),
      ("editsOvertaken", texts.editsOvertaken), ("kept", texts.kept("a/sheet.json.edited-0123456789ab")),
    ]
  }

  private static func places(_ texts: Texts) -> [(name: String, text: String)] {
    let places =
      [Change.Field.value, .count("a"), .note, .mark, .evidence("a")].map {
        Change.Place.answer(.satker, question: "A.I.1.i.a", $0)
      }
      + Change.SheetField.allCases.map { .sheet($0) }
    let nameless = Entry(
      id: Entry.ID(replica: "a", number: 1), clock: 1, time: Sample.moment.seconds, author: "", assessor: .satker,
      changes: [])
    let names = ["value", "count", "note", "mark", "evidence"] + Change.SheetField.allCases.map(\.rawValue)
    return zip(names, places).map { ("part \($0)", texts.part($1, in: Sample.instrument)) }
      + [
        ("subject answer", texts.subject(places[0])), ("subject sheet", texts.subject(.sheet(.year))),
        ("whoAndWhen", texts.whoAndWhen(nameless, Times(today: Sample.local, local: Sample.time))),
      ]
  }

  private static func problems(_ texts: Texts) -> [(name: String, text: String)] {
    let problems: [ChangeProblem] = [
      .unknownQuestion("1"), .unknownCount(question: "1", count: "2"),
      .unknownAnswer(question: "1", answer: "2", offered: ["3"]),
      .indexOutOfRange(question: "1", text: "2", maximum: 4),
      .countOutOfRange(question: "1", count: "2", text: "3"), .needsCounts(question: "1", counts: ["2"]),
      .unknownTarget("1", offered: ["2"]), .yearOutOfRange("1"), .nameMissing, .misplaced,
    ]
    return problems.map { ("problem \($0)", texts.problem($0)) }
  }
}
