/// The database a program runs on.
public enum Engine: String, Sendable, CaseIterable {
    case sqlite, postgres
}
