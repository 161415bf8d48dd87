internal import Foundation

/// Hosts that serve companies' postings and hardly anything else, so that a link there from a careers page counts as
/// much as one to the company's own site.
enum JobHosts {
    static func serves(_ url: URL) -> Bool {
        guard let host = url.host()?.lowercased() else { return false }
        let labels = host.split(separator: ".")
        return (2...min(max(labels.count, 2), 4)).contains { hosts.contains(labels.suffix($0).joined(separator: ".")) }
    }

    private static let hosts: Set<String> = [
        "applytojob.com", "ashbyhq.com", "avature.net", "bamboohr.com", "bamboohr.co.uk", "breezy.hr",
        "careers-page.com",
        "comeet.com", "csod.com", "dayforcehcm.com", "eightfold.ai", "factorialhr.com", "freshteam.com",
        "greenhouse.io",
        "hibob.com", "homerun.co", "icims.com", "jazz.co", "jobs.gem.com", "jobs.personio.com", "jobs.personio.de",
        "jobs.smartrecruiters.com", "jobs.sap.com", "jobvite.com", "join.com", "lever.co", "myworkdayjobs.com",
        "myworkdaysite.com", "oraclecloud.com", "paylocity.com", "personio.de", "pinpointhq.com", "polymer.co",
        "recruitee.com", "rippling.com", "smartrecruiters.com", "softgarden.io", "successfactors.com",
        "successfactors.eu", "talentclue.com", "taleo.net", "teamtailor.com", "traffit.com", "ultipro.com",
        "workable.com", "workforcenow.adp.com", "zohorecruit.com", "zohorecruit.eu",
    ]
}
