//! What a number measures or counts.
//!
//! Units of measurement are told by a list. Their names are those of the International System of
//! Units (BIPM, The International System of Units, 9th edition), in the singular: "metre" for "m",
//! "meters" and "metres".

use twosource_text::Span;

/// What a number measures or counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Where it is named; `None` where only the context tells it, as in "27 hurt".
    pub span: Option<Span>,
    /// One name for all spellings: lower case, singular ("person", "metre", "dollar", "ballistic
    /// missile").
    pub name: Box<str>,
    /// What kind of thing it is.
    pub kind: UnitKind,
}

/// What kind of thing a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitKind {
    /// Human beings, under whatever name.
    Person,
    /// Things that are counted.
    Thing,
    /// A length of time.
    Time,
    /// Any other unit of measurement: lengths, weights, speeds, bytes.
    Measure,
    /// A currency, also per something: "dollar per share".
    Currency,
    /// Percent, percentage points, ranks, occasions, magnitudes.
    Scale,
}

impl Unit {
    pub(super) fn new(span: Option<Span>, name: &str, kind: UnitKind) -> Self {
        Self { span, name: name.into(), kind }
    }
}

/// The unit of measurement that a word names, as its name and kind.
pub(super) fn find(word: &str) -> Option<(&'static str, UnitKind)> {
    let lower = word.to_lowercase();
    let row = UNITS.iter().find(|(forms, ..)| forms.contains(&lower.as_str()))?;
    Some((row.1, row.2))
}

/// Whether a word names a unit of measurement in full: "month", but not "m".
pub(super) fn is_word(word: &str) -> bool {
    word.len() > 2 && find(word).is_some()
}

/// Whether letters right after a figure are a unit: "12mph", but not "6am".
pub(super) fn is_written(letters: &str) -> bool {
    let alone = letters.len() > 1 || matches!(letters, "m" | "g");
    alone && find(letters).is_some()
}

use UnitKind::{Measure, Time};

/// Forms in lower case, name, kind. Ambiguous abbreviations ("in", "a", "c") are left out.
const UNITS: [(&[&str], &str, UnitKind); 70] = [
    (&["second", "seconds", "sec", "secs"], "second", Time),
    (&["minute", "minutes", "min", "mins"], "minute", Time),
    (&["hour", "hours", "hr", "hrs"], "hour", Time),
    (&["day", "days"], "day", Time),
    (&["week", "weeks"], "week", Time),
    (&["fortnight", "fortnights"], "fortnight", Time),
    (&["month", "months"], "month", Time),
    (&["quarter-century"], "quarter-century", Time),
    (&["year", "years", "yr", "yrs"], "year", Time),
    (&["decade", "decades"], "decade", Time),
    (&["century", "centuries"], "century", Time),
    (&["millisecond", "milliseconds", "ms"], "millisecond", Time),
    (&["metre", "metres", "meter", "meters", "m"], "metre", Measure),
    (&["kilometre", "kilometres", "kilometer", "kilometers", "km", "kms"], "kilometre", Measure),
    (&["centimetre", "centimetres", "centimeter", "centimeters", "cm"], "centimetre", Measure),
    (&["millimetre", "millimetres", "millimeter", "millimeters", "mm"], "millimetre", Measure),
    (&["mile", "miles", "mi"], "mile", Measure),
    (&["foot", "feet", "ft"], "foot", Measure),
    (&["inch", "inches"], "inch", Measure),
    (&["yard", "yards", "yd", "yds"], "yard", Measure),
    (&["gram", "grams", "gramme", "grammes", "g"], "gram", Measure),
    (&["kilogram", "kilograms", "kilo", "kilos", "kg", "kgs"], "kilogram", Measure),
    (&["milligram", "milligrams", "mg"], "milligram", Measure),
    (&["tonne", "tonnes"], "tonne", Measure),
    (&["ton", "tons"], "ton", Measure),
    (&["kiloton", "kilotons"], "kiloton", Measure),
    (&["megaton", "megatons"], "megaton", Measure),
    (&["lb", "lbs"], "pound", Measure),
    (&["ounce", "ounces", "oz"], "ounce", Measure),
    (&["litre", "litres", "liter", "liters"], "litre", Measure),
    (&["millilitre", "millilitres", "milliliter", "milliliters", "ml"], "millilitre", Measure),
    (&["gallon", "gallons"], "gallon", Measure),
    (&["barrel", "barrels"], "barrel", Measure),
    (&["acre", "acres"], "acre", Measure),
    (&["hectare", "hectares", "ha"], "hectare", Measure),
    (&["mph"], "mile per hour", Measure),
    (&["kph", "kmh", "kmph"], "kilometre per hour", Measure),
    (&["knot", "knots"], "knot", Measure),
    (&["degree", "degrees"], "degree", Measure),
    (&["watt", "watts", "w"], "watt", Measure),
    (&["kilowatt", "kilowatts", "kw"], "kilowatt", Measure),
    (&["megawatt", "megawatts", "mw"], "megawatt", Measure),
    (&["gigawatt", "gigawatts", "gw"], "gigawatt", Measure),
    (&["volt", "volts"], "volt", Measure),
    (&["hertz", "hz"], "hertz", Measure),
    (&["megahertz", "mhz"], "megahertz", Measure),
    (&["gigahertz", "ghz"], "gigahertz", Measure),
    (&["byte", "bytes"], "byte", Measure),
    (&["kilobyte", "kilobytes", "kb"], "kilobyte", Measure),
    (&["megabyte", "megabytes", "mb"], "megabyte", Measure),
    (&["gigabyte", "gigabytes", "gb"], "gigabyte", Measure),
    (&["terabyte", "terabytes", "tb"], "terabyte", Measure),
    (&["megabit", "megabits", "mbps"], "megabit", Measure),
    (&["gigabit", "gigabits", "gbps"], "gigabit", Measure),
    (&["calorie", "calories"], "calorie", Measure),
    (&["decibel", "decibels", "db"], "decibel", Measure),
    (&["bushel", "bushels"], "bushel", Measure),
    (&["carat", "carats"], "carat", Measure),
    (&["fathom", "fathoms"], "fathom", Measure),
    (&["kwh"], "kilowatt hour", Measure),
    (&["hp", "horsepower"], "horsepower", Measure),
    (&["millibar", "millibars", "mbar"], "millibar", Measure),
    (&["psi"], "pound per square inch", Measure),
    (&["rpm"], "revolution per minute", Measure),
    (&["dpi"], "dot per inch", Measure),
    (&["ppm"], "part per million", Measure),
    (&["sievert", "sieverts", "sv"], "sievert", Measure),
    (&["becquerel", "becquerels", "bq"], "becquerel", Measure),
    (&["pint", "pints"], "pint", Measure),
    (&["nm"], "nanometre", Measure),
];
