//! Enumerations whose values have names: in the record, in the knowledge and in output they go by them.

/// An enumeration with its names said once: `name`, `parse`, `ALL`, and serde by name.
macro_rules! named {
    ($(#[$attr:meta])* $vis:vis enum $name:ident {
        $($(#[$variant_attr:meta])* $variant:ident = $text:literal),* $(,)?
    }) => {
        $(#[$attr])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name { $($(#[$variant_attr])* #[doc = concat!("`", $text, "`")] $variant),* }

        // Not every enumeration of a stage's own is asked for everything.
        #[allow(dead_code)]
        impl $name {
            /// Every value, in order.
            $vis const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The value's name.
            $vis fn name(self) -> &'static str {
                match self { $($name::$variant => $text),* }
            }

            /// The value of a name.
            $vis fn parse(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)* _ => None }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let name = <String as serde::Deserialize>::deserialize(from)?;
                let unknown = || format!("no such {}: {name}", stringify!($name));
                Self::parse(&name).ok_or_else(|| serde::de::Error::custom(unknown()))
            }
        }
    };
}
