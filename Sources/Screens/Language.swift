/// The languages of the interface. Questions, criteria and official documents are Indonesian in both.
package enum Language: String, CaseIterable, Sendable {
  case indonesian = "id"
  case english = "en"

  /// The language that a locale name such as `en_GB.UTF-8` asks for; Indonesian for every other.
  package init(locale: String) {
    self = locale.lowercased().hasPrefix("en") ? .english : .indonesian
  }
}
