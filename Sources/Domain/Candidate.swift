/// Who looks for work: the text of a CV and the conditions that go with it.
public struct Candidate: Sendable {
    /// Plain text, lines as in the document.
    public var cv: String
    public var profile: Profile

    public init(cv: String, profile: Profile = Profile()) {
        self.cv = cv
        self.profile = profile
    }
}
