//! Types declared together with their form in JSON: each field and each word
//! is named once, and reading, writing and the schema follow from that.

/// Structs that are objects, with a field for each of theirs.
///
/// A field must be there, unless it's `#[or(default)]`: then it's left out
/// where it's the default, and is the default where it's missing.
/// `#[or(default, written)]` is written all the same.
///
/// `#[older(f)]` before the struct: `f` is asked first, and reads what earlier
/// programs wrote otherwise, in the form of a `T` if it's `f as T`; what it
/// reads mustn't be readable without it. `#[checked(f)]`: `f` has the last word.
///
/// The first paragraph of a doc comment is what the schema says of a type or a field;
/// `#[schema("maxLength": 40)]` adds to it.
macro_rules! json_object {
    ($(
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:ident),+)])?
        $(#[older($older:ident $(as $older_form:ty)?)])?
        $(#[checked($checked:path)])?
        $(#[schema($($more:tt)+)])?
        $vis:vis struct $name:ident $(<$of:ident>)? {
            $(
                $(#[doc = $field_doc:literal])*
                $(#[or($($or:ident),+)])?
                $(#[schema($($field_more:tt)+)])?
                $field_vis:vis $field:ident: $type:ty
            ),+ $(,)?
        }
    )+) => {$(
        $(#[doc = $doc])*
        $(#[derive($($derive),+)])?
        $vis struct $name $(<$of>)? {
            $($(#[doc = $field_doc])* $field_vis $field: $type,)+
        }

        impl $(<$of: $crate::json::Decode>)? $crate::json::Decode for $name $(<$of>)? {
            fn decode(value: &serde_json::Value) -> Result<Self, $crate::json::Malformed> {
                $(if let Some(read) = $older(value) {
                    return read;
                })?
                let fields = $crate::json::Object::of(value, &[$(stringify!($field)),+])?;
                let read = Self {
                    $($field: $crate::json::json_field!(read fields $field $($($or)+)?),)+
                };
                $(let read = $checked(read)?;)?
                Ok(read)
            }

            fn pull(from: &mut $crate::json::Pull<'_>) -> Option<Self> {
                $crate::json::json_pull!(from $($field [$($($or)+)?])+);
                let read = Self {
                    $($field: $crate::json::json_field!(pulled $field $($($or)+)?),)+
                };
                $(let read = $checked(read).ok()?;)?
                Some(read)
            }
        }

        impl $(<$of: $crate::json::Encode + PartialEq>)? $crate::json::Encode
            for $name $(<$of>)?
        {
            fn encode(&self, out: &mut $crate::json::Writer) {
                let Self { $($field),+ } = self;
                out.open('{');
                $($crate::json::json_field!(write out $field $($($or)+)?);)+
                out.close('}');
            }
        }

        impl $(<$of: $crate::json::Described>)? $crate::json::Described for $name $(<$of>)? {
            fn schema(all: &mut $crate::json::Schemas) -> serde_json::Value {
                let name = stringify!($name);
                $(let name = &$crate::json::of(name, &$of::schema(all));)?
                let more = serde_json::json!({$($($more)+)?});
                all.named(name, &[$($doc),*], more, |all| {
                    let schema = $crate::json::json_schema!(all $({
                        [$($field_doc)*] $field [$type] [$($($or)+)?] [$($($field_more)+)?]
                    })+);
                    $($(let schema = serde_json::json!({"oneOf": [
                        schema,
                        <$older_form as $crate::json::Described>::schema(all),
                    ]});)?)?
                    schema
                })
            }
        }
    )+};
}

/// The schema of an object with these fields.
macro_rules! json_schema {
    ($all:ident $({
        [$($doc:literal)*] $field:ident [$type:ty] [$($or:ident)*] [$($more:tt)*]
    })+) => {{
        let mut fields = $crate::json::Fields::default();
        $(fields.add(
            $all,
            (stringify!($field), &[$($doc),*], stringify!($($or)*).is_empty()),
            <$type as $crate::json::Described>::schema,
            serde_json::json!({$($more)*}),
        );)+
        fields.schema()
    }};
}

/// The fields of an object as a text brings them: each is `Some` if it was
/// there. One that isn't known or stands twice is for a tree to tell.
macro_rules! json_pull {
    ($from:ident $($field:ident [$($or:ident)*])+) => {
        $(let mut $field = None;)+
        $from.take(b'{')?;
        let mut is_first = true;
        while let Some(name) = $from.name(&mut is_first)? {
            $(if name == stringify!($field) {
                if $field.replace($crate::json::Decode::pull($from)?).is_some() {
                    return None;
                }
                continue;
            })+
            return None;
        }
    };
}

/// How one field is read and written.
macro_rules! json_field {
    (pulled $field:ident) => { $field? };
    (pulled $field:ident default $($written:ident)?) => { $field.unwrap_or_default() };
    (read $fields:ident $field:ident) => { $fields.need(stringify!($field))? };
    (read $fields:ident $field:ident default $($written:ident)?) => {
        $fields.or_default(stringify!($field))?
    };
    (write $out:ident $field:ident default) => {
        if !$crate::json::is_default($field) {
            $crate::json::json_field!(write $out $field);
        }
    };
    (write $out:ident $field:ident $(default written)?) => {
        $crate::json::Encode::encode($field, $out.key(stringify!($field)))
    };
}

/// Enums that are one of a closed set of words.
macro_rules! json_words {
    ($(
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:ident),+)])?
        $(#[older($older:path)])?
        $(#[schema($($more:tt)+)])?
        $vis:vis enum $name:ident {
            $($(#[$($on:tt)+])* $variant:ident = $word:literal),+ $(,)?
        }
    )+) => {$(
        $(#[doc = $doc])*
        $(#[derive($($derive),+)])?
        $vis enum $name {
            $($(#[$($on)+])* $variant,)+
        }

        impl $name {
            /// All of them, in the order in which they're offered.
            pub const ALL: [Self; Self::NAMES.len()] = [$(Self::$variant),+];
            /// Their names in files, in the same order.
            pub const NAMES: &[&str] = &[$($word),+];

            /// The name in files.
            pub const fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }
        }

        impl $crate::json::Decode for $name {
            fn decode(value: &serde_json::Value) -> Result<Self, $crate::json::Malformed> {
                $(if let Some(read) = $older(value) {
                    return read;
                })?
                Ok(Self::ALL[$crate::json::word(value, Self::NAMES)?])
            }

            fn pull(from: &mut $crate::json::Pull<'_>) -> Option<Self> {
                let word = from.plain()?;
                let place = Self::NAMES.iter().position(|name| *name == word)?;
                Some(Self::ALL[place])
            }
        }

        impl $crate::json::Encode for $name {
            fn encode(&self, out: &mut $crate::json::Writer) {
                out.text(self.name());
            }
        }

        impl $crate::json::Described for $name {
            fn schema(all: &mut $crate::json::Schemas) -> serde_json::Value {
                let more = serde_json::json!({$($($more)+)?});
                all.named(stringify!($name), &[$($doc),*], more, |_| {
                    serde_json::json!({"enum": Self::NAMES})
                })
            }
        }
    )+};
}

pub(crate) use {json_field, json_object, json_pull, json_schema, json_words};
