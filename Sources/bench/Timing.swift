/// How long something took, over many runs.
struct Timing {
  private let sorted: [Duration]

  /// Runs the body so many times, after a few runs that do not count.
  init(runs: Int, _ body: () throws -> Void) rethrows {
    for _ in 0..<max(1, runs / 10) { try body() }
    let clock = ContinuousClock()
    var durations: [Duration] = []
    for _ in 0..<runs { durations.append(try clock.measure(body)) }
    self.init(durations)
  }

  init(_ durations: [Duration]) {
    sorted = durations.sorted()
  }

  var median: Duration { sorted[sorted.count / 2] }
  var minimum: Duration { sorted[0] }
  var percentile99: Duration { sorted[sorted.count * 99 / 100] }
}

extension Duration {
  var milliseconds: Double {
    Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
  }
}
