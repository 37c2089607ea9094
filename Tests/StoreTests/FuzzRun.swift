import Foundation
import Hostile
import Testing

/// Many inputs, one after the other, in a process of its own: it may crash, and an alarm ends it where an input takes for
/// ever.
struct FuzzRun: Codable, Sendable {
  let folder: String
  let seed: UInt64
  let count: Int

  private var progress: String { folder + "/progress" }

  /// Hands over each input with what to say where it fails.
  func all(_ samples: [[UInt8]], _ body: ([UInt8], Comment) throws -> Void) {
    all(samples) { bytes, context, mutator in try body(mutator.mutated(bytes), context) }
  }

  /// Hands over a sample for each input, and what makes it wrong.
  func all(_ samples: [[UInt8]], _ body: ([UInt8], Comment, inout Mutator) throws -> Void) {
    let file = open(progress, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    var slowest = (duration: Duration.zero, number: 0)
    for number in 0..<count {
      // Where this one ends the process, its number is known.
      _ = withUnsafeBytes(of: number) { pwrite(file, $0.baseAddress, $0.count, 0) }
      alarm(30)
      let context = comment(number)
      var mutator = Mutator(seed: seed &+ UInt64(number), others: samples)
      let sample = samples.randomElement(using: &mutator.random)!
      let begin = ContinuousClock.now
      do { try body(sample, context, &mutator) } catch { Issue.record("\(error), \(context)") }
      slowest = max(slowest, (.now - begin, number)) { $0.duration < $1.duration }
    }
    alarm(0)
    _ = withUnsafeBytes(of: count) { pwrite(file, $0.baseAddress, $0.count, 0) }
    report("slowest \(slowest.duration) (\(comment(slowest.number)))")
  }

  /// What the process has to say: it has no output of its own.
  func report(_ text: String) {
    let file = open(folder + "/report", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    _ = Array(", \(text)".utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  private func comment(_ number: Int) -> Comment {
    "input \(number): again with LKE_SEED=\(seed &+ UInt64(number)) LKE_FUZZ=4"
  }

  /// After the process has ended.
  func expectAll(_ what: String) {
    let bytes = (try? Data(contentsOf: URL(filePath: progress))) ?? Data()
    let reached = bytes.count == 8 ? bytes.withUnsafeBytes { $0.loadUnaligned(as: Int.self) } : -1
    #expect(reached == count, "ended at \(comment(reached))")
    print("\(what): \(count) inputs, LKE_SEED=\(seed)\((try? text(at: folder + "/report")) ?? "")")
  }
}

private func max<Value>(_ first: Value, _ second: Value, by isLess: (Value, Value) -> Bool) -> Value {
  isLess(first, second) ? second : first
}
