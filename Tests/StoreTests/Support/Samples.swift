import Domain
import Foundation

extension Company {
    static func sample(_ id: String = "example-labs", priority: CompanyPriority? = nil) -> Company {
        Company(
            id: CompanyID(rawValue: id), name: id.capitalized, careersURL: URL(string: "https://\(id).example/jobs")!,
            priority: priority)
    }
}

extension Posting {
    static func sample(_ id: String = "1", title: String? = nil, description: String = "Come and work.") -> Posting {
        Posting(
            id: PostingID(id), title: title ?? "Engineer \(id)", url: URL(string: "https://example.com/jobs/\(id)"),
            description: description)
    }
}
