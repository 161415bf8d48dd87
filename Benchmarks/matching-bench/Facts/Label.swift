/// What a careful reader took from one recorded posting; `Labels/GUIDE.md` says how it was decided.
struct Label: Decodable {
    enum Half: String, Decodable { case dev, heldOut = "held-out" }

    struct Skills: Decodable {
        var required: [String]
        var preferred: [String]
        var mentioned: [String]
        var unclear: [String]?
    }

    struct Languages: Decodable {
        var required: [String]
        var preferred: [String]
    }

    let n: Int
    let file: String
    let id: String
    let set: Half
    let skills: Doubtful<Skills>
    let seniority: Doubtful<[String]>
    let years: Doubtful<Double>
    let role: Doubtful<[String]>
    let employment: Doubtful<[String]>
    let workplace: Doubtful<[String]>
    let countries: Doubtful<[String]>
    let cities: Doubtful<[String]>
    let remote: Doubtful<[String]>
    let timeZone: Doubtful<String>
    let languages: Doubtful<Languages>
    let sponsorship: Doubtful<String>
    let relocation: Doubtful<String>
    let clearance: Doubtful<String>
    let salary: Doubtful<PaidSalary>

    private enum CodingKeys: String, CodingKey {
        case n, file, id, set, skills, seniority, years, role, employment, workplace, countries, cities, remote
        case timeZone = "time_zone"
        case languages, sponsorship, relocation, clearance, salary
    }
}

/// A label's value: told, not told, or such that two readers could well differ.
enum Doubtful<Value: Decodable>: Decodable {
    case told(Value)
    case untold
    case unclear

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .untold
        } else if let word = try? container.decode(String.self), word == "unclear" {
            self = .unclear
        } else {
            self = .told(try container.decode(Value.self))
        }
    }
}

/// Pay as it is labelled: least, most, currency, period.
struct PaidSalary: Decodable {
    var least: Double?
    var most: Double?
    var currency: String?
    var period: String?

    init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        least = try list.decodeIfPresent(Double.self)
        most = try list.decodeIfPresent(Double.self)
        currency = try list.decodeIfPresent(String.self)
        period = try list.decodeIfPresent(String.self)
    }
}
