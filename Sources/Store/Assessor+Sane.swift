import Evaluation

extension Assessor {
  /// Such as can stand in a file and on a screen.
  var isSane: Bool {
    !rawValue.isEmpty && rawValue.utf8.count <= LogLine.nameLimit
      && !rawValue.unicodeScalars.contains {
        $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
      }
  }
}
