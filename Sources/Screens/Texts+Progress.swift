import Evaluation

extension Texts {
  var evidenceHeading: String { pick("bukti", "evidence") }
  var required: String { pick("perlu", "required") }
  var actual: String { pick("ada", "actual") }
  func requirements(_ predicate: String) -> String {
    pick("Syarat nilai \(predicate)", "Scores required for \(predicate)")
  }
  func eachArea(_ share: Double) -> String {
    let percent = numbers.decimal(share * 100, places: 0)
    return pick("Setiap area minimal \(percent)%", "Each area at least \(percent)%")
  }
  func areas(_ numbers: [Int], of count: Int) -> String {
    let list = numbers.map(String.init).joined(separator: ", ")
    return numbers.count == count
      ? pick("kurang di semua area", "every area is short")
      : pick("area \(list)", numbers.count == 1 ? "area \(list)" : "areas \(list)")
  }
  func missing(_ finding: Verdict.Finding, withState: Bool) -> String {
    let short = self.short(of: points(missing: finding))
    guard withState else { return short }
    return
      "\(short) · \(finding.state == .open ? pick("masih mungkin", "possible") : pick("tidak mungkin lagi", "out of reach"))"
  }
  func todo(_ count: Int) -> String {
    count == 0
      ? pick("Semua soal sudah dijawab dan tidak ada yang ditandai", "Nothing is left to do")
      : pick("Soal yang belum dijawab dan yang ditandai: \(count)", "Unanswered or marked: \(count)")
  }
  func remaining(_ progress: Progress) -> String {
    let unanswered = progress.unanswered.count
    let marked = progress.marked.count
    return pick(
      "\(unanswered) belum dijawab · \(progress.evidenceMissing) data dukung belum ada · \(marked) ditandai",
      "\(unanswered) unanswered · \(progress.evidenceMissing) pieces of evidence missing · \(marked) marked")
  }
  var proposalRequirements: String { pick("Persyaratan pengusulan", "Requirements of the proposal") }
  var proposalsUnrecorded: String { pick("belum dicatat di lembar ini", "not recorded on this sheet") }
}
