import Evaluation
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

extension LocalTime {
  /// The first second, since 1970, of the minute that is spelled as `Texts.stamp` does, in this machine's time zone; nil for
  /// what is none.
  static func seconds(_ text: String) -> Int? {
    guard let match = text.trimmed.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d) +(\d\d?)[.:](\d\d)/),
      let year = Int32(match.1), let month = Int32(match.2), let day = Int32(match.3), let hour = Int32(match.4),
      let minute = Int32(match.5)
    else { return nil }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (year - 1900, month - 1, day)
    (parts.tm_hour, parts.tm_min, parts.tm_isdst) = (hour, minute, -1)
    let seconds = Int(mktime(&parts))
    // Not the 30th of February: that would be some other day.
    let time = LocalTime(seconds)
    guard time.year == year, time.month == month, time.day == day, (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    return seconds
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
