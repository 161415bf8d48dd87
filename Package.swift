// swift-tools-version: 6.2
import PackageDescription

/// `scripts/fuzz.sh` sets it: our own targets are then built for libFuzzer, and so is the program that it drives.
let isFuzzing = Context.environment["SCOUTLY_FUZZ"] == "1"

// A target is a capability. The order below is the direction of imports: a target may import those above it.
let package = Package(
    name: "scoutly",
    products: [
        .executable(name: "scoutly", targets: ["scoutly"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CSimdJSONLibrary", pkgConfig: "simdjson", providers: [.apt(["libsimdjson-dev"])]),
        .target(name: "CSimdJSON", dependencies: ["CSimdJSONLibrary"]),

        .target(name: "Domain", swiftSettings: strict),
        .target(name: "CompanyFiles", dependencies: ["Domain"], swiftSettings: strict),
        .target(
            name: "Telemetry",
            dependencies: [
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(
            name: "Database",
            dependencies: [
                "CLibPQ",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "Jobs",
            dependencies: [
                "Database",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(name: "Store", dependencies: ["Domain", "Database"], swiftSettings: strict),
        .target(name: "Metering", dependencies: ["Domain", "Database"], swiftSettings: strict),
        .target(name: "Markup", dependencies: ["CLibXML2", "CMarkGFM"], swiftSettings: strict),
        .target(
            name: "Fetch",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),
        .target(
            name: "Browser",
            dependencies: [
                "Fetch",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "Boards",
            dependencies: ["Domain", "Markup", "Fetch", "CSimdJSON"],
            resources: [.copy("Resources/companies.tsv")],
            swiftSettings: strict),
        .target(
            name: "Matching",
            dependencies: [
                "Domain", "Markup",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.copy("Vocabulary")],
            swiftSettings: strict),
        .target(
            name: "AI",
            dependencies: [
                "Domain",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            resources: [.copy("Resources/models.tsv")],
            swiftSettings: strict),
        .target(name: "Analysis", dependencies: ["Domain", "AI"], swiftSettings: strict),
        .target(
            name: "Pipeline",
            dependencies: [
                "AI", "Analysis", "Domain", "Database", "Markup", "Metering", "Fetch", "Boards", "Jobs", "Matching",
                "Store",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "scoutly",
            dependencies: [
                "AI", "Domain", "Markup", "Metering", "Fetch", "Browser", "Boards", "Matching", "Database", "Jobs",
                "Store",
                "Pipeline", "CompanyFiles", "Telemetry",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Resources/Sample")],
            swiftSettings: strict),

        .executableTarget(
            name: "boards-bench", dependencies: ["Boards", "Domain", "Fetch"], path: "Benchmarks/boards-bench",
            swiftSettings: strict),
        .executableTarget(
            name: "matching-bench",
            dependencies: [
                "AI", "Analysis", "Boards", "Domain", "Fetch", "Markup", "Matching",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/matching-bench",
            exclude: ["Candidates", "Grades", "Labels", "adversarial.jsonl"], swiftSettings: strict),
        .executableTarget(
            name: "jobs-bench",
            dependencies: [
                "CLibPQ", "CrewJobs", "Database", "DatabaseTestSupport", "Domain", "Jobs", "Pipeline", "Store",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Benchmarks/jobs-bench", swiftSettings: strict),

        .target(
            name: "TestSupport",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "DatabaseTestSupport", dependencies: ["Database"], path: "Tests/DatabaseTestSupport",
            swiftSettings: strict),
        .target(
            name: "CrewJobs", dependencies: ["Database", "Jobs"], path: "Tests/CrewJobs", swiftSettings: strict),
        .executableTarget(
            name: "job-crew",
            dependencies: [
                "CrewJobs", "Database", "DatabaseTestSupport", "Jobs",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            path: "Tests/JobCrew", swiftSettings: strict),
        .testTarget(
            name: "BoardsTests", dependencies: ["Boards", "Domain", "Fetch", "Markup", "TestSupport"],
            exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "BrowserTests",
            dependencies: [
                "Browser", "Fetch", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "JobsTests",
            dependencies: [
                "CrewJobs", "Database", "DatabaseTestSupport", "Jobs", "job-crew",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: strict),
        .executableTarget(
            name: "meter-crew", dependencies: ["Database", "DatabaseTestSupport", "Domain", "Metering"],
            path: "Tests/MeterCrew", swiftSettings: strict),
        .testTarget(
            name: "MeteringTests",
            dependencies: ["Database", "DatabaseTestSupport", "Domain", "Metering", "meter-crew"],
            swiftSettings: strict),
        .testTarget(
            name: "FetchTests",
            dependencies: [
                "Fetch", "TestSupport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ScoutlyTests",
            dependencies: ["scoutly", "Boards", "Domain", "Fetch", "Matching", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "StoreTests", dependencies: ["Store", "Database", "DatabaseTestSupport", "Domain"],
            swiftSettings: strict),
        .testTarget(
            name: "DatabaseTests", dependencies: ["Database", "DatabaseTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "AI", "Boards", "Database", "DatabaseTestSupport", "Domain", "Fetch", "Jobs", "Metering", "Pipeline",
                "Store",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AITests",
            dependencies: [
                "AI", "Domain",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(name: "AnalysisTests", dependencies: ["AI", "Analysis", "Domain"], swiftSettings: strict),
        .target(
            name: "FuzzTargets", dependencies: ["Boards", "Domain", "Fetch", "Markup", "Matching"],
            path: "Fuzzing/Targets", swiftSettings: strict),
        .testTarget(
            name: "FuzzTargetsTests", dependencies: ["FuzzTargets", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
        .testTarget(
            name: "CompanyFilesTests", dependencies: ["CompanyFiles", "Domain", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "TelemetryTests",
            dependencies: [
                "Telemetry",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "MatchingTests", dependencies: ["Matching", "Domain", "TestSupport"], swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)

if isFuzzing {
    package.targets.append(
        .executableTarget(
            name: "parsers-fuzz", dependencies: ["FuzzTargets"], path: "Fuzzing/parsers-fuzz", swiftSettings: strict,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]))
}

/// What every Swift target of ours is built with; `make check` builds with the explicit-target-dependency check on top.
var strict: [SwiftSetting] {
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ] + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address"])] : [])
}
