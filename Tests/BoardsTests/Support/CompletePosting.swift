import Domain
import Foundation
import Testing

/// What must be true of every posting that was read, whatever it came from.
func expectComplete(
    _ posting: Posting, hasText: Bool = true, dates: Range<Double> = 946_684_800..<1_893_456_000,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let name = Comment(rawValue: String(posting.title.prefix(200)))
    func expect(_ condition: Bool, _ what: String) {
        if !condition { Issue.record("\(name): \(what)", sourceLocation: sourceLocation) }
    }
    expect(!posting.title.isEmpty, "has no title")
    expect(posting.title == posting.title.trimmingCharacters(in: .whitespacesAndNewlines), "has space around its title")
    expect(
        ["http", "https"].contains(posting.url?.scheme?.lowercased()),
        "is not at http(s): \(String(describing: posting.url))")
    expect(posting.url?.host()?.isEmpty == false, "has no host")
    expect(!posting.id.rawValue.isEmpty, "has no id")
    for text in [posting.title, posting.description, posting.department ?? ""] + posting.locations {
        let markup = text.firstMatch(
            of:
                #/&(?:amp|lt|gt|quot|apos|nbsp|[a-z]+(?:acute|grave|uml)|[lr][sd]quo|#\d+);|<\/?(?:p|br|div|li|ul|ol|b|strong|span|a|h\d)[ >\/]/#
        )
        expect(markup == nil, "has markup left: \(String(describing: markup?.0))")
    }
    for location in posting.locations {
        expect(!location.isEmpty && !location.contains(#/[;|\n]/#), "has a location that is not split: \(location)")
    }
    let harm = posting.descriptionHTML.firstMatch(of: #/<(?:script|style|iframe|img)|<[^>]*\son\w+=|href="javascript:/#)
    expect(harm == nil, "can do harm: \(String(describing: harm?.0))")
    for date in [posting.postedAt, posting.updatedAt].compactMap(\.self) {
        expect(dates.contains(date.timeIntervalSince1970), "has an impossible date: \(date)")
    }
    if hasText, !posting.descriptionHTML.isEmpty {
        expect(!posting.description.isEmpty, "has HTML without text")
    }
}
