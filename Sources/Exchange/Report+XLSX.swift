import Evaluation

extension Report {
  func xlsx() throws(ExportProblem) -> [UInt8] { [] }
}
