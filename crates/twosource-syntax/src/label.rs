//! The labels of the pipeline, as enumerations.

use std::fmt;

/// An enumeration whose values have a fixed spelling.
macro_rules! labels {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the names are those of the label set")]
        #[allow(clippy::upper_case_acronyms, reason = "the names are those of the label set")]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// The label with this spelling.
            pub fn parse(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// Its spelling in the label set.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

labels! {
    /// Fine-grained part of speech: the Penn Treebank's tags, as `OntoNotes` 5 extends them.
    Tag {
        Dollar = "$",
        CloseQuote = "''",
        Comma = ",",
        OpenBracket = "-LRB-",
        CloseBracket = "-RRB-",
        Period = ".",
        Colon = ":",
        ADD = "ADD",
        AFX = "AFX",
        CC = "CC",
        CD = "CD",
        DT = "DT",
        EX = "EX",
        FW = "FW",
        HYPH = "HYPH",
        IN = "IN",
        JJ = "JJ",
        JJR = "JJR",
        JJS = "JJS",
        LS = "LS",
        MD = "MD",
        NFP = "NFP",
        NN = "NN",
        NNP = "NNP",
        NNPS = "NNPS",
        NNS = "NNS",
        PDT = "PDT",
        POS = "POS",
        PRP = "PRP",
        PossessivePronoun = "PRP$",
        RB = "RB",
        RBR = "RBR",
        RBS = "RBS",
        RP = "RP",
        SYM = "SYM",
        TO = "TO",
        UH = "UH",
        VB = "VB",
        VBD = "VBD",
        VBG = "VBG",
        VBN = "VBN",
        VBP = "VBP",
        VBZ = "VBZ",
        WDT = "WDT",
        WP = "WP",
        PossessiveWh = "WP$",
        WRB = "WRB",
        XX = "XX",
        Space = "_SP",
        OpenQuote = "``",
    }
}

labels! {
    /// Coarse part of speech: the tags of Universal Dependencies, and `SPACE`.
    Pos {
        ADJ = "ADJ",
        ADP = "ADP",
        ADV = "ADV",
        AUX = "AUX",
        CCONJ = "CCONJ",
        DET = "DET",
        INTJ = "INTJ",
        NOUN = "NOUN",
        NUM = "NUM",
        PART = "PART",
        PRON = "PRON",
        PROPN = "PROPN",
        PUNCT = "PUNCT",
        SCONJ = "SCONJ",
        SPACE = "SPACE",
        SYM = "SYM",
        VERB = "VERB",
        X = "X",
    }
}

labels! {
    /// Relation to the head: the `ClearNLP` dependency labels.
    Dep {
        /// Has no head; its own index stands for one.
        Root = "ROOT",
        Acl = "acl",
        Acomp = "acomp",
        Advcl = "advcl",
        Advmod = "advmod",
        Agent = "agent",
        Amod = "amod",
        Appos = "appos",
        Attr = "attr",
        Aux = "aux",
        Auxpass = "auxpass",
        Case = "case",
        Cc = "cc",
        Ccomp = "ccomp",
        Compound = "compound",
        Conj = "conj",
        Csubj = "csubj",
        Csubjpass = "csubjpass",
        Dative = "dative",
        Dep = "dep",
        Det = "det",
        Dobj = "dobj",
        Expl = "expl",
        Intj = "intj",
        Mark = "mark",
        Meta = "meta",
        Neg = "neg",
        Nmod = "nmod",
        Npadvmod = "npadvmod",
        Nsubj = "nsubj",
        Nsubjpass = "nsubjpass",
        Nummod = "nummod",
        Oprd = "oprd",
        Parataxis = "parataxis",
        Pcomp = "pcomp",
        Pobj = "pobj",
        Poss = "poss",
        Preconj = "preconj",
        Predet = "predet",
        Prep = "prep",
        Prt = "prt",
        Punct = "punct",
        Quantmod = "quantmod",
        Relcl = "relcl",
        Xcomp = "xcomp",
    }
}

labels! {
    /// What a name stands for: the entity types of `OntoNotes` 5.
    NameLabel {
        Cardinal = "CARDINAL",
        Date = "DATE",
        Event = "EVENT",
        /// Buildings, airports, roads, bridges.
        Facility = "FAC",
        /// Countries, cities, states.
        Gpe = "GPE",
        Language = "LANGUAGE",
        Law = "LAW",
        /// Places that nobody governs: mountains, waters, regions.
        Location = "LOC",
        Money = "MONEY",
        /// Nationalities, religious and political groups.
        Norp = "NORP",
        Ordinal = "ORDINAL",
        Organization = "ORG",
        Percent = "PERCENT",
        Person = "PERSON",
        Product = "PRODUCT",
        Quantity = "QUANTITY",
        Time = "TIME",
        Work = "WORK_OF_ART",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_what_they_write() {
        for text in ["$", "''", "-LRB-", "PRP$", "NNP", "_SP"] {
            assert_eq!(Tag::parse(text).map(Tag::as_str), Some(text));
        }
        assert_eq!(Dep::parse("nsubj"), Some(Dep::Nsubj));
        assert_eq!(Dep::parse("nsubj||ccomp"), None);
        assert_eq!(format!("{:>6}", NameLabel::Gpe), "   GPE");
    }
}
