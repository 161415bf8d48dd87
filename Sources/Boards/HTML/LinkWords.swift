internal import Foundation

/// The words by which links on careers pages are told apart, in the languages that careers pages are written in.
enum LinkWords {
    /// Whole link texts that lead elsewhere than to a posting. Only whole: "Blog Editor" is a job.
    private static let elsewhere: Set<String> = set(
        """
        home|about|about us|contact|contact us|blog|news|newsroom|press|media|events|privacy|privacy policy|privacy notice|
        cookie policy|cookies|cookie settings|cookie preferences|terms|terms of service|terms of use|terms and conditions|
        legal|legal notice|imprint|impressum|datenschutz|datenschutzerklärung|agb|accessibility|sitemap|security|status|
        log in|login|sign in|sign up|register|log out|my account|create account|candidate login|my applications|help|
        help center|faq|faqs|support|pricing|products|product|solutions|customers|partners|resources|docs|documentation|
        developers|download|investors|investor relations|sustainability|diversity|diversity & inclusion|inclusion|culture|
        our culture|values|our values|mission|benefits|perks|benefits & perks|our team|team|teams|leadership|locations|
        offices|our offices|life at|students|early careers|university|internships|hiring process|how we hire|interview tips|
        join us|join our team|work with us|careers|career|jobs|all jobs|view all jobs|see all jobs|view all openings|
        open positions|open roles|openings|view openings|see open positions|search jobs|job search|job alerts|
        create job alert|talent community|join our talent community|talent network|back|back to jobs|back to careers|next|
        previous|more|show more|load more|read more|learn more|subscribe|newsletter|share|print|english|deutsch|français|
        español|nederlands|português|italiano|polski|čeština|über uns|kontakt|karriere|startseite|aktuelles|presse|
        anmelden|registrieren|accueil|à propos|contactez-nous|mentions légales|politique de confidentialité|connexion|
        carrières|inicio|nosotros|sobre nosotros|contacto|aviso legal|política de privacidad|política de cookies|
        iniciar sesión|empleo|over ons|inloggen|privacyverklaring|vacatures|sobre nós|contato|política de privacidade|
        entrar|vagas|alle stellen|alle jobs|alle stellenangebote|stellenangebote|offene stellen|jobs & karriere|
        impressum & datenschutz|barrierefreiheit|cookie-einstellungen|initiativbewerbung|standorte|ausbildung & studium|
        toutes les offres|nos offres|nos métiers|nos valeurs|espace candidat|candidature spontanée|cookies et confidentialité|
        plan du site|presse|actualités|todas las ofertas|ofertas|nuestros valores|candidatura espontánea|mi cuenta|
        mapa del sitio|prensa|noticias|alle vacatures|open sollicitatie|over|contact opnemen|nieuws|privacybeleid|
        cookiebeleid|voorwaarden|todas as vagas|candidatura espontânea|notícias|política de cookies|termos de uso|
        kontakty|o nás|kariéra|volné pozice|volná místa|všechny pozice|ochrana osobních údajů|osobní údaje|zásady cookies|
        nastavení cookies|přihlásit|přihlásit se|aktuality|domů|obchodní podmínky|pro média|benefity|
        polityka prywatności|kariera|zaloguj się|chi siamo|contatti|privacy e cookie|accedi|lavora con noi|
        spontaneous application|open application|speculative application|general application|saved jobs|save job|save|
        linkedin|twitter|x|facebook|instagram|youtube|github|tiktok|glassdoor|xing|skip to content|
        skip to main content|engineering|design|marketing|sales|finance|people|operations|product management|hr|
        human resources|customer success|customer support|data|research|it|remote|hybrid|
        full time|part time|clear|reset|filter|apply filters
        """)

    /// Last path segments of pages that every site has.
    static let elsewherePaths: Set<String> = set(
        """
        privacy|privacy-policy|privacy-notice|datenschutzerklaerung|agb|mentions-legales|politique-de-confidentialite|
        politica-de-privacidad|politica-de-privacidade|aviso-legal|privacybeleid|privacyverklaring|ochrana-osobnich-udaju|
        osobni-udaje|prihlaseni|prihlasit-se|anmelden|connexion|inloggen|entrar|accedi|kontakt|kontakty|contacto|contato|
        o-nas|ueber-uns|a-propos|sobre-nosotros|over-ons|initiativbewerbung|open-application|spontaneous-application|
        terms|terms-of-service|cookies|cookie-policy|legal|imprint|impressum|datenschutz|login|
        signin|sign-in|signup|sign-up|register|account|blog|news|press|about|about-us|contact|faq|help|benefits|culture|
        values|diversity|team|teams|locations|offices|students|search|alerts|rss|feed|sitemap|
        """)

    /// Whether a link's whole text is that of a page that introduces, filters or leads back.
    static func leadsElsewhere(_ text: String) -> Bool {
        let text = bare(text)
        return elsewhere.contains(text)
            || introductions.contains { text.hasPrefix($0) } && !TitleWords.areIn(text)
    }

    static func isCall(_ text: String) -> Bool { calls.contains(bare(text)) }

    /// Whether a button or link is there to apply with.
    static func isApplication(_ text: String) -> Bool {
        let text = text.prefix(200).lowercased()
        return text.count < 40 && applications.contains { text.contains($0) }
    }

    private static let applications = [
        "apply", "bewerben", "postul", "solicitar", "inscrib", "inscriu", "candidat", "solliciteer", "odpovědět",
        "aplik",
    ]

