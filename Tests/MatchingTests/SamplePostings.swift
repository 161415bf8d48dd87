import Domain

/// Fictional postings of the same twelve trades; every candidate is ranked over all of them.
let samplePostings: [Posting] = trades.map { posting in
    var posting = posting
    posting.description += """


        What we offer
        - Thirty days of holiday, a room with daylight, and lunch with whoever is there
        - A share of what the year brings, and a contract that lawyers call boring
        - Time to learn, a bicycle if you want one, and colleagues who answer questions
        """
    return posting
}

private let trades: [Posting] = [
    .sample(
        "Senior iOS Engineer",
        """
        Our team makes the app that two million hikers open every weekend, and we want it to feel at home on the phone.

        What you'll do
        - Build features in Swift and SwiftUI, from the sketch to the App Store
        - Keep the app fast, with tests in XCTest

        Requirements
        - 5+ years of experience with Swift, UIKit and Combine
        - You have shipped apps, and written communication comes easily to you

        Nice to have
        - Core Data, GraphQL
        """),
    .sample(
        "Android Engineer",
        """
        We make the app that two million hikers open every weekend, and the Android version needs a second pair of hands.

        Requirements
        - 3+ years of experience with Kotlin and Jetpack Compose
        - Coroutines, Gradle and automated testing
        - You like to work with designers, and written communication comes easily to you
        """),
    .sample(
        "Data Scientist",
        """
        You help a grocery chain to order the right amount of everything, so that less food is thrown away at night.

        Requirements
        - 3+ years of experience in data science with Python, pandas and SQL
        - Forecasting, A/B testing and causal inference
        - You explain results to people who do not like numbers; strong communication skills

        Bonus
        - PyTorch, Airflow
        """),
    .sample(
        "ICU Nurse",
        """
        Our intensive care unit looks after sixteen patients with a team that has known each other for many years.

        Requirements
        - Registered nurse with experience in intensive care
        - Medication administration, wound care and patient care
        - BLS and ACLS
        - Good communication with families
        """),
    .sample(
        "Primary School Teacher",
        """
        A small school at the edge of the woods looks for a class teacher for its second year of eighteen children.

        Requirements
        - Teaching qualification for primary school
        - Lesson planning, classroom management and experience with special educational needs
        - Warm communication with parents
        """),
    .sample(
        "Accountant",
        """
        Our finance team of six closes the books of four companies and would like to do so before the tenth.

        Requirements
        - 3 years of experience in accounting
        - Month-end close, general ledger, VAT and IFRS
        - SAP and Excel; precise communication with auditors
        """),
    .sample(
        "Account Executive",
        """
        You sell our planning software to workshops that still plan with paper, from the first call to the signature.

        Requirements
        - 3+ years of experience in B2B sales of software
        - Prospecting, cold calling and negotiation; Salesforce
        - A record of quota attainment, and great communication skills
        """),
    .sample(
        "Sales Manager",
        """
        You lead a team of six who sell our planning software to workshops, and you sell with them when it matters.

        Requirements
        - 5+ years of experience in B2B sales
        - Pipeline management, sales coaching, Salesforce
        - Excellent communication and leadership
        """),
    .sample(
        "Product Designer",
        """
        You design the tools that librarians use all day, together with two engineers and many patient librarians.

        Requirements
        - 3+ years of experience in product design
        - Figma, design systems, prototyping and usability testing
        - Clear communication
        """),
    .sample(
        "DevOps Engineer",
        """
        You run the machines of a weather service, which are bored most days and very busy when there is a storm.

        Requirements
        - 3+ years of experience with Kubernetes, Terraform and AWS
        - Prometheus, Grafana and GitLab CI; Linux and Bash
        - Calm communication on call
        """),
    .sample(
        "Junior Frontend Developer",
        """
        You begin with us on the pages of a train company and learn from three people who have done so for long.

        Requirements
        - First experience with React and TypeScript
        - HTML and CSS; curiosity and open communication
        """),
    .sample(
        "Principal Frontend Engineer",
        """
        You set the direction for the web at a train company, across nine teams and a design system of its own.

        Requirements
        - 10+ years of experience with JavaScript, TypeScript and React
        - Web performance, accessibility and micro frontends
        - Communication across the company
        """),
    .sample(
        "Staff Backend Engineer",
        """
        Our ledger moves money for forty thousand shops, and it should neither lose nor invent any of it.

        Requirements
        - 8+ years of experience with Go or Java
        - Distributed systems, PostgreSQL, Kafka and system design
        - Written communication
        """),
    .sample(
        "Software Engineering Intern",
        """
        A summer with our ledger team: you take a small problem, solve it with a mentor beside you, and show it to us.

        Requirements
        - You study computer science
        - A little Go, Java or Python, and PostgreSQL
        """),
    .sample(
        "Technical Recruiter",
        """
        You find the people who build our ledger, and you make sure that those we do not hire think well of us.

        Requirements
        - 3+ years of experience in technical recruiting
        - Candidate sourcing, structured interviews and Greenhouse ATS
        - Communication
        """),
    .sample(
        "Elektriker (m/w/d)",
        """
        Wir bauen Solaranlagen auf Dächer in der Region und suchen jemanden, der auch den Zählerschrank anschließt.

        Das bringst du mit
        - Abgeschlossene Ausbildung als Elektriker oder Elektroniker
        - Erfahrung mit Elektroinstallation, Photovoltaik und Fehlersuche
        - Führerschein Klasse B
        """),
]
