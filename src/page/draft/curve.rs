//! The picture of a scale: what each value gives, what it gave before, and the months' own
//! values below it. Its limits are fields too: dragged, or moved by arrows.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::Draft;
use crate::desk::RestMsg;
use crate::desk::draft::{DraftMsg, Text};
use crate::draft::{Dot, get, same_place};
use crate::id::Id;
use crate::json::Decode as _;
use crate::language::{By, Limit, Scale, StepCount, TierOn};
use crate::locale::Lang;
use crate::locale::book::{short, signed, with_unit};
use crate::locale::curve;
use crate::number::Decimal;
use crate::page::browser;
use crate::page::dom::{hashed, markup, only_if};
use crate::page::view::PageMsg;
use crate::picture::{Frame, Handle, Piece, ScaleAnswers, ScaleOutline, scale_outline};
use crate::plan::{Filling, Under};

/// What it measures.
#[derive(Clone, Copy, Debug)]
pub struct Measured<'a> {
    /// Which value, where it's one of the rulebook's own.
    pub value: Option<Id>,
    /// In what it's counted.
    pub unit: &'a str,
    /// Whether only whole numbers occur.
    pub whole: bool,
}

/// The picture; nothing of a scale with nothing to draw.
pub fn curve(of: &Draft<'_>, scale: &Scale, path: &str, by: Measured<'_>) -> Html {
    let nothing = Filling::default();
    let under = Under(&of.read.document, &nothing);
    let Some(outline) = scale_outline(scale, &answers(&under, scale)) else {
        return Html::default();
    };
    let root = of.sketch.root.as_ref();
    let before = root.and_then(|root| {
        let there = same_place(&of.sketch.tree, path, &root.tree)?;
        let before = Scale::decode(get(&root.tree, &there)?).ok()?;
        scale_outline(&before, &answers(&under, &before))
    });
    let before = before.filter(|before| before.pieces != outline.pieces);
    let dots = by
        .value
        .map(|value| of.form.dots(of.view.model, &of.sketch, value));
    let of = Drawn {
        outline,
        before,
        dots: dots.unwrap_or_default(),
        path: path.to_owned(),
        unit: by.unit.to_owned(),
        whole: by.whole,
        lang: of.view.lang,
        send: of.view.send.clone(),
    };
    html! { <Curve {of} /> }
}

fn answers(under: &Under<'_>, scale: &Scale) -> ScaleAnswers {
    let limit = |by: &By<Limit>| under.word(by).unwrap_or_default();
    let limits = match scale {
        Scale::Bands(bands) => {
            let all = limit(&bands.limit);
            let each = bands.bands.iter();
            each.map(|band| band.limit.as_ref().map_or(all, limit))
                .collect()
        }
        _ => Vec::new(),
    };
    ScaleAnswers {
        count: match scale {
            Scale::Steps(steps) => under.word(&steps.count).unwrap_or_default(),
            _ => StepCount::Full,
        },
        on: match scale {
            Scale::Tiers(tiers) => under.word(&tiers.on).unwrap_or(TierOn::Part),
            _ => TierOn::Part,
        },
        limits,
    }
}

/// What is drawn.
#[derive(Clone, PartialEq)]
struct Drawn {
    outline: ScaleOutline,
    before: Option<ScaleOutline>,
    dots: Rc<Vec<Dot>>,
    path: String,
    unit: String,
    whole: bool,
    lang: Lang,
    send: Callback<PageMsg>,
}

#[derive(Clone, PartialEq, Properties)]
struct CurveProps {
    of: Drawn,
}

/// A limit that is being dragged: from where, over how many pixels, in what frame, which stays as
/// it was meanwhile.
struct Drag {
    nth: usize,
    from: Decimal,
    x: i32,
    wide: i32,
    frame: Frame,
}

enum Move {
    Taken(usize, i32, i32),
    To(i32),
    Let,
    By(usize, i32),
}

struct Curve {
    drag: Option<Drag>,
}

impl Component for Curve {
    type Message = Move;
    type Properties = CurveProps;

