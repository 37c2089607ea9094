import Foundation
import Testing

@testable import Store

extension JSONContent: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .flag(let flag): try container.encode(flag)
    case .wholeNumber(let number): try container.encode(number)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .array(let elements): try container.encode(elements)
    case .object(let members): try container.encode(members)
    }
  }
}

/// The files of old sheets were written by Foundation's encoder: what has not changed has to stay the same bytes.
@Suite struct JSONWriterTests {
  func foundation(_ content: JSONContent) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(content), as: UTF8.self)
  }

  func written(_ content: JSONContent) throws -> String {
    String(decoding: try JSONWriter.bytes(of: content), as: UTF8.self)
  }

  @Test func everyCharacter() throws {
    for code in (0...0x2FF as ClosedRange<UInt32>) {
      let text = JSONContent.text("a" + String(UnicodeScalar(code)!) + "/")
      #expect(try written(text) == foundation(text))
    }
  }

  @Test(arguments: [0, -0.0, 4, 3.6, 1e-7, 1e15, 1e16, 1.5e300, .leastNonzeroMagnitude, 0.1 + 0.2, 100])
  func numbers(_ number: Double) throws {
    #expect(try written(.number(number)) == foundation(.number(number)))
  }

  @Test(
    arguments: [.array([]), .object([:]), .array([.array([.object([:])]), .object(["": .array([])])])] as [JSONContent])
  func empty(_ content: JSONContent) throws {
    #expect(try written(content) == foundation(content))
  }

  @Test func anything() throws {
    let texts = [
      "", "a", "A", "b", "Z", "a1", "a10", "a2", "A.I.1.i.a", "é", "e\u{301}x", "ß", "z", "🇮🇩", "\u{FFFD}", "\u{10FFFF}",
      "\"",
      "\\", " ", "\u{7F}", "\u{2028}", "\n\u{1}",
    ]
    func any(_ depth: Int) -> JSONContent {
      switch Int.random(in: 0..<(depth > 0 ? 6 : 4)) {
      case 0: .flag(.random())
      case 1: .wholeNumber(.random(in: -1000...1000))
      case 2: .number(Double(Int.random(in: 0...400)) / 100)
      case 3: .text(texts.shuffled().prefix(3).joined())
      case 4: .array((0..<Int.random(in: 0...3)).map { _ in any(depth - 1) })
      default:
        .object(
          Dictionary(texts.shuffled().prefix(.random(in: 0...6)).map { ($0, any(depth - 1)) }) { first, _ in first })
      }
    }
    for _ in 0..<500 {
      let content = any(4)
      #expect(try written(content) == foundation(content))
    }
  }
}
