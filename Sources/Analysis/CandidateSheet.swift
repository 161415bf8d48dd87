internal import AI
public import Domain

/// A candidate as a model is shown one: the CV and the conditions, and nothing that is not needed for a judgement.
public struct CandidateSheet: Sendable, Hashable {
    /// One line.
    public let json: String

    /// Characters of the CV that are shown.
    private static let longestCV = 16_000

    public init(_ candidate: Candidate) {
        let conditions = Self.conditions(candidate.profile)
        json =
            JSON.object([
                .init("cv", .string(Self.text(of: candidate.cvs))),
                .init("conditions", .array(conditions.map { .string(PromptText.clean($0, longest: 1_000)) })),
            ]).text
    }

    /// Of all that the model is told, so that an answer for other words is no answer for these.
    public var hash: ContentHash {
        var hasher = ContentHasher()
        hasher.combine(json)
        return hasher.finish()
    }

    /// Several CVs share the room, each below its name.
    private static func text(of cvs: [CV]) -> String {
        let room = longestCV / max(1, cvs.count)
        if let cv = cvs.first, cvs.count == 1 { return PromptText.clean(cv.text, longest: room) }
        return cvs.map { PromptText.clean("\($0.name):\n\($0.text)", longest: room) }.joined(separator: "\n\n")
    }

    private static func conditions(_ profile: Profile) -> [String] {
        var lines: [String] = []
        func add(_ name: String, _ values: [String]) {
            if !values.isEmpty { lines.append("\(name): \(values.joined(separator: ", "))") }
        }
        if let home = profile.residence {
            add("Lives in", [home.city, home.country.rawValue, home.timeZone].compactMap(\.self))
        }
        add("May work without a sponsor in", (profile.workAuthorisation ?? []).map(\.rawValue).sorted())
        if let relocates = profile.willingToRelocate { add("Would move", [relocates ? "yes" : "no"]) }
        add("Speaks", profile.languages.map { "\($0.language)\($0.level.map { " \($0.rawValue)" } ?? "")" })
        add("Workplace", profile.workplaces.map(\.rawValue).sorted())
        add("Contract", profile.employmentTypes.map(\.rawValue).sorted())
        add("Level sought", profile.seniority.sorted { $0.rank < $1.rank }.map(\.rawValue))
        add("Wants to come to", profile.goals)
        add("Company size", CompanySize.allCases.filter(profile.companySizes.contains).map(\.rawValue))
        if let floor = profile.salaryFloor {
            add("Pay at least", ["\(floor.amount) \(floor.currency) a \(floor.period.rawValue)"])
        }
        add("No industries", profile.exclusions.industries)
        add("No technologies", profile.exclusions.technologies)
        add("No roles", profile.exclusions.roles)
        return lines
    }
}
