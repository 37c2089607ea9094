// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  // Only under CI: a newer compiler's new warning must not break `make run` on somebody's laptop.
  + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
  name: "lke",
  products: [
    .executable(name: "lke", targets: ["lke"]),
    // For the tests, which load it into lke.
    .library(name: "faults", type: .dynamic, targets: ["CFaults"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .target(name: "Evaluation", swiftSettings: settings),
    .target(name: "TerminalUI", swiftSettings: settings),
    .target(name: "Screens", dependencies: ["Evaluation", "TerminalUI"], swiftSettings: settings),
    .target(name: "Store", dependencies: ["Evaluation", "CInstruments", "CCrypto"], swiftSettings: settings),
    .target(
      name: "Exchange",
      dependencies: [
        "Evaluation", "CXLSXWriter", "CXLSXWriterLoader", "CZip", "CExpat", "CImportLoader", "CHaru", "CHaruLoader",
        "CFonts",
      ],
      swiftSettings: settings),
    .target(name: "Curses", dependencies: ["TerminalUI", "CNCurses", "CTerminal"], swiftSettings: settings),
    .executableTarget(
      name: "lke",
      dependencies: [
        "Evaluation", "TerminalUI", "Screens", "Store", "Exchange", "Curses",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // C: the built-in instruments, and what the program takes from the system.
    .target(name: "CInstruments", exclude: ["permenpanrb-90-2021.json"]),
    .target(name: "CXLSXWriterLoader"),
    .target(name: "CImportLoader"),
    .target(name: "CHaruLoader"),
    .target(name: "CFonts"),
    .target(name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw")]),
    .systemLibrary(name: "CNCurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CHaru", providers: [.apt(["libhpdf-dev"])]),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),

    .testTarget(
      name: "EvaluationTests", dependencies: ["Evaluation", "Store", "CInstruments"], exclude: ["Facts"],
      swiftSettings: settings
    ),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"], swiftSettings: settings),
    .testTarget(
      name: "ScreensTests", dependencies: ["Screens", "Evaluation", "TerminalUI", "Store", "CInstruments"],
      exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "Exchange", "Hostile"], exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "ExchangeTests", dependencies: ["Exchange", "Evaluation", "Store", "CInstruments", "Hostile"],
      exclude: ["import.py", "workbook.py"],
      swiftSettings: settings),
    .testTarget(
      name: "CursesTests", dependencies: ["Curses", "CursesProbe", "TerminalHarness"], swiftSettings: settings),
    .testTarget(
      name: "LkeTests", dependencies: ["lke", "Store", "TerminalHarness", "Hostile"], swiftSettings: settings),
    .testTarget(name: "ProjectTests", swiftSettings: settings),
    .executableTarget(
      name: "CursesProbe", dependencies: ["Curses"], path: "Tests/CursesProbe", swiftSettings: settings),
    .target(
      name: "TerminalHarness", dependencies: ["CPseudoTerminal", "CVTerm"], path: "Tests/TerminalHarness",
      swiftSettings: settings),
    .target(name: "Hostile", path: "Tests/Hostile", swiftSettings: settings),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(name: "CFaults", path: "Tests/CFaults"),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// Only `make bench` builds the benchmarks.
if Context.environment["LKE_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "bench",
      dependencies: ["Evaluation", "TerminalUI", "Screens", "Store", "Exchange", "TerminalHarness"],
      exclude: ["sqlite_peer.py", "xlsxwriter_peer.py"],
      swiftSettings: settings))
}
