import FoundationEssentials

/// The value as JSON that people can read and programs can compare: keys sorted, indented, ended by a line feed.
///
/// - Precondition: every number in the value is finite, as scores are; nothing else can fail to encode.
func jsonText(_ value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  guard let data = try? encoder.encode(value) else { preconditionFailure("a number that is not finite") }
  return String(decoding: data, as: UTF8.self) + "\n"
}
