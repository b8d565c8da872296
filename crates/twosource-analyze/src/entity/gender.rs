//! The gender of people, by title, description and given name.

use std::ops::Range;

use twosource_models::Gender;

use super::reading::Reading;

/// What a title or a noun for a person says ("Mrs.", "spokeswoman").
pub(super) fn of_word(reading: &Reading, at: usize) -> Option<Gender> {
    let word = reading.lower(at);
    match word.trim_end_matches('.') {
        "mr" | "sir" | "lord" | "sheikh" | "imam" | "ayatollah" | "tsar" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "dame" | "mx" => Some(Gender::Female),
        word => {
            let lemma = reading.lemma(at);
            let gazetteer = &reading.resources.gazetteer;
            let noun = gazetteer.person_noun(word).or_else(|| gazetteer.person_noun(lemma));
            noun.filter(|gender| *gender != Gender::Either)
        }
    }
}

/// What the given name says, of a name of two words or more.
///
/// Names that begin with a one-syllable family name and go on with two parts (Korean, Chinese) have
/// no given name in first place.
pub(super) fn of_name(reading: &Reading, tokens: &Range<usize>) -> Option<Gender> {
    let words: Vec<usize> = tokens.clone().filter(|&at| reading.is_capital(at)).collect();
    let first = words.first().filter(|_| words.len() >= 2)?;
    let family_first = words.len() == 3 && words.iter().all(|&at| reading.text(at).chars().count() <= 5)
        && is_family_first(reading.text(*first));
    let gender = reading.resources.gazetteer.given_name(reading.text(*first));
    gender.filter(|gender| *gender != Gender::Either && !family_first)
}

/// The commonest family names that stand before the given one.
pub(super) fn is_family_first(word: &str) -> bool {
    matches!(
        word,
        "Kim" | "Lee" | "Park" | "Pak" | "Choi" | "Choe" | "Jung" | "Jeong" | "Kang" | "Cho" | "Jo" | "Yoon" | "Yun"
            | "Jang" | "Chang" | "Lim" | "Im" | "Han" | "Oh" | "Seo" | "Suh" | "Shin" | "Sin" | "Kwon" | "Hwang" | "Ahn" | "An"
            | "Song" | "Ryu" | "Ri" | "Ro" | "Roh" | "Rhee" | "Moon" | "Mun" | "Hong" | "Ko" | "Yang" | "Son" | "Bae" | "Paek" | "Hyon" | "Thae" | "Chung"
            | "Wang" | "Li" | "Zhang" | "Liu" | "Chen" | "Huang" | "Zhao" | "Wu" | "Zhou" | "Xu" | "Sun" | "Ma"
            | "Zhu" | "Hu" | "Guo" | "He" | "Lin" | "Gao" | "Luo" | "Zheng" | "Liang" | "Xie" | "Tang" | "Xi" | "Deng" | "Cao" | "Peng"
            | "Zeng" | "Xiao" | "Tian" | "Dong" | "Pan" | "Yuan" | "Cai" | "Jiang" | "Yu" | "Du" | "Ye" | "Cheng" | "Wei" | "Su" | "Lu" | "Ding" | "Ren" | "Hua" | "Yao"
            | "Tsai" | "Lai" | "Hsu" | "Tsang" | "Leung" | "Wong" | "Chan" | "Nguyen" | "Tran" | "Pham" | "Hoang" | "Vo" | "Vu" | "Mao" | "Bo" | "Qin" | "Geng" | "Lai-wan"
    )
}
