/// What went wrong with one try on the network, sorted by what follows from it; the reason is a sentence's end.
enum WireFailure: Error, Sendable, Hashable {
    /// Not ours to connect to; asking again changes nothing.
    case refused(String)
    /// May pass: worth another try.
    case broken(String)
    /// An answer that nobody can use, now or later.
    case unusable(String)
}
