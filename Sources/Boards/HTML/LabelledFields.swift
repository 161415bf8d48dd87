internal import Domain
internal import Foundation

/// What the lines of an advert say of its place and contract where they name them: "Location: Oslo, Norway".
struct LabelledFields {
    private(set) var places = Places()
    private(set) var employmentType: EmploymentType?
    /// Labels stand at an advert's head or foot, in short lines.
    private static let maximumLines = 400
    private static let maximumLine = 150

    init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline).prefix(Self.maximumLines)
        where line.count < Self.maximumLine {
            guard let mark = line.firstIndex(of: ":") else { continue }
            let label = line[..<mark].lowercased().trimmingCharacters(in: Self.marks)
            let value = line[line.index(after: mark)...].trimmingCharacters(in: .whitespaces)
            if Self.placeLabels.contains(label) {
                places.add(value)
            } else if Self.typeLabels.contains(label) {
                employmentType = employmentType ?? EmploymentType(word: value)
            }
        }
    }

    private static let marks = CharacterSet.whitespaces.union(CharacterSet(charactersIn: "-*•"))
    private static let placeLabels: Set<String> = LinkWords.set(
        """
        location|locations|place|place of work|office|city|where|standort|standorte|ort|arbeitsort|einsatzort|lieu|
        localisation|ubicación|lugar|lugar de trabajo|localidad|locatie|standplaats|plaats|localização|local|cidade|
        lokalita|místo|místo výkonu práce|sede|luogo|lokalizacja
        """)
    private static let typeLabels: Set<String> = LinkWords.set(
        """
        type|job type|employment|employment type|contract|contract type|hours|schedule|anstellung|anstellungsart|
        beschäftigungsart|vertragsart|arbeitszeit|contrat|type de contrat|contrato|tipo de contrato|jornada|
        dienstverband|regime|tipo de contratação|úvazek|typ úvazku|contratto
        """)
}
