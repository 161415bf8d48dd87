internal import Domain
internal import Foundation
internal import Markup

/// What a posting's own page says of place, contract and department outside any data: under labels, in elements that
/// are called after what they hold, and in the short lines below its heading.
struct PageFields {
    private static let maximumPlace = 80
    private static let linesBelowHeading = 6

    private(set) var places = Places()
    private(set) var workplace: Workplace?
    private(set) var employmentType: EmploymentType?
    private(set) var department: String?
    private(set) var salary: Salary?

    init(of page: CareersPage, title: String) {
        guard let tree = page.tree, let root = tree.root else { return }
        let text = root.clean.text
        let labelled = LabelledFields(text)
        places = labelled.places
        workplace = labelled.workplace
        employmentType = labelled.employmentType
        department = labelled.department
        salary = labelled.salary
        if places.names.isEmpty { places.add(Self.marked(in: tree)) }
        readBelow(title, in: text)
        workplace = workplace ?? places.workplace
    }

    /// The place that an element is called after, when all such elements say the same.
    private static func marked(in tree: HTMLPage) -> String? {
        let lines = tree.select(locations).prefix(200).map(\.line).filter { 2...maximumPlace ~= $0.count }
        let told = Set(lines)
        return told.count == 1 ? told.first : nil
    }

    /// "Sao Paulo, Brazil" and "Intern" stand below the title of many adverts, without labels.
    private mutating func readBelow(_ title: String, in text: String) {
        let lines = text.split(whereSeparator: \.isNewline).prefix(1_000)
        guard let heading = lines.lastIndex(where: { $0.trimmingCharacters(in: .whitespaces) == title }) else { return }
        for line in lines[heading...].dropFirst().prefix(Self.linesBelowHeading) where line.count < Self.maximumPlace {
            for piece in line.split(whereSeparator: { "|·•".contains($0) }) {
                let piece = piece.trimmingCharacters(in: .whitespaces)
                if let type = EmploymentType(whole: piece) {
                    employmentType = employmentType ?? type
                } else if let said = Workplace(word: piece) {
                    workplace = workplace ?? said
                } else if places.names.isEmpty, PostingPage.isPlaceLike(piece) {
                    places.add(piece)
                }
            }
        }
    }

    private static let locations = selector(
        """
        [itemprop='jobLocation'], [class~='location'], [class*='job-location'], [class*='jobLocation'], \
        [class*='job__location'], [class*='posting-location'], [data-test*='location'], [data-testid*='location'], \
        [class~='standort'], [class~='city']
        """)
}
