/// Whose column of the sheet an answer stands in.
package struct Assessor: Hashable, Sendable, RawRepresentable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  /// The work unit that assesses itself.
  package static let satker = Assessor(rawValue: "satker")

  /// The order in which assessors answer where an institution has not set its own: the work unit, the preliminary
  /// assessment, three levels of the internal evaluators (TPI), the national evaluators (TPN).
  package static let standard: [Assessor] =
    [.satker] + ["pendahuluan", "anggota", "ketua", "dalnis", "tpn"].map(Assessor.init(rawValue:))
}
