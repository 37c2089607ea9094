import Evaluation
import Testing

@Suite(.tags(.text))
struct ScoreTextTests {
  let english = ScoreText(separator: ".")
  let indonesian = ScoreText.indonesian

  @Test(
    arguments: [
      (0, "0,00"), (0.004, "0,00"), (0.005, "0,01"), (0.015, "0,02"), (0.375, "0,38"), (0.994, "0,99"), (0.995, "1,00"),
      (1.005, "1,01"), (1.115, "1,12"), (2.675, "2,68"), (8.325, "8,33"), (9.999, "10,00"), (39.994, "39,99"),
      (39.995, "40,00"), (58.7, "58,70"), (75, "75,00"), (100, "100,00"), (1234.5, "1234,50"), (-0.004, "0,00"),
      (-0.005, "-0,01"), (-1.5, "-1,50"), (-0.0, "0,00"), (0.1 + 0.2, "0,30"), (2.42 / 3, "0,81"),
    ] as [(Double, String)])
  func points(value: Double, text: String) {
    #expect(indonesian.points(value) == text)
    #expect(english.points(value) == text.replacing(",", with: "."))
  }

  @Test(
    arguments: [
      (39.996, 40, "39,996"), (39.995, 40, "39,995"), (39.994, 40, "39,99"), (39.9999, 40, "39,9999"),
      (40, 40, "40,00"),
      (40.001, 40, "40,00"), (39.99999999, 40, "39,99999999"), (40 - 1e-10, 40, "40,00"), (18.2451, 18.25, "18,245"),
      (18.245, 18.25, "18,245"), (74.995, 75, "74,995"), (15.745, 15.75, "15,745"), (4.195, 4.2, "4,195"),
      (0, 40, "0,00"), (-1, 40, "-1,00"), (1.9999, 1.99998, "1,9999"),
    ] as [(Double, Double, String)])
  func pointsThatMissAThreshold(value: Double, threshold: Double, text: String) {
    #expect(indonesian.points(value, missing: threshold) == text)
    #expect(english.points(value, missing: threshold) == text.replacing(",", with: "."))
  }

  /// Whatever misses is shown as missing, and as briefly as that allows.
  @Test(arguments: [40, 48, 75, 85, 4.2, 5.25, 18.25, 15.75, 2.5] as [Double])
  func isNeverShownAsReaching(threshold: Double) throws {
    for exponent in 1...8 {
      for digit in 1...9 {
        var miss = Double(digit)
        for _ in 0..<exponent { miss /= 10 }
        let text = english.points(threshold - miss, missing: threshold)
        let shown = try #require(Double(text))
        #expect(shown < threshold - miss / 2, "\(threshold) - \(miss)")
      }
    }
  }

  @Test(
    arguments: [
      (0, "0,00"), (2.42 / 3, "80,67"), (1.0 / 3, "33,33"), (0.6, "60,00"), (1, "100,00"), (0.99999, "100,00"),
    ] as [(Double, String)])
  func percent(share: Double, text: String) {
    #expect(indonesian.percent(share) == text)
  }

  @Test(
    arguments: [
      (3.6, "3,60"), (4, "4,00"), (3.605, "3,605"), (3.6125, "3,6125"), (0, "0,00"), (3.123456, "3,123456"),
      (3.1234567, "3,123457"), (1.0 / 3, "0,333333"),
    ] as [(Double, String)])
  func exact(value: Double, text: String) {
    #expect(indonesian.exact(value) == text)
  }

  @Test(
    arguments: [
      (2.5, 0, "3"), (2.4999, 0, "2"), (-2.5, 0, "-3"), (2_999_999_997, 0, "2999999997"), (1.5, 1, "1,5"),
      (0.000000001, 9, "0,000000001"), (0.05, 3, "0,050"),
    ] as [(Double, Int, String)])
  func decimal(value: Double, places: Int, text: String) {
    #expect(indonesian.decimal(value, places: places) == text)
  }

  /// Nobody can have entered or reckoned these: they are shown as no number, and do not end the program.
  @Test(arguments: [.nan, .infinity, -.infinity, 1e300, -1e300, .greatestFiniteMagnitude, 1e19] as [Double])
  func valuesThatAreNoScores(value: Double) {
    #expect(indonesian.points(value) == "–")
    #expect(indonesian.points(value, missing: 40) == "–")
    #expect(indonesian.percent(value) == "–")
    #expect(indonesian.exact(value) == "–")
    #expect(indonesian.decimal(value, places: 0) == "–")
    #expect(indonesian.decimal(value, places: 9) == "–")
  }

  @Test(arguments: [Double.leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1e-300])
  func valuesNextToNothing(value: Double) {
    #expect(indonesian.points(value) == "0,00")
  }

  @Test func oddThresholds() {
    #expect(indonesian.points(40, missing: .nan) == "40,00")
    #expect(indonesian.points(40, missing: .infinity) == "40,00")
    #expect(indonesian.points(40, missing: 1e300) == "40,00")
  }
}
