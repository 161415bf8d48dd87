import AI
import Database
import Foundation
import Store

/// The keys of providers that are kept in the database, sealed with the master key in the data directory.
struct SealedKeys {
    private let database: Database
    private let file: MasterKeyFile

    init(_ installation: Installation) {
        database = installation.database
        file = MasterKeyFile(path: "\(installation.settings.dataDirectory)/master.key")
    }

    /// The key that is set, else the one that is kept.
    func find(_ settings: AISettings) async throws -> Secret? {
        if let key = settings.key { return key }
        return try await find(settings.kind)
    }

    /// - Throws: `Failure` when there is one that cannot be opened.
    func find(_ kind: ProviderSettings.Kind) async throws -> Secret? {
        let name = Self.name(kind)
        guard let text = try await database.read({ try Secrets.find(name, in: $0) }) else { return nil }
        do {
            guard let sealed = SealedSecret(text) else { throw Failure(.settings, "it is damaged") }
            return try file.load().open(sealed, for: name)
        } catch {
            throw Failure(
                .settings,
                "the key that is kept for \(kind.rawValue) cannot be opened: \(error); give it again: scoutly ai key set"
            )
        }
    }

    func save(_ key: Secret, for kind: ProviderSettings.Kind) async throws {
        let name = Self.name(kind)
        let sealed: String
        do { sealed = try file.loadOrCreate().seal(key, for: name).text } catch {
            throw Failure(.settings, "the key cannot be sealed: \(error)")
        }
        try await database.write { try Secrets.save(sealed, name: name, in: $0, now: Date()) }
    }

    func remove(_ kind: ProviderSettings.Kind) async throws -> Bool {
        try await database.write { try Secrets.remove(Self.name(kind), in: $0) }
    }

    private static func name(_ kind: ProviderSettings.Kind) -> String { "ai key of \(kind.rawValue)" }
}
