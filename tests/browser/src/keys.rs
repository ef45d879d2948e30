//! Names of keys, as the DevTools protocol and WebDriver want them.

pub(crate) const ALT: u32 = 1;
pub(crate) const CONTROL: u32 = 2;
pub(crate) const SHIFT: u32 = 8;

/// One key of a keyboard.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub key: String,
    pub code: String,
    pub number: u32,
    /// What it writes when no modifier holds it back.
    pub text: Option<String>,
}

/// Keys that write nothing but a control character, if that.
const NAMED: [(&str, u32, Option<&str>); 16] = [
    ("Backspace", 8, None),
    ("Tab", 9, None),
    ("Enter", 13, Some("\r")),
    ("Shift", 16, None),
    ("Control", 17, None),
    ("Alt", 18, None),
    ("Escape", 27, None),
    ("PageUp", 33, None),
    ("PageDown", 34, None),
    ("End", 35, None),
    ("Home", 36, None),
    ("ArrowLeft", 37, None),
    ("ArrowUp", 38, None),
    ("ArrowRight", 39, None),
    ("ArrowDown", 40, None),
    ("Delete", 46, None),
];

/// WebDriver's signs for the keys of [`NAMED`], in its order.
const SIGNS_OF_NAMED: &str = "\u{e003}\u{e004}\u{e007}\u{e008}\u{e009}\u{e00a}\u{e00c}\u{e00e}\u{e00f}\u{e010}\u{e011}\u{e012}\u{e013}\u{e014}\u{e015}\u{e017}";

impl Key {
    /// The sign that WebDriver knows the key by.
    pub fn sign(&self) -> String {
        let names = NAMED.iter().map(|(name, ..)| *name);
        let mut named = names.zip(SIGNS_OF_NAMED.chars());
        if let Some((_, sign)) = named.find(|(name, _)| *name == self.key) {
            return sign.into();
        }
        let function = self
            .key
            .strip_prefix('F')
            .and_then(|n| n.parse::<u32>().ok());
        let sign = function.and_then(|number| char::from_u32(0xe030 + number));
        sign.map_or_else(|| self.key.clone(), String::from)
    }
}

/// Plain and shifted character, code and number of the keys of a US keyboard.
const SIGNS: [(char, char, &str, u32); 11] = [
    (';', ':', "Semicolon", 186),
    ('=', '+', "Equal", 187),
    (',', '<', "Comma", 188),
    ('-', '_', "Minus", 189),
    ('.', '>', "Period", 190),
    ('/', '?', "Slash", 191),
    ('`', '~', "Backquote", 192),
    ('[', '{', "BracketLeft", 219),
    ('\\', '|', "Backslash", 220),
    (']', '}', "BracketRight", 221),
    ('\'', '"', "Quote", 222),
];

/// The key of a name (`ArrowUp`, `F2`, `Space`) or a character; none for what no
/// keyboard has.
pub(crate) fn named(name: &str) -> Option<Key> {
    if let Some((name, number, text)) = NAMED.iter().find(|(known, ..)| *known == name) {
        let code = match *name {
            "Shift" | "Control" | "Alt" => format!("{name}Left"),
            _ => (*name).to_owned(),
        };
        return Some(Key {
            key: (*name).to_owned(),
            code,
            number: *number,
            text: text.map(str::to_owned),
        });
    }
    if let Some(number) = name.strip_prefix('F').and_then(|n| n.parse::<u32>().ok()) {
        return (1..=12).contains(&number).then(|| Key {
            key: name.to_owned(),
            code: name.to_owned(),
            number: 111 + number,
            text: None,
        });
    }
    let mut signs = if name == "Space" { " " } else { name }.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None) => character(sign),
        _ => None,
    }
}

fn character(sign: char) -> Option<Key> {
    let (code, number) = match sign {
        ' ' => ("Space".to_owned(), 32),
        'a'..='z' | 'A'..='Z' => {
            let upper = sign.to_ascii_uppercase();
            (format!("Key{upper}"), u32::from(upper))
        }
        '0'..='9' => (format!("Digit{sign}"), u32::from(sign)),
        _ => {
            if let Some(digit) = ")!@#$%^&*(".find(sign) {
                (format!("Digit{digit}"), 48 + u32::try_from(digit).ok()?)
            } else {
                let mut signs = SIGNS.iter();
                let found = signs.find(|(plain, shifted, ..)| [*plain, *shifted].contains(&sign));
                found.map(|(_, _, code, number)| ((*code).to_owned(), *number))?
            }
        }
    };
    Some(Key {
        key: sign.to_string(),
        code,
        number,
        text: Some(sign.to_string()),
    })
}

/// Whether a character takes the Shift key.
pub(crate) fn shifted(sign: char) -> bool {
    sign.is_ascii_uppercase()
        || ")!@#$%^&*(".contains(sign)
        || SIGNS.iter().any(|(_, shifted, ..)| *shifted == sign)
}
