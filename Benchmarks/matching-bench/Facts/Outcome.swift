/// How one fact of one posting came out.
struct Outcome {
    /// The fact's name, as in the table.
    let fact: String
    var right: [String] = []
    /// Taken from the posting, and not there.
    var wrong: [String] = []
    /// There, and not taken.
    var missed: [String] = []

    /// Values that may stand in any order, each once.
    init(_ fact: String, labelled: Set<String>, found: Set<String>) {
        self.fact = fact
        right = labelled.intersection(found).sorted()
        wrong = found.subtracting(labelled).sorted()
        missed = labelled.subtracting(found).sorted()
    }

    /// One value: another one is both wrong and missed.
    init(_ fact: String, labelled: String?, found: String?, isSame: Bool? = nil) {
        self.fact = fact
        let isSame = isSame ?? (labelled == found)
        if isSame, let labelled {
            right = [labelled]
        } else if !isSame {
            wrong = [found].compactMap { $0 }
            missed = [labelled].compactMap { $0 }
        }
    }
}
