import ArgumentParser
import Exchange
import Screens
import Store

/// Why a command ends: in the user's words, with the exit status that scripts go by (sysexits.h).
struct Failure: Error {
  let status: Status
  let text: String

  enum Status: Int32 {
    case usage = 64
    case badData = 65
    case noInput = 66
    case software = 70
    case cannotCreate = 73
    case inputOutput = 74
    case busy = 75
  }

  init(_ status: Status, _ text: String) {
    self.status = status
    self.text = text
  }

  init(_ problem: StoreProblem) {
    status =
      switch problem.kind {
      case .usage: .usage
      case .badData: .badData
      case .noInput: .noInput
      case .cannotCreate: .cannotCreate
      case .inputOutput: .inputOutput
      case .busy: .busy
      }
    text = words.problem(problem)
  }

  init(_ problem: ExportProblem) {
    status =
      switch problem {
      case .temporaryFile, .library, .workbook, .pdfLibrary, .pdf: .inputOutput
      case .portalUnit, .portalIdentities: .badData
      }
    text = words.problem(problem)
  }
}
