/// Who looks for work: one CV or several, and the conditions that go with them.
public struct Candidate: Sendable {
    /// At least one, even if empty. Somebody with two trades has two; each posting is weighed by the one that fits it best.
    public var cvs: [CV]
    public var profile: Profile

    public init(cvs: [CV], profile: Profile = Profile()) {
        self.cvs = cvs.isEmpty ? [CV(text: "")] : cvs
        self.profile = profile
    }

    public init(cv: String, profile: Profile = Profile()) {
        self.init(cvs: [CV(text: cv)], profile: profile)
    }

    /// The first CV's text.
    public var cv: String { cvs.first?.text ?? "" }
}

/// A curriculum vitae as plain text, lines as in the document.
public struct CV: Sendable, Hashable {
    /// What the candidate calls it: the file's name, or "for teaching".
    public var name: String
    public var text: String

    public init(name: String = "CV", text: String) {
        self.name = name
        self.text = text
    }
}
