//! Types declared together with their form in JSON: each field and each word
//! is named once, and reading, writing and the schema follow from that.

/// Structs that are objects, with a field for each of theirs.
///
/// A field must be there, unless it's `#[or(default)]`: then it's left out
/// where it's the default, and is the default where it's missing.
/// `#[or(default, written)]` is written all the same.
///
/// `#[older(f)]` before the struct: `f` is asked first, and reads what earlier
/// programs wrote otherwise, in the form of a `T` if it's `f as T`. `#[checked(f)]`: `f` has the last word.
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

/// How one field is read and written.
macro_rules! json_field {
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

/// Enums of which each variant is a word: alone where it holds nothing, such
/// as `"unknown"`, or naming what it holds, such as `{"percent": "90"}`. The
/// fields of a variant are as in [`json_object`].
macro_rules! json_choice {
    ($(
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:ident),+)])?
        $(#[older($older:path)])?
        $(#[checked($checked:path)])?
        $(#[schema($($more:tt)+)])?
        $vis:vis enum $name:ident $(<$of:ident>)? {
            $(
                $(#[$($on:tt)+])*
                $variant:ident
                $(($($held:ty),+))?
                $({
                    $(
                        $(#[doc = $field_doc:literal])*
                        $(#[or($($or:ident),+)])?
                        $(#[schema($($field_more:tt)+)])?
                        $field:ident: $type:ty
                    ),+ $(,)?
                })?
                = $word:literal
            ),+ $(,)?
        }
    )+) => {$(
        $(#[doc = $doc])*
        $(#[derive($($derive),+)])?
        $vis enum $name $(<$of>)? {
            $(
                $(#[$($on)+])*
                $variant $(($($held),+))? $({ $($(#[doc = $field_doc])* $field: $type,)+ })?,
            )+
        }

        impl $(<$of>)? $name $(<$of>)? {
            /// The word that it is in files.
            pub const fn name(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $word,)+
                }
            }
        }

        impl $(<$of: $crate::json::Decode>)? $crate::json::Decode for $name $(<$of>)? {
            fn decode(value: &serde_json::Value) -> Result<Self, $crate::json::Malformed> {
                $(if let Some(read) = $older(value) {
                    return read;
                })?
                let (word, held) = $crate::json::tagged(value)?;
                let read = 'read: {
                    $($crate::json::json_variant!(
                        read 'read word held $variant $word
                        $([$($held),+])? $({ $($field $($($or)+)?),+ })?
                    );)+
                    return Err($crate::json::unknown(word));
                };
                $(let read = $checked(read)?;)?
                Ok(read)
            }
        }

        impl $(<$of: $crate::json::Encode + PartialEq>)? $crate::json::Encode
            for $name $(<$of>)?
        {
            fn encode(&self, out: &mut $crate::json::Writer) {
                $($crate::json::json_variant!(
                    write self out $variant $word
                    $([$($held),+])? $({ $($field $($($or)+)?),+ })?
                );)+
            }
        }

        impl $(<$of: $crate::json::Described>)? $crate::json::Described for $name $(<$of>)? {
            fn schema(all: &mut $crate::json::Schemas) -> serde_json::Value {
                let name = stringify!($name);
                $(let name = &$crate::json::of(name, &$of::schema(all));)?
                let more = serde_json::json!({$($($more)+)?});
                all.named(name, &[$($doc),*], more, |all| {
                    let mut choice = $crate::json::Choice::default();
                    $($crate::json::json_variant!(
                        schema all choice $word $([$($held),+])? $({$({
                            [$($field_doc)*] $field [$type] [$($($or)+)?] [$($($field_more)+)?]
                        })+})?
                    );)+
                    choice.schema()
                })
            }
        }
    )+};
}

/// Enums whose variants are objects of their own, each known by its first field.
macro_rules! json_either {
    ($(
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:ident),+)])?
        $(#[checked($checked:path)])?
        $vis:vis enum $name:ident {
            $(
                $(#[doc = $variant_doc:literal])*
                $variant:ident {
                    $(#[doc = $first_doc:literal])*
                    $first:ident: $first_type:ty,
                    $(
                        $(#[doc = $field_doc:literal])*
                        $(#[or($($or:ident),+)])?
                        $field:ident: $type:ty,
                    )+
                }
            ),+ $(,)?
        }
    )+) => {$(
        $(#[doc = $doc])*
        $(#[derive($($derive),+)])?
        $vis enum $name {
            $(
                $(#[doc = $variant_doc])*
                $variant {
                    $(#[doc = $first_doc])*
                    $first: $first_type,
                    $($(#[doc = $field_doc])* $field: $type,)+
                },
            )+
        }

        impl $crate::json::Decode for $name {
            fn decode(value: &serde_json::Value) -> Result<Self, $crate::json::Malformed> {
                let read = 'read: {
                    $(if value.get(stringify!($first)).is_some() {
                        let known = &[stringify!($first), $(stringify!($field)),+];
                        let fields = $crate::json::Object::of(value, known)?;
                        break 'read Self::$variant {
                            $first: $crate::json::json_field!(read fields $first),
                            $($field: $crate::json::json_field!(read fields $field $($($or)+)?),)+
                        };
                    })+
                    return Err($crate::json::Malformed::here($crate::json::Shape::Value));
                };
                $(let read = $checked(read)?;)?
                Ok(read)
            }
        }

        impl $crate::json::Encode for $name {
            fn encode(&self, out: &mut $crate::json::Writer) {
                out.open('{');
                match self {
                    $(Self::$variant { $first, $($field),+ } => {
                        $crate::json::json_field!(write out $first);
                        $($crate::json::json_field!(write out $field $($($or)+)?);)+
                    })+
                }
                out.close('}');
            }
        }

        impl $crate::json::Described for $name {
            fn schema(all: &mut $crate::json::Schemas) -> serde_json::Value {
                serde_json::json!({"oneOf": [$($crate::json::json_schema!(all
                    { [$($first_doc)*] $first [$first_type] [] [] }
                    $({ [$($field_doc)*] $field [$type] [$($($or)+)?] [] })+
                )),+]})
            }
        }
    )+};
}

/// How one variant is read and written.
macro_rules! json_variant {
    (read $read:lifetime $word:ident $held:ident $variant:ident $name:literal) => {
        if $word == $name && $held.is_none() {
            break $read Self::$variant;
        }
    };
    (read $read:lifetime $word:ident $held:ident $variant:ident $name:literal [$one:ty]) => {
        if let Some(value) = $held && $word == $name {
            break $read Self::$variant($crate::json::below($name, value)?);
        }
    };
    (read $read:lifetime $word:ident $held:ident $variant:ident $name:literal [$one:ty, $two:ty]) => {
        if let Some(value) = $held && $word == $name {
            let (one, two) = $crate::json::below($name, value)?;
            break $read Self::$variant(one, two);
        }
    };
    (read $read:lifetime $word:ident $held:ident $variant:ident $name:literal
        { $($field:ident $($or:ident)*),+ }) => {
        if let Some(value) = $held && $word == $name {
            let read = |value: &serde_json::Value| {
                let fields = $crate::json::Object::of(value, &[$(stringify!($field)),+])?;
                Ok(Self::$variant {
                    $($field: $crate::json::json_field!(read fields $field $($or)*),)+
                })
            };
            let read: Result<Self, $crate::json::Malformed> = read(value);
            break $read read.map_err(|fault| fault.below($name))?;
        }
    };
    (schema $all:ident $choice:ident $name:literal) => {
        $choice.alone($name)
    };
    (schema $all:ident $choice:ident $name:literal [$one:ty]) => {
        $choice.naming($name, <$one as $crate::json::Described>::schema($all))
    };
    (schema $all:ident $choice:ident $name:literal [$one:ty, $two:ty]) => {
        $choice.naming($name, <($one, $two) as $crate::json::Described>::schema($all))
    };
    (schema $all:ident $choice:ident $name:literal {$($fields:tt)+}) => {
        $choice.naming($name, $crate::json::json_schema!($all $($fields)+))
    };
    (write $self:ident $out:ident $variant:ident $name:literal) => {
        if let Self::$variant = $self {
            $out.text($name);
        }
    };
    (write $self:ident $out:ident $variant:ident $name:literal [$one:ty]) => {
        if let Self::$variant(held) = $self {
            $crate::json::Encode::encode(held, $out.open('{').key($name));
            $out.close('}');
        }
    };
    (write $self:ident $out:ident $variant:ident $name:literal [$one:ty, $two:ty]) => {
        if let Self::$variant(one, two) = $self {
            $crate::json::Encode::encode(one, $out.open('{').key($name).open('['));
            $crate::json::Encode::encode(two, $out);
            $out.close(']').close('}');
        }
    };
    (write $self:ident $out:ident $variant:ident $name:literal
        { $($field:ident $($or:ident)*),+ }) => {
        if let Self::$variant { $($field),+ } = $self {
            $out.open('{').key($name).open('{');
            $($crate::json::json_field!(write $out $field $($or)*);)+
            $out.close('}').close('}');
        }
    };
}

pub(crate) use {
    json_choice, json_either, json_field, json_object, json_schema, json_variant, json_words,
};
