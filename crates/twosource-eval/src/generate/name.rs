//! Names of invented places, people, agencies and outlets, made of syllables.

use super::random::Random;

const STARTS: [&str; 40] = [
    "Bal", "Ber", "Bren", "Cal", "Cor", "Dal", "Den", "Dor", "El", "Fal", "Far", "Fen", "Gar",
    "Gol", "Hal", "Har", "Hel", "Ist", "Jor", "Kal", "Kel", "Kor", "Lan", "Lor", "Mar", "Mel",
    "Mor", "Nal", "Nor", "Or", "Os", "Pel", "Quil", "Ran", "Sel", "Tal", "Tor", "Ul", "Vel", "Wen",
];
const MIDDLES: [&str; 24] = [
    "a", "ad", "al", "an", "ar", "e", "ed", "el", "en", "er", "i", "id", "il", "in", "is", "o",
    "od", "ol", "on", "or", "u", "ul", "un", "ur",
];
const TOWNS: [&str; 24] = [
    "bach", "berg", "by", "dale", "den", "dorf", "fell", "field", "ford", "gate", "ham", "haven",
    "holm", "mark", "moor", "mouth", "port", "stad", "stead", "stow", "strand", "vik", "wick",
    "worth",
];
const LANDS: [&str; 12] =
    ["avia", "enia", "esia", "ia", "inia", "ira", "istan", "land", "mark", "onia", "uria", "yra"];
const FAMILIES: [&str; 24] = [
    "ack", "and", "ane", "ard", "ath", "eck", "ell", "ens", "erin", "ette", "ic", "ick", "ier",
    "in", "ish", "itz", "o", "off", "olt", "ova", "sen", "ski", "son", "wan",
];
const GIVEN: [&str; 32] = [
    "Ada", "Anselm", "Bela", "Corin", "Dara", "Edda", "Emil", "Fenna", "Gero", "Hanne", "Ilse",
    "Ines", "Jory", "Katla", "Lev", "Lotte", "Marek", "Mina", "Nils", "Oda", "Orin", "Petra",
    "Runa", "Sanna", "Silas", "Tilda", "Tove", "Ulric", "Vera", "Wanda", "Yara", "Zeno",
];
const STREETS: [&str; 10] =
    ["Street", "Square", "Bridge", "Road", "Quay", "Hill", "Gardens", "Market", "Lane", "Terrace"];
const PAPERS: [&str; 14] = [
    "Herald",
    "Courier",
    "Post",
    "Gazette",
    "Chronicle",
    "Mirror",
    "Observer",
    "Echo",
    "Tribune",
    "Star",
    "Messenger",
    "Times",
    "Journal",
    "Record",
];
const FIRMS: [&str; 12] = [
    "Lines", "Works", "Energy", "Bank", "Rail", "Foods", "Mining", "Shipping", "Steel", "Motors",
    "Water", "Telecom",
];

/// How many countries the world has, and regions, towns and outlets it in turn.
const COUNTRIES: u64 = 40;
const REGIONS: u64 = 5;
const TOWNS_OF_REGION: u64 = 50;
const OUTLETS: u64 = 400;
const AGENCIES: u64 = 12;

fn word(random: &mut Random, ends: &[&'static str]) -> String {
    let start = random.pick(&STARTS);
    let middle = if random.chance(60) { random.pick(&MIDDLES) } else { "" };
    [start, middle, random.pick(ends)].concat()
}

/// Where something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    country: u64,
    region: u64,
    town: u64,
}

impl Spot {
    pub(super) fn any(random: &mut Random) -> Self {
        let (country, region) = (random.below(COUNTRIES), random.below(REGIONS));
        Self { country, region, town: random.below(TOWNS_OF_REGION) }
    }

    /// Another town, of the same region or at least country.
    pub(super) fn near(self, random: &mut Random) -> Self {
        let region = if random.chance(50) { self.region } else { random.below(REGIONS) };
        Self { region, town: random.below(TOWNS_OF_REGION), ..self }
    }

    pub(super) fn country(self) -> String {
        word(&mut Random::of(self.country, 1), &LANDS)
    }

    pub(super) fn region(self) -> String {
        let mut random = Random::of(self.country * REGIONS + self.region, 2);
        let side = random.pick(&["Upper ", "Lower ", "East ", "West ", ""]);
        [side, &word(&mut random, &LANDS)].concat()
    }

    pub(super) fn town(self) -> String {
        let region = self.country * REGIONS + self.region;
        word(&mut Random::of(region * TOWNS_OF_REGION + self.town, 3), &TOWNS)
    }
}

/// Given name and surname.
pub(super) fn person(random: &mut Random) -> (&'static str, String) {
    (random.pick(&GIVEN), word(random, &FAMILIES))
}

pub(super) fn street(random: &mut Random) -> String {
    let name = word(random, &FAMILIES);
    [name.as_str(), " ", random.pick(&STREETS)].concat()
}

pub(super) fn firm(random: &mut Random) -> String {
    let name = word(random, &LANDS);
    [name.as_str(), " ", random.pick(&FIRMS)].concat()
}

pub(super) fn outlet(random: &mut Random) -> String {
    let mut random = Random::of(random.below(OUTLETS), 4);
    let town = word(&mut random, &TOWNS);
    ["The ", &town, " ", random.pick(&PAPERS)].concat()
}

pub(super) fn agency(random: &mut Random) -> String {
    let mut random = Random::of(random.below(AGENCIES), 5);
    let start = random.pick(&STARTS);
    [start, random.pick(&["press", "wire", "news"])].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_has_the_same_names_each_time() {
        let spot = Spot::any(&mut Random::new(1));
        let names = || [spot.country(), spot.region(), spot.town()];
        assert_eq!(names(), names());
        assert_eq!(spot.near(&mut Random::new(2)).country(), spot.country());
    }
}
