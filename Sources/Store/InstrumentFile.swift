import CInstruments
import Evaluation

/// Instruments as files (docs/schema/instrument.schema.json).
package enum InstrumentFile {
  /// The instrument in the bytes of a file; the path only names it in a problem.
  package static func decode(_ bytes: [UInt8], path: String) throws(StoreProblem) -> Instrument {
    let document = try JSONDocument.read(bytes, path: path, InstrumentDocument.init)
    do throws(InstrumentProblem) {
      return try Instrument(document)
    } catch {
      throw StoreProblem(path: path, reason: .instrument(error))
    }
  }

  /// The names of the compiled-in instruments, which are their ids: whoever asks for another one need not decode them.
  static let builtInNames: [String] = (0..<lke_instrument_count()).map { String(cString: lke_instrument_at($0).name) }

  /// The compiled-in instruments with their references, decoded at the first use.
  static let builtIn: [BuiltIn] = (0..<lke_instrument_count()).map { index in
    let file = lke_instrument_at(index)
    let name = String(cString: file.name)
    return BuiltIn(
      name: name,
      result: Result { () throws(StoreProblem) in
        let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        let instrument = try decode(bytes, path: name)
        return (instrument, instrument.reference)
      })
  }

  struct BuiltIn: Sendable {
    let name: String
    let result: Result<(instrument: Instrument, reference: Sheet.InstrumentReference), StoreProblem>
  }
}
