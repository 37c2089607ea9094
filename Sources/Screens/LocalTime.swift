/// A moment in the time zone of the machine. The clock is read by the wiring; screens only compare and spell.
package struct LocalTime: Equatable, Sendable {
  package let year: Int
  /// 1…12.
  package let month: Int
  package let day: Int
  package let hour: Int
  package let minute: Int
  /// Days since some fixed day, to tell yesterday from today.
  package let dayNumber: Int

  package init(year: Int, month: Int, day: Int, hour: Int, minute: Int, dayNumber: Int) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.dayNumber = dayNumber
  }
}

/// Tells times as people in the machine's time zone do.
struct Times: Sendable {
  let today: LocalTime
  /// Of seconds since 1970.
  let local: @Sendable (Int) -> LocalTime
}

extension Texts {
  /// `kemarin 14.30`, `27 Nov 14.30`.
  func stamp(_ seconds: Int, _ times: Times) -> String {
    let time = times.local(seconds)
    return "\(day(time, today: times.today)) \(clock(time))"
  }

  package func clock(_ time: LocalTime) -> String {
    let separator = pick(".", ":")
    return "\(twoDigits(time.hour))\(separator)\(twoDigits(time.minute))"
  }

  /// The day, as near as one says it: today, yesterday, 12 Nov, 12 Nov 2025.
  package func day(_ time: LocalTime, today: LocalTime) -> String {
    switch today.dayNumber - time.dayNumber {
    case 0: pick("hari ini", "today")
    case 1: pick("kemarin", "yesterday")
    default: date(time, today: today)
    }
  }

  /// 12 Nov, with its year where that is another one or nobody knows today's.
  func date(_ time: LocalTime, today: LocalTime?) -> String {
    let day = "\(time.day) \(month(time.month))"
    return time.year == today?.year ? day : "\(day) \(time.year)"
  }

  private func month(_ month: Int) -> String {
    let indonesian = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
    let english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let index = max(0, min(11, month - 1))
    return pick(indonesian[index], english[index])
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
