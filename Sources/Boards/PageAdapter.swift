public import Markup

/// A kind of page that can be read whoever made it, once it has been fetched.
public protocol PageAdapter: Sendable {
    /// The name that stands in answers: "jsonld", "html".
    var system: String { get }

    /// What a person should know of it.
    var facts: AdapterFacts { get }

    /// Reads the postings on a page.
    /// - Parameter selector: what the user said where the postings are, if anything.
    /// - Returns: nil when this is not a page of the kind.
    func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading?
}
