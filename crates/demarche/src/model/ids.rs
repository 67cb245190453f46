//! Typed indexes into the layers' arenas.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the element at `index`.
            pub fn new(index: usize) -> Self {
                $name(u32::try_from(index).unwrap_or(u32::MAX))
            }
            /// Position in its arena.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A token of [`Syntax::tokens`](super::Syntax::tokens).
    TokenId,
    /// A sentence of [`Syntax::sentences`](super::Syntax::sentences).
    SentenceId,
    /// A mention of [`Entities::mentions`](super::Entities::mentions).
    MentionId,
    /// An entity of [`Entities::entities`](super::Entities::entities).
    EntityId,
    /// An expression of [`Times::timexes`](super::Times::timexes).
    TimexId,
    /// An attribution of [`Quotes::attributions`](super::Quotes::attributions).
    AttributionId,
    /// An event of [`Events::events`](super::Events::events).
    EventId,
    /// A statement of [`Ledger::statements`](super::Ledger::statements).
    StatementId,
}
