//! Words that tell that human beings are counted.

/// Whether a noun (its lemma) says no more than that human beings are meant.
pub(super) fn is_generic(lemma: &str) -> bool {
    GENERIC.contains(&lemma)
}

/// Whether a noun (its lemma) names human beings.
pub(super) fn is_human(lemma: &str) -> bool {
    is_generic(lemma)
        || HUMAN.contains(&lemma)
        || ["man", "woman", "men", "women", "people"]
            .iter()
            .any(|end| lemma.len() > end.len() + 2 && lemma.ends_with(end) && lemma != "human")
        || ["fighter", "worker", "holder", "goer", "maker", "player", "rider", "seeker"]
            .iter()
            .any(|end| lemma.ends_with(end))
}

/// Whether a word right after a number is the state that people are in: "seven [dead]".
pub(super) fn is_state(word: &str) -> bool {
    STATES.iter().any(|state| word.eq_ignore_ascii_case(state))
}

/// Whether a verb (its lemma) is done to people or by them only.
pub(super) fn is_of_people(lemma: &str) -> bool {
    VERBS.contains(&lemma)
}

/// Whether a noun (its lemma) is a number of people by itself: "the [toll] rose to 10".
pub(super) fn is_number_of(lemma: &str) -> bool {
    matches!(lemma, "toll" | "population" | "attendance" | "crowd" | "enrollment" | "headcount")
}

const GENERIC: [&str; 16] = [
    "people",
    "person",
    "individual",
    "human",
    "life",
    "victim",
    "casualty",
    "fatality",
    "death",
    "dead",
    "injured",
    "wounded",
    "survivor",
    "human being",
    "soul",
    "others",
];

const HUMAN: [&str; 98] = [
    "man",
    "woman",
    "child",
    "boy",
    "girl",
    "baby",
    "infant",
    "teenager",
    "adult",
    "passenger",
    "crew",
    "member",
    "leader",
    "official",
    "officer",
    "soldier",
    "troop",
    "trooper",
    "marine",
    "sailor",
    "pilot",
    "driver",
    "worker",
    "employee",
    "staff",
    "staffer",
    "student",
    "pupil",
    "teacher",
    "doctor",
    "nurse",
    "patient",
    "resident",
    "villager",
    "citizen",
    "civilian",
    "migrant",
    "refugee",
    "immigrant",
    "protester",
    "protestor",
    "demonstrator",
    "activist",
    "militant",
    "rebel",
    "insurgent",
    "terrorist",
    "gunman",
    "attacker",
    "bomber",
    "suspect",
    "prisoner",
    "inmate",
    "detainee",
    "hostage",
    "captive",
    "defendant",
    "lawyer",
    "judge",
    "prosecutor",
    "investigator",
    "detective",
    "policeman",
    "guard",
    "firefighter",
    "rescuer",
    "paramedic",
    "medic",
    "volunteer",
    "journalist",
    "reporter",
    "tourist",
    "visitor",
    "guest",
    "spectator",
    "fan",
    "player",
    "politician",
    "lawmaker",
    "senator",
    "deputy",
    "minister",
    "president",
    "candidate",
    "voter",
    "voters",
    "delegate",
    "friend",
    "brother",
    "sister",
    "son",
    "daughter",
    "parent",
    "wife",
    "husband",
    "relative",
    "colleague",
    "supporter",
];

const STATES: [&str; 30] = [
    "dead",
    "hurt",
    "injured",
    "wounded",
    "killed",
    "missing",
    "trapped",
    "arrested",
    "hospitalized",
    "hospitalised",
    "rescued",
    "detained",
    "evacuated",
    "stranded",
    "displaced",
    "homeless",
    "charged",
    "convicted",
    "infected",
    "ill",
    "sick",
    "alive",
    "shot",
    "stabbed",
    "jailed",
    "drowned",
    "unconscious",
    "unaccounted",
    "feared",
    "sickened",
];

const VERBS: [&str; 40] = [
    "kill",
    "injure",
    "hurt",
    "wound",
    "die",
    "arrest",
    "rescue",
    "evacuate",
    "hospitalize",
    "hospitalise",
    "detain",
    "trap",
    "survive",
    "displace",
    "drown",
    "perish",
    "shoot",
    "stab",
    "jail",
    "imprison",
    "convict",
    "infect",
    "sicken",
    "maim",
    "abduct",
    "kidnap",
    "recruit",
    "employ",
    "marry",
    "execute",
    "behead",
    "massacre",
    "slay",
    "murder",
    "starve",
    "discharge",
    "dead",
    "suffer",
    "flee",
    "attend",
];