    fn create(_: &Context<Self>) -> Self {
        Self { drag: None }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Move) -> bool {
        let of = &ctx.props().of;
        let grain = of.outline.frame.grain(of.whole);
        match msg {
            Move::Taken(nth, x, wide) => {
                let from = of.outline.handles.get(nth);
                self.drag = from.map(|from| Drag {
                    nth,
                    from: from.at,
                    x,
                    wide,
                    frame: of.frame(),
                });
            }
            Move::To(x) => {
                if let Some(drag) = &self.drag {
                    let grain = drag.frame.grain(of.whole);
                    let by = x.saturating_sub(drag.x);
                    let to = drag.frame.moved(drag.from, by, drag.wide, grain);
                    of.put(drag.nth, to, grain);
                }
            }
            Move::Let => {
                if self.drag.take().is_some() {
                    of.say(DraftMsg::Left);
                }
            }
            Move::By(nth, steps) => {
                if let Some(handle) = of.outline.handles.get(nth) {
                    let by = grain.raw().saturating_mul(i64::from(steps));
                    let to = Decimal::from_raw(handle.at.raw().saturating_add(by));
                    of.put(nth, to, grain);
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let of = &ctx.props().of;
        let frame = self
            .drag
            .as_ref()
            .map_or_else(|| of.frame(), |drag| drag.frame);
        let outline = &of.outline;
        let levels = outline.levels.iter().map(|level| {
            let y = permille(frame.place((frame.low.0, *level)).1);
            markup! {
                <line class="draft-curve-level" key={hashed(*level)} x1="0" x2="100%" y1={y.clone()} y2={y.clone()}/>
                <text class="draft-curve-text" x="-.4em" y={y} dy=".35em" text-anchor="end">{signed(*level)}</text>
            }
        });
        let levels: Vec<Html> = levels.collect();
        let before = of.before.iter().flat_map(|before| &before.pieces);
        let before: Vec<Html> = before
            .map(|piece| stroke("draft-curve-before", &frame, piece))
            .collect();
        let pieces = outline.pieces.iter().map(|piece| {
            markup! {
                {stroke("draft-curve-piece", &frame, piece)}
                {ends(&frame, piece)}
            }
        });
        let pieces: Vec<Html> = pieces.collect();
        let dots: Vec<Html> = self.dots(of, &frame);
        let handles = outline.handles.iter().enumerate();
        let handles: Vec<Html> = handles
            .map(|(nth, handle)| self.handle(ctx, &frame, nth, handle))
            .collect();
        let lang = of.lang;
        markup! {
            <p class="hint">{curve::hint(lang, of.before.is_some(), dots.len(), of.dots.len() - dots.len())}</p>
            <svg class="draft-curve" focusable="false">
                <g aria-hidden="true">{levels}{before}{pieces}{dots}</g>
                {handles}
            </svg>
        }
    }
}

impl Curve {
    /// The months' own values, those that lie near each other below each other.
    fn dots(&self, of: &Drawn, frame: &Frame) -> Vec<Html> {
        /// So many thousandths a dot takes up.
        const WIDE: i64 = 12;
        let inside = |dot: &&Dot| (frame.low.0..=frame.high.0).contains(&dot.at);
        let (mut last, mut deep) = (i64::MIN, 0);
        let dots = of.dots.iter().filter(inside);
        dots.map(|dot| {
            let x = frame.place((dot.at, frame.low.1)).0;
            (last, deep) = match x.saturating_sub(last) < WIDE {
                true => (last, deep + 1),
                false => (x, 0),
            };
            let down = format!("translate(0 {})", 34 + deep * 10);
            let value = with_unit(&short(dot.at), &of.unit);
            let said = curve::dot(of.lang, &dot.agent, dot.month, &value);
            let key = hashed((&dot.agent, dot.month));
            markup! {
                <circle class="draft-curve-dot" key={key} cx={permille(x)} cy="100%" r="3.5" transform={down}>
                    <title>{said}</title>
                </circle>
            }
        })
        .collect()
    }

    fn handle(&self, ctx: &Context<Self>, frame: &Frame, nth: usize, handle: &Handle) -> Html {
        let of = &ctx.props().of;
        let link = ctx.link();
        let x = permille(frame.place((handle.at, frame.low.1)).0);
        let text = with_unit(&short(handle.at), &of.unit);
        let is_taken = self.drag.as_ref().is_some_and(|drag| drag.nth == nth);
        let class = match is_taken {
            true => "draft-curve-handle taken",
            false => "draft-curve-handle",
        };
        let taken = link.batch_callback(move |event: PointerEvent| {
            let target = event.target_dyn_into::<Element>()?;
            let wide = browser::drawing_width(&target)?;
            // Refused only for a pointer that is gone.
            let _ = target.set_pointer_capture(event.pointer_id());
            Some(Move::Taken(nth, event.client_x(), wide))
        });
        let keys = link.batch_callback(move |event: KeyboardEvent| {
            let many = if event.shift_key() { 10 } else { 1 };
            let by = match &*browser::key(&event) {
                "ArrowRight" | "ArrowUp" => many,
                "ArrowLeft" | "ArrowDown" => -many,
                "PageUp" => 10,
                "PageDown" => -10,
                _ => return None,
            };
            event.prevent_default();
            Some(Move::By(nth, by))
        });
        let left = {
            let send = of.send.clone();
            Callback::from(move |_: FocusEvent| {
                send.emit(RestMsg::draft(DraftMsg::Left).into());
            })
        };
        markup! {
            <g key={hashed(nth)}>
                <line class="draft-curve-mark" x1={x.clone()} x2={x.clone()} y1="0" y2="100%"/>
                <text class="draft-curve-text" x={x.clone()} y="100%" dy="1.85em" text-anchor="middle">{text.clone()}</text>
                <g
                    class={class}
                    role="slider"
                    tabindex="0"
                    aria-label={curve::limit(of.lang, nth)}
                    aria-valuemin={frame.low.0.to_string()}
                    aria-valuemax={frame.high.0.to_string()}
                    aria-valuenow={handle.at.to_string()}
                    aria-valuetext={text}
                    onpointerdown={taken}
                    onpointermove={link.callback(|event: PointerEvent| Move::To(event.client_x()))}
                    onpointerup={link.callback(|_: PointerEvent| Move::Let)}
                    onpointercancel={link.callback(|_: PointerEvent| Move::Let)}
                    onkeydown={keys}
                    onblur={left}
                >
                    <rect class="draft-curve-reach" x={x.clone()} y="100%" width="44" height="44" transform="translate(-22 -22)"/>
                    <rect class="draft-curve-box" x={x} y="100%" width="13" height="13" transform="translate(-6.5 -6.5)"/>
                </g>
            </g>
        }
    }
}

impl Drawn {
    /// What it takes up, with what it was before and the dots that aren't far off.
    fn frame(&self) -> Frame {
        let own = self.outline.frame;
        let frame = self
            .before
            .iter()
            .fold(own, |frame, before| frame.including(before.frame));
        let near = self.dots.iter().filter_map(|dot| own.reaching(dot.at));
        near.fold(frame, Frame::including)
    }

    /// Types a limit's number, kept between its neighbours.
    fn put(&self, nth: usize, to: Decimal, grain: Decimal) {
        let to = self.outline.between(nth, to, grain);
        if let Some(handle) = self.outline.handles.get(nth).filter(|one| one.at != to) {
            let at = format!("{}.{}", self.path, handle.field);
            self.say(DraftMsg::Type(Text::Number, at, to.to_string()));
        }
    }

    fn say(&self, msg: DraftMsg) {
        self.send.emit(RestMsg::draft(msg).into());
    }
}

fn stroke(class: &'static str, frame: &Frame, piece: &Piece) -> Html {
    let [a, b] = [piece.from, piece.to].map(|end| frame.place(end));
    let key = hashed((class, piece.from, piece.to));
    markup! {
        <line class={class} key={key} x1={permille(a.0)} y1={permille(a.1)} x2={permille(b.0)} y2={permille(b.1)}/>
    }
}

/// Its ends where it jumps: solid if they belong to it.
fn ends(frame: &Frame, piece: &Piece) -> Html {
    let ends = [piece.from, piece.to].into_iter().zip(piece.holds);
    let ends = ends.filter_map(|(end, holds)| {
        let (x, y) = frame.place(end);
        let class = match holds? {
            true => "draft-curve-end",
            false => "draft-curve-end hollow",
        };
        Some(markup! { <circle class={class} cx={permille(x)} cy={permille(y)} r="3.5"/> })
    });
    let ends: Vec<Html> = ends.collect();
    only_if(!ends.is_empty(), || markup! { {ends} })
}

fn permille(of: i64) -> String {
    format!("{}.{}%", of / 10, of % 10)
}
