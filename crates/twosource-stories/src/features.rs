//! Named features, each a number, and what they are worth.

/// A list of features with their names.
macro_rules! features {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $feature:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub(crate) struct $name {
            $($(#[$about])* pub(crate) $feature: f64,)*
        }

        impl $name {
            /// Names in the order of [`Self::values`].
            pub(crate) const NAMES: &'static [&'static str] = &[$(stringify!($feature)),*];

            /// All features.
            pub(crate) fn values(&self) -> impl Iterator<Item = f64> {
                [$(self.$feature),*].into_iter()
            }
        }
    };
}

pub(crate) use features;
