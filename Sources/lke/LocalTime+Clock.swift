import Glibc
import Screens

extension LocalTime {
  /// The moment, in seconds since 1970, in this machine's time zone.
  init(_ seconds: Int) {
    var time = time_t(seconds)
    var parts = tm()
    localtime_r(&time, &parts)
    let year = Int(parts.tm_year) + 1900
    // Any numbering of days does, as long as neighbours differ by one. A log may say any time, also one past all numbers.
    let dayNumber = (seconds &+ Int(parts.tm_gmtoff)).quotientRoundedDown(by: 86_400)
    self.init(
      year: year, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday), hour: Int(parts.tm_hour),
      minute: Int(parts.tm_min), dayNumber: dayNumber)
  }
}

extension Moment {
  static var now: Moment {
    let seconds = time(nil)
    return Moment(seconds: seconds, local: LocalTime(seconds))
  }
}

extension Int {
  fileprivate func quotientRoundedDown(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
