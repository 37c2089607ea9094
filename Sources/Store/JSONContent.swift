/// What is to be written as JSON. An object's members need no order: they are written sorted.
indirect enum JSONContent: Equatable {
  case flag(Bool)
  case wholeNumber(Int)
  case number(Double)
  case text(String)
  case array([JSONContent])
  case object([String: JSONContent])
}
