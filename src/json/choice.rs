//! Enums declared together with their form in JSON, where a variant holds
//! something.

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

            fn pull(from: &mut $crate::json::Pull<'_>) -> Option<Self> {
                let (word, holds) = from.tagged()?;
                let read = 'read: {
                    $($crate::json::json_variant!(
                        pull 'read from word holds $variant $word
                        $([$($held),+])? $({ $($field $($($or)+)?),+ })?
                    );)+
                    return None;
                };
                from.tagged_end(holds)?;
                $(let read = $checked(read).ok()?;)?
                Some(read)
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
    (pull $read:lifetime $from:ident $word:ident $holds:ident $variant:ident $name:literal) => {
        if !$holds && $word == $name {
            break $read Self::$variant;
        }
    };
    (pull $read:lifetime $from:ident $word:ident $holds:ident $variant:ident $name:literal
        [$one:ty]) => {
        if $holds && $word == $name {
            break $read Self::$variant($crate::json::Decode::pull($from)?);
        }
    };
    (pull $read:lifetime $from:ident $word:ident $holds:ident $variant:ident $name:literal
        [$one:ty, $two:ty]) => {
        if $holds && $word == $name {
            let (one, two) = $crate::json::Decode::pull($from)?;
            break $read Self::$variant(one, two);
        }
    };
    (pull $read:lifetime $from:ident $word:ident $holds:ident $variant:ident $name:literal
        { $($field:ident $($or:ident)*),+ }) => {
        if $holds && $word == $name {
            $crate::json::json_pull!($from $($field [$($or)*])+);
            break $read Self::$variant {
                $($field: $crate::json::json_field!(pulled $field $($or)*),)+
            };
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

pub(crate) use {json_choice, json_either, json_variant};
