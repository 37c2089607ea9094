import FoundationEssentials

/// What sheets and instruments have in common as JSON files.
enum JSONFile {
  /// The largest file that is read, in bytes: some hundred times a whole sheet.
  static let sizeLimit = 16 << 20

  static func decode<Document: Decodable>(
    _ type: Document.Type, from bytes: [UInt8], path: String
  ) throws(StoreProblem) -> Document {
    do throws(JSONProblem) {
      try JSONScanner.check(bytes)
    } catch {
      throw StoreProblem(path: path, reason: .json(error))
    }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let reason as StoreProblem.Reason {
      throw StoreProblem(path: path, reason: reason)
    } catch let error as DecodingError {
      throw StoreProblem(path: path, reason: .init(error))
    } catch {
      // JSONDecoder throws nothing else for what the scanner has passed.
      throw StoreProblem(path: path, reason: .malformed(place: "", .value))
    }
  }
}

extension StoreProblem.Reason {
  fileprivate init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self = .malformed(place: (context.codingPath + [key]).place, .missing)
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      self = .malformed(place: context.codingPath.place, .type(wanted: .init(type)))
    case .dataCorrupted(let context): self = .malformed(place: context.codingPath.place, .value)
    @unknown default: self = .malformed(place: "", .value)
    }
  }
}

extension StoreProblem.ValueType {
  fileprivate init(_ type: any Any.Type) {
    self =
      switch type {
      case is String.Type: .text
      case is Int.Type: .wholeNumber
      case is Double.Type: .number
      case is Bool.Type: .flag
      case is [Any].Type, is [String].Type: .array
      default: .object
      }
  }
}

extension [any CodingKey] {
  /// The path as problems spell it.
  var place: String { map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/") }
}

/// Any key at all, to find those that nobody knows.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// - Throws: `unknownKey` where there are other keys: rewriting the file would lose what a newer program put there.
  func container<Key: CodingKey>(onlyKeyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    let keys = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    if let unknown = keys.filter({ Key(stringValue: $0) == nil }).min() {
      throw StoreProblem.Reason.unknownKey(place: codingPath.place, key: unknown)
    }
    return try container(keyedBy: type)
  }
}

/// An Int that says its place where the file has a fraction; JSONDecoder's own error does not.
struct WholeNumber: Decodable {
  let value: Int

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      guard let value = Int(exactly: try container.decode(Double.self)) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "a fraction")
      }
      self.value = value
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      throw DecodingError.typeMismatch(Int.self, context)
    }
  }
}

extension KeyedDecodingContainer {
  /// Nil where the key is missing. Unlike with `decodeIfPresent`, a null is of the wrong type.
  func optional<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value? {
    contains(key) ? try decode(type, forKey: key) : nil
  }
}
