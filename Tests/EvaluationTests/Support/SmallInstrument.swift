import Evaluation
import Foundation
import Store

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
    do throws(StoreProblem) {
      return try InstrumentFile.decode(Array(text.utf8), path: "small.json")
    } catch {
      guard case .instrument(let problem) = error.reason else { throw error }
      throw problem
    }
  }

  struct PieceNotThereOnce: Error { let piece: String }
}
