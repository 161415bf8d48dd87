public import Domain
import Yams

/// Reads a candidate's conditions from YAML; `docs/profile.sample.yaml` shows every key.
///
/// Keys, all optional: `residence` (`country`, `city`, `timeZone`), `workAuthorisation` (countries and regions),
/// `willingToRelocate`, `languages` (name: level), `maxHoursApart`, `goals`, `workplaces` or `workEnvironments`,
/// `employmentTypes` or `jobTypes`, `companySizes`, `seniority`, `salaryFloor` (`amount`, `currency`, `period`),
/// `exclusions` (`industries`, `technologies`, `roles`, `companies`, `words`), `corrections` (`skills` with `add` and
/// `remove`, `years`, `seniority`). `docs/profile.md` tells what each does.
public struct ProfileFile {
    /// More than this is no profile.
    static let longest = 100_000

    /// The profile that the text holds.
    ///
    /// - Parameter name: the file's name, for errors.
    /// - Throws: `ProfileError`, which names the line, the key and what would be right.
    public static func load(yaml: String, name: String) throws -> Profile {
        guard yaml.utf8.count <= longest else {
            throw ProfileError(file: name, line: nil, key: nil, problem: "is too long for a profile (over 100 kB)")
        }
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw ProfileError(
                file: name, line: (error as? YamlError)?.line, key: nil,
                problem: "is not valid YAML; a line looks like \"key: value\"")
        }
        guard let root, root.null == nil else { return Profile() }
        var reader = ProfileReader(file: name, names: ProfileNames(.shared))
        return try reader.profile(root)
    }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }
}
