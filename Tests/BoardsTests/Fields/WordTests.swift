@testable import Boards
import Domain
import Testing

struct WordTests {
    @Test(
        arguments: [
            ("FullTime", .fullTime), ("FULL_TIME", .fullTime), ("Full-time", .fullTime),
            ("Permanent - Full Time", .fullTime),
            ("Vollzeit", .fullTime), ("Vollzeit, unbefristet", .fullTime), ("Temps plein (CDI)", .fullTime),
            ("Jornada completa", .fullTime), ("PART_TIME", .partTime), ("Teilzeit", .partTime),
            ("Werkstudentin", .partTime),
            ("CONTRACTOR", .contract), ("Contract", .contract), ("Freelance", .contract), ("Fixed-Term", .temporary),
            ("Befristet", .temporary), ("TEMPORARY", .temporary), ("INTERN", .internship), ("Internship", .internship),
            ("Full-time Intern", .internship), ("Praktikum", .internship), ("Stage", .internship),
            ("PRÁCTICAS", .internship),
            ("Apprenticeship", .apprenticeship), ("PER_DIEM", .perDiem), ("VOLUNTEER", .volunteer), ("OTHER", .other),
            ("Permanent", nil), ("Internal Auditor", nil), ("International", nil), ("Unbefristet", nil), ("", nil),
            ("Backstage crew", nil), ("Another", nil), ("Subcontract", nil), ("Fuller", nil),
        ] as [(String, EmploymentType?)])
    func `an employment type is known by whole words`(word: String, type: EmploymentType?) {
        #expect(EmploymentType(word: word) == type)
    }

    @Test(
        arguments: [
            ("Full-time", .fullTime), ("Full time · Permanent", .fullTime), ("Internship", .internship),
            ("Contract Management", nil), ("Temp Agency Relations", nil), ("Other", nil), ("Part-time Faculty", nil),
        ] as [(String, EmploymentType?)])
    func `a text beside a title is an employment type only when it says nothing else`(
        text: String, type: EmploymentType?
    ) {
        #expect(EmploymentType(whole: text) == type)
    }

    @Test(
        arguments: [
            ("Remote", .remote), ("REMOTE", .remote), ("fully-remote", .remote), ("TELECOMMUTE", .remote),
            ("Hybrid", .hybrid),
            ("On-site", .onSite), ("OnSite", .onSite), ("on_site", .onSite), ("In office", .onSite), ("Berlin", nil),
            ("", nil),
            ("Remote Sensing", nil),
        ] as [(String, Workplace?)])
    func `a workplace type is known in any spelling`(word: String, type: Workplace?) {
        #expect(Workplace(word: word) == type)
    }

    @Test(
        arguments: [
            ("1 YEAR", .year), ("per-year-salary", .year), ("YEAR", .year), ("annually", .year), ("ANN", .year),
            ("yearly", .year),
            ("per-month-salary", .month), ("monthly", .month), ("Base pay per hour", .hour), ("HOUR", .hour),
            ("Hourly", .hour),
            ("1 DAY", .day), ("daily", .day), ("per diem", .day), ("WEEK", .week), ("bi-week-salary", nil),
            ("semi-month-salary", nil), ("6 MONTH", nil), ("2 WEEK", nil), ("one-time", nil), ("NONE", nil),
            ("Yesterday", nil),
        ] as [(String, Salary.Period?)])
    func `a salary's period is known by its words`(word: String, period: Salary.Period?) {
        #expect(Salary.Period(word: word) == period)
    }
}