    /// Without case, arrows and a count behind: "Engineering (12) →" is "engineering".
    private static func bare(_ text: String) -> String {
        let text = text.prefix(200).lowercased()
        guard text.last == ")", let end = text.lastIndex(of: "("),
            text[end...].dropFirst().dropLast().allSatisfy(\.isNumber)
        else { return text.trimmingCharacters(in: marks) }
        return text[..<end].trimmingCharacters(in: marks)
    }

    private static let marks = CharacterSet.whitespaces.union(CharacterSet(charactersIn: "→›»>.!:↗+"))

    /// Texts that say only "look": the title stands elsewhere in the row.
    private static let calls: Set<String> = set(
        """
        apply|apply now|apply here|apply today|apply for this job|apply for this role|view|view job|view role|
        view position|view details|view opening|see details|see job|see role|details|more details|job details|
        learn more|read more|find out more|more info|more|show|open|go|→|›|»|
        jetzt bewerben|bewerben|mehr erfahren|details ansehen|zur stelle|stelle ansehen|weiterlesen|mehr|
        postuler|voir l'offre|voir|en savoir plus|lire la suite|aplicar|solicitar|ver oferta|ver más|ver vacante|
        leer más|más información|solliciteer|solliciteren|bekijk|bekijk vacature|lees meer|candidatar-se|ver vaga|
        saiba mais|candidati|scopri di più|více|zobrazit|aplikuj|zobacz
        """)

    /// How texts begin that introduce the company and not a job.
    private static let introductions = [
        "life at", "life in", "working at", "work at", "why ", "meet ", "how we", "what we", "who we", "our ", "about ",
        "see all", "see our", "view all", "view our", "browse ", "explore ", "discover ", "back to", "join our",
        "join us",
        "read our", "learn more", "find out", "learn about", "sign up", "subscribe", "all ", "über ", "unser", "warum ",
        "alle ", "zurück", "lerne ", "nos ", "notre ", "pourquoi", "découvr", "toutes ", "voir ", "nuestr", "por qué",
        "conoce", "descubre", "ver tod", "onze ", "ons ", "waarom", "bekijk ", "ontdek", "noss", "conheça", "por que",
        "všechny ", "naše ", "co nabízíme", "seznamte", "zjistit více", "poznej", "descobre", "todas as ", "todos os ",
        "quem somos", "wie wir", "was wir", "wer wir", "das sind wir", "comment nous", "qui sommes", "cómo ",
        "quiénes ",
        "wie zijn", "wat wij", "inside ", "a day in", "follow us", "equal opportunity", "proč ", "o nás", "wszystkie",
        "tutti ", "tutte ",
    ]

    /// Path segments under which sites keep postings.
    static let postingPaths: Set<String> = set(
        """
        job|jobs|position|positions|opening|openings|job-opening|job-openings|open-positions|open-roles|vacancy|vacancies|role|
        roles|posting|postings|opportunity|opportunities|requisition|requisitions|job-detail|job-details|
        jobdetail|jobdetails|jobs-detail|stelle|stellen|stellenangebot|stellenangebote|stellenanzeige|stellenanzeigen|
        jobangebote|offre|offres|offre-emploi|offres-emploi|offres-d-emploi|emploi|emplois|poste|postes|
        oferta|ofertas|oferta-empleo|ofertas-empleo|ofertas-de-empleo|vacante|vacantes|vaga|vagas|vacature|
        vacatures|posizioni|offerte|praca|oferty-pracy|prace|nabidka|volna-mista|volne-pozice|rpd|pd|fp|
        gig|gigs|recruitment|remote-jobs|showjob|jobad|job-offers|job-offer|joboffer|karriere-jobs|stellenausschreibung|stellenausschreibungen|jobboerse|
        annonce|annonces|recrutements|ofertas-trabajo|puestos|empleos|vacatures-overzicht|vagas-abertas|oportunidade|
        oportunidades|pozice|kariera-pozice|volna-pracovni-mista|pracovni-pozice|oferta-pracy|ledige-stillinger|
        lediga-jobb|avoimet-tyopaikat|posizione|posizioni-aperte
        """)

    /// Path segments of a site's part about working there, with postings among other pages.
    static let sectionPaths: Set<String> = set(
        """
        career|careers|hiring|join|join-us|joinus|work-with-us|work-for-us|work|karriere|carriere|carrieres|recrutement|
        empleo|empleos|trabaja-con-nosotros|trabalhe-conosco|carreiras|werken-bij|werkenbij|lavora-con-noi|carriera|kariera|
        node|apply|team|company
        """)

    /// Path segments of what is written to be read, not to be applied for.
    static let articlePaths: Set<String> = set(
        """
        blog|blogs|news|newsroom|press|article|articles|stories|story|events|event|podcast|insights|resources|author|tag|
        case-studies|customers|products|product|solutions|legal|help|docs|aktuelles|actualites|noticias|nieuws|novinky|
        webinars|people|culture
        """)

    /// Query parameters that name one posting.
    static let postingParameters: Set<String> = [
        "gh_jid", "job", "jobid", "job_id", "jid", "position", "positionid", "posting", "postingid", "vacancy",
        "vacancyid", "opening", "req", "reqid", "requisitionid", "jobreq", "offre", "oferta", "rpid", "ashby_jid",
    ]

    /// Path segments that make a page of a list, or a filter of it, not a posting.
    static let listParameters: Set<String> = [
        "page", "p", "start", "offset", "startrow", "department", "departments", "location", "locations", "team",
        "teams",
        "category", "categories", "sort", "sort_by", "q", "query", "search", "filter", "lang",
    ]

    /// What stands between bars and line ends.
    static func set(_ words: String) -> Set<String> {
        Set(
            words.split { $0 == "|" || $0 == "\n" }.map { $0.trimmingCharacters(in: .whitespaces) }.filter {
                !$0.isEmpty
            })
    }
}
