import Evaluation
import Foundation

/// `Facts/small.json`: every kind of question once, and few enough of them to reckon by hand.
enum SmallInstrument {
  static let instrument: Instrument = try! read()

  /// The instrument with pieces of its file replaced.
  static func read(_ replacements: KeyValuePairs<String, String> = [:]) throws -> Instrument {
    var text = try Facts.text("small.json")
    for (piece, replacement) in replacements {
      guard text.ranges(of: piece).count == 1 else { throw PieceNotThereOnce(piece: piece) }
      text.replace(piece, with: replacement)
    }
    return try Instrument(JSONDecoder().decode(InstrumentDocument.self, from: Data(text.utf8)))
  }

  struct PieceNotThereOnce: Error { let piece: String }
}
