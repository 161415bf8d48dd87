/// What a word or phrase tells about the passage around it; the spellings are in `cues.tsv`.
enum Cue: Int32, CaseIterable {
    case requiredHeading, preferredHeading, dutiesHeading, otherHeading
    case preferredCue, alternativeCue
    case yearWord, monthWord, experienceCue, agoCue, number
    case sponsorOffered, sponsorRefused
    case remoteCue, openRemoteCue, hybridCue, onSiteCue, notCue
    case mustLiveCue, residentsCue, reachCue, headquartersCue, languageCue, weakLanguageCue, customersCue, timeZoneCue
    case fullTimeCue, partTimeCue, contractCue, temporaryCue, internshipCue, workingStudentCue, apprenticeCue
    case volunteerCue, officeCue, remoteJobCue, onSiteJobCue, relocationOffered, relocationRefused
    case clearanceCue, citizenshipCue, rightToWorkCue, policeRecordCue, equalCue, zoneCue, zoneDemandCue
    case everywhereCue, payCue, notPayCue, oteCue, hourPeriod, dayPeriod, weekPeriod, monthPeriod, yearPeriod
    case upToCue, fromCue, selfCue, locationLabel, seekingCue, knowledgeCue, askingCue
    case educationHeading, experienceHeading, otherCVHeading, present, since, month

    /// The key in the file.
    var name: String { String(describing: self) }
}
