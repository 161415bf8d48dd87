import Foundation
import TestSupport

/// The sample that the program ships, for tests that need a CV.
enum SampleFiles {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/scoutly/Resources/Sample").standardizedFileURL
    static let cv = folder.appending(path: "cv.md").path
    static let profile = folder.appending(path: "profile.yaml").path
}

/// Netflix's site in the shape that it has (../shared/docs/careers-sites.md), with postings that it never had.
enum MadeUpNetflix {
    private static let host = "explore.jobs.netflix.net"
    private static let pageSize = 10

    static func answers(query: String, count: Int) -> [MadeUpAnswer] {
        let pages = stride(from: 0, to: count, by: pageSize).map { start in
            let rows = (start..<min(start + pageSize, count)).map(row)
            return MadeUpAnswer(
                host, "/api/apply/v2/jobs?domain=netflix.com&query=\(query)&start=\(start)",
                #"{"domain": "netflix.com", "count": \#(count), "positions": [\#(rows.joined(separator: ","))]}"#)
        }
        return pages
            + (0..<count).map { number in
                MadeUpAnswer(
                    host, "/api/apply/v2/jobs/\(id(number))",
                    """
                    {"id": \(id(number)), "job_description": "<p>Write Swift for machine \(number).</p><ul><li>Kindly</li></ul>",
                     "custom_JD": {"data_fields": {"posting_date": ["07-15-2026"], "work_type": ["Remote"]}}}
                    """)
            }
    }

    static func answersOfTheOtherInterface(count: Int) -> [MadeUpAnswer] {
        let refused = MadeUpAnswer(
            host, "/api/apply/v2/jobs?query=other", status: 403, #"{"message": "APPLY is not enabled for this user."}"#)
        let pages = stride(from: 0, to: count, by: pageSize).map { start in
            let rows = (start..<min(start + pageSize, count)).map { number in
                #"{"id": \#(id(number)), "name": "Engineer \#(number)", "locations": ["Spain, Madrid"], "positionUrl": "/careers/job/\#(id(number))"}"#
            }
            return MadeUpAnswer(
                host, "/api/pcsx/search?query=other&start=\(start)",
                #"{"status": 200, "data": {"count": \#(count), "positions": [\#(rows.joined(separator: ","))]}}"#)
        }
        return [refused] + pages
            + (0..<count).map { number in
                MadeUpAnswer(
                    host, "/api/pcsx/position_details?position_id=\(id(number))",
                    #"{"status": 200, "data": {"jobDescription": "<p>Write Swift.</p>"}}"#)
            }
    }

    private static func id(_ number: Int) -> Int { 790_000_000_000 + number }

    private static func row(_ number: Int) -> String {
        """
        {"id": \(id(number)), "name": "Engineer \(number) &amp; Friends", "location": "Madrid,Spain",
         "locations": ["Madrid,Spain", "Remote,Spain"], "department": "Engineering", "t_create": 1776988800,
         "t_update": 1776988800, "ats_job_id": "", "work_location_option": "onsite", "canonicalPositionUrl": null,
         "isPrivate": false, "job_description": ""}
        """
    }
}

/// A company's own careers page: two pages of links, postings with and without data for machines.
enum MadeUpCareersPage {
    private static let host = "www.orrery-loom.example"

    static let titles = [
        "Backend Engineer", "Support Engineer", "Designer", "Privacy Counsel", "Blog Editor", "Weaver",
    ]

    static let answers =
        [
            page(
                "/careers",
                list([titles[0], titles[1]], "engineering") + list([titles[2]], "design")
                    + list([titles[3]], "legal") + #"<a href="/careers?page=2" rel="next">Next</a>"#),
            page("/careers?page=2", list([titles[4], titles[5]], "media") + #"<a href="/careers">1</a>"#),
            page(
                path(titles[0]),
                """
                <script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting",
                "title": "Backend Engineer", "description": "&lt;p&gt;Keep the looms turning.&lt;/p&gt;",
                "jobLocation": {"@type": "Place", "address": {"addressLocality": "Lisbon", "addressCountry": "Portugal"}},}
                </script><h1>Backend Engineer</h1>
                """),
        ]
        + titles.dropFirst().map { title in
            page(
                path(title),
                "<main><h1>\(title)</h1><p>Help people whose looms have stopped: \(String(repeating: "listen, look, mend. ", count: 30))</p></main>"
            )
        }

    private static func path(_ title: String) -> String {
        "/careers/" + title.lowercased().replacing(" ", with: "-")
    }

    private static func list(_ titles: [String], _ id: String) -> String {
        let rows = titles.map { title in
            #"<li class="row"><a href="\#(path(title))?utm_source=x"><h3>\#(title)</h3></a><span>Porto, Portugal</span></li>"#
        }
        return #"<section id="\#(id)"><h2>\#(id)</h2><ul>\#(rows.joined())</ul></section>"#
    }

    private static func page(_ target: String, _ body: String) -> MadeUpAnswer {
        MadeUpAnswer(
            host, target, contentType: "text/html; charset=utf-8",
            """
            <!doctype html><html><head><meta property="og:site_name" content="Orrery Loom"><title>Careers</title></head><body>
            <nav><a href="/">Home</a><a href="/careers">Careers</a><a href="/blog">Blog</a><a href="/login">Log in</a></nav>
            \(body)
            <footer><a href="/privacy">Privacy Policy</a><a href="/careers/benefits">Benefits</a></footer></body></html>
            """)
    }
}
