internal import Domain

extension Posting {
    /// What this one says, and where it says nothing what the other does.
    func completed(by other: Posting) -> Posting {
        var posting = self
        if locations.isEmpty { posting.locations = other.locations }
        posting.workplace = workplace ?? other.workplace
        posting.employmentType = employmentType ?? other.employmentType
        posting.department = department ?? other.department
        posting.salary = salary ?? other.salary
        posting.postedAt = postedAt ?? other.postedAt
        posting.updatedAt = updatedAt ?? other.updatedAt
        if description.isEmpty {
            (posting.description, posting.descriptionHTML) = (other.description, other.descriptionHTML)
        }
        return posting
    }
}
