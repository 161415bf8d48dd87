public import Foundation

/// What was read of somebody's file of companies: CSV, JSON or a `mongoexport`, told apart by its content.
public struct CompanyFile: Sendable {
    /// In the file's order, one for each company id.
    public var entries: [CompanyEntry] = []
    /// What could not be taken as it stands; the first thousand.
    public var problems: [CompanyFileProblem] = []
    /// How many problems there were beyond those listed.
    public var unlistedProblems = 0
    /// What is worth knowing and no problem: fields that were not read.
    public var notes: [String] = []

    /// Reads a file, of which any part may be wrong: what can be used comes, the rest is a problem.
    /// - Throws: `CompanyFileError` when the file itself cannot be read.
    public static func load(
        at url: URL, limits: CompanyFileLimits = .init()
    ) throws(CompanyFileError) -> CompanyFile {
        let handle: FileHandle
        do {
            handle = try FileHandle(forReadingFrom: url)
        } catch {
            throw CompanyFileError(path: url.path, reason: "it does not exist or may not be read")
        }
        defer { try? handle.close() }
        do {
            // One byte more tells a file that is too big without reading the rest of it.
            return parse([UInt8](try handle.read(upToCount: limits.bytes + 1) ?? Data()), limits: limits)
        } catch {
            throw CompanyFileError(path: url.path, reason: error.localizedDescription)
        }
    }

    /// Reads what stands in a file.
    public static func parse(_ bytes: [UInt8], limits: CompanyFileLimits = .init()) -> CompanyFile {
        var reader = EntryReader(limits: limits)
        switch FileContent.detect(bytes, limits: limits) {
        case .unusable(let reason): reader.report(.file, reason)
        case .csv(let start): CSVTable.read(bytes, from: start, into: &reader)
        case .json(let start): JSONRecords.read(bytes, from: start, into: &reader)
        }
        return reader.finish()
    }
}
