/// The words that make a text read like a job's title, in the languages that careers pages are written in.
enum TitleWords {
    /// Whether a text has a trade's word, or the mark that some languages put behind one: "(m/w/d)".
    static func areIn(_ text: String) -> Bool {
        let text = text.prefix(200).lowercased()
        if text.contains("/") || text.contains("("), text.contains(genders) { return true }
        let words = text.split { !$0.isLetter && $0 != "-" }
        return words.contains { word in
            trades.contains(String(word)) || word.last == "s" && trades.contains(String(word.dropLast()))
                || endings.contains { word.count > $0.count + 2 && word.hasSuffix($0) }
        }
    }

    private static var genders: Regex<Substring> {
        #/\((?:[mwfdhx](?:\s?[/|]\s?[mwfdhx*]){1,3}|all genders|gn|alle geschlechter)\)|\b[mfhw]/[wfhmd](?:/[dx])?\b/#
    }

    private static let trades: Set<String> = LinkWords.set(
        """
        engineer|developer|manager|designer|analyst|scientist|architect|administrator|specialist|consultant|director|
        lead|head|officer|assistant|associate|coordinator|representative|executive|accountant|recruiter|writer|editor|
        researcher|technician|operator|driver|nurse|teacher|tutor|lecturer|professor|chef|cook|waiter|cashier|clerk|buyer|
        planner|strategist|producer|animator|artist|lawyer|counsel|paralegal|auditor|controller|advisor|agent|partner|
        president|vp|intern|internship|trainee|apprentice|apprenticeship|graduate|fellow|postdoc|programmer|tester|
        supervisor|mechanic|electrician|welder|plumber|carpenter|therapist|physician|pharmacist|caretaker|cleaner|guard|
        receptionist|secretary|bookkeeper|underwriter|actuary|trader|merchandiser|marketer|seller|barista|baker|stylist|
        founder|chief|principal|staff|senior|junior|sr|jr|devops|sre|ml|qa|sdet|fullstack|full-stack|frontend|backend|ios|
        android|copywriter|photographer|translator|interpreter|librarian|scholar|contractor|freelance|volunteer|
        entwickler|entwicklerin|ingenieur|ingenieurin|leiter|leiterin|leitung|mitarbeiter|mitarbeiterin|sachbearbeiter|
        referent|referentin|berater|beraterin|verkäufer|verkäuferin|kaufmann|kauffrau|fachkraft|techniker|techniker|
        werkstudent|werkstudentin|praktikant|praktikantin|praktikum|auszubildende|ausbildung|pfleger|pflegefachkraft|erzieher|
        lehrer|fahrer|koch|assistenz|développeur|développeuse|ingénieur|ingénieure|responsable|chargé|chargée|technicien|
        technicienne|vendeur|vendeuse|commercial|commerciale|directeur|directrice|assistante|conseiller|conseillère|
        stagiaire|stage|alternance|alternant|chef|comptable|infirmier|infirmière|desarrollador|desarrolladora|ingeniero|
        ingeniera|gerente|analista|diseñador|diseñadora|técnico|técnica|vendedor|vendedora|coordinador|coordinadora|
        director|directora|consultor|consultora|administrativo|administrativa|prácticas|monitor|monitora|enfermero|
        enfermera|profesor|profesora|dependiente|ontwikkelaar|medewerker|adviseur|stagiair|manager|monteur|chauffeur|
        verpleegkundige|docent|desenvolvedor|desenvolvedora|engenheiro|engenheira|estagiário|estágio|assistente|
        coordenador|coordenadora|vývojář|programátor|specialista|inženýr|manažer|technik|účetní|prodavač|asistent|
        asistentka|administrátor|konzultant|analytik|inżynier|programista|sviluppatore|ingegnere|responsabile|addetto|
        impiegato|utvecklare|ingenjör|udvikler|utvikler
        """)

    private static let endings = [
        "engineer", "developer", "manager", "designer", "entwickler", "entwicklerin", "ingenieur", "leiter", "leiterin",
        "berater", "beraterin", "mitarbeiter", "techniker", "kraft", "medewerker", "monteur", "ontwikkelaar", "meister",
    ]
}
