import Foundation
import Testing

/// The shared recordings, which the project reads in tests and never copies.
enum Recordings {
    /// `SCOUTLY_SHARED`, else a folder `shared` beside the package or beside one of its parents.
    static let shared: URL? = {
        if let path = ProcessInfo.processInfo.environment["SCOUTLY_SHARED"] { return URL(filePath: path) }
        var folder = URL(filePath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let shared = folder.appending(path: "shared")
            if FileManager.default.fileExists(atPath: shared.appending(path: "recordings").path) { return shared }
        }
        return nil
    }()

    static func cv(_ name: String) throws -> [UInt8] {
        let folder = try #require(shared).appending(path: "recordings/cv")
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test where the shared recordings are missing, and says so.
    static var needsRecordings: Self {
        .enabled(if: Recordings.shared != nil, "NOT RUN: no shared recordings; set SCOUTLY_SHARED to their folder")
    }
}
