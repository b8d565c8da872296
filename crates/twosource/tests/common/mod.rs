//! What several tests share.

/// Sentences of one invented event, from which reports are put together.
pub(crate) const SENTENCES: [&str; 14] = [
    "A ferry hit the pier of Skerling on Tuesday evening.",
    "At least 25 passengers were hurt, police said.",
    "The police counted 31 injured passengers.",
    "“We heard a bang and then the lights went out,” said Tom Ode, a passenger.",
    "Mr. Ode told Radio Tesmar that the lights had gone out after a loud bang.",
    "The operator, citing the harbor master, said the engine had failed.",
    "Harbor master Ines Dallin denied that the pier was unlit.",
    "The pier will stay closed until Friday.",
    "The pier reopened on Friday after an inspection.",
    "Minister Marek Dallin promised an inquiry within 30 days.",
    "Nobody was killed.",
    "The Lady Tamsin carried about 120 people from the island of Marrin.",
    "Experts said the accident could have been prevented by a second gearbox.",
    "It was the third accident in Skerling in two years, according to the Sound Herald.",
];
