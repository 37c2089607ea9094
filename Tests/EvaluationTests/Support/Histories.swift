import Glibc

/// How many random histories the property tests draw: a thousand, or as many as `LKE_HISTORIES` says.
enum Histories {
  /// Of a hundred each.
  static let blocks: ClosedRange<UInt64> = {
    let count = getenv("LKE_HISTORIES").flatMap { UInt64(String(cString: $0)) } ?? 1000
    return 1...max(1, count / 100)
  }()
}
