/// Fictional CVs of twelve trades, as text.
enum SampleCandidate: String, CaseIterable, Sendable {
    case iOSDeveloper, dataScientist, nurse, teacher, accountant, salesperson, designer, devOps, juniorFrontend
    case staffBackend, recruiter, electrician

    var cv: String {
        switch self {
        case .iOSDeveloper:
            """
            Jana Winkler
            Senior iOS Developer

            Experience
            Senior iOS Developer, Lumenapp
            March 2020 – present
            - Built the app in Swift, SwiftUI and Combine with Core Data; tests with XCTest, Fastlane in CI/CD
            iOS Developer, Kartenhaus
            June 2018 – February 2020
            - Objective-C, UIKit, push notifications, REST APIs
            Education
            BSc Computer Science, 2014 – 2018
            """
        case .dataScientist:
            """
            Tom Okafor
            Data Scientist

            Experience
            Data Scientist, Fennel Retail
            Jan 2021 – present
            - Demand forecasting with Python, pandas, scikit-learn; A/B testing and causal inference; SQL on BigQuery
            Data Analyst, Fennel Retail
            Sep 2018 – Dec 2020
            - SQL, Tableau and Excel reporting
            Education
            MSc Statistics, 2017 – 2018
            """
        case .nurse:
            """
            Maria Fernandes
            Registered Nurse

            Experience
            Staff Nurse, Intensive Care Unit, St. Elsewhere
            2016 – present
            - Patient care in the ICU, medication administration, wound care, triage; BLS and ACLS
            Education
            BSN, 2012 – 2016
            """
        case .teacher:
            """
            Ines Albrecht
            Primary School Teacher

            Experience
            Primary School Teacher, Lindenhof School
            08/2015 – present
            - Lesson planning, classroom management, special educational needs, parent-teacher conferences
            Education
            Staatsexamen, 2009 – 2015
            """
        case .accountant:
            """
            Peter Novak
            Accountant

            Experience
            Accountant, Brook & Hale
            2017 – present
            - Month-end close, general ledger, accounts payable, VAT returns, IFRS, SAP and Excel
            Certifications
            ACCA
            """
        case .salesperson:
            """
            Laura Petit
            Account Executive

            Experience
            Account Executive, Brightdesk
            2020 – present
            - B2B sales of SaaS, cold calling, MEDDIC, Salesforce, quota attainment 120%
            Sales Development Representative, Callio
            2018 – 2020
            - Outbound prospecting, HubSpot
            """
        case .designer:
            """
            Noor Haddad
            Product Designer

            Experience
            Product Designer, Papercrane
            2019 – present
            - Figma, design systems, prototyping, usability testing, user research
            """
        case .devOps:
            """
            Ravi Menon
            DevOps Engineer

            Experience
            DevOps Engineer, Cloudbarn
            2018 – present
            - Kubernetes, Terraform, AWS, Prometheus, Grafana, GitLab CI, Python and Bash, Linux
            """
        case .juniorFrontend:
            """
            Mia Lund
            Junior Frontend Developer

            Experience
            Junior Frontend Developer, Webhytte
            March 2025 – present
            - React, TypeScript, HTML, CSS, Jest
            Education
            Web development course, 2023 – 2024
            """
        case .staffBackend:
            """
            Oleg Marchenko
            Staff Backend Engineer

            Experience
            Staff Backend Engineer, Ledgerline
            2019 – present
            - Go, PostgreSQL, Kafka and gRPC; distributed systems and system design for payments
            Senior Backend Engineer, Ledgerline
            2014 – 2019
            - Java, Spring Boot, microservices
            """
        case .recruiter:
            """
            Sofia Brandt
            Technical Recruiter

            Experience
            Technical Recruiter, Talentwerk
            2019 – present
            - Full-cycle recruiting, candidate sourcing with LinkedIn Recruiter, Greenhouse ATS, employer branding
            """
        case .electrician:
            """
            Jonas Keller
            Elektriker

            Berufserfahrung
            Elektriker, Keller & Söhne
            2012 – heute
            - Elektroinstallation, Schaltschrankbau, Photovoltaik, KNX, Fehlersuche
            Ausbildung
            Gesellenbrief, 2009 – 2012
            """
        }
    }
}
