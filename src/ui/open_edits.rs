//! Whether a field or a form holds something typed that the plan does not hold yet: it counts as unsaved, and a field takes
//! it before it is left.
//!
//! What a field in sight holds is noted in every frame. What stays where it is while another task or page is in front, text
//! that was refused and forms that are not done, is held until it is taken or given up.

use super::Page;
use super::widgets::{entry_field, text_field};
use crate::plan;
use egui::{Context, Id};
use std::collections::HashMap;

/// Something that is held: what it belongs to, if that can go away, and how it is dropped.
#[derive(Clone)]
struct Held {
    owner: Option<plan::Id>,
    drop: fn(&Context, Id),
    /// The field whose text was refused, and its name.
    refused: Option<(Id, String)>,
    /// Where it was in sight.
    place: Option<Place>,
}

/// Where a field was in sight: the page, and the task that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The page.
    pub page: Page,
    /// The task.
    pub task: Option<plan::Id>,
}

/// A field whose text was refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The field.
    pub field: Id,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: Option<Place>,
}

type AllHeld = HashMap<Id, Held>;

fn key() -> Id {
    Id::unique("open edits")
}

/// Says that a field drawn in this frame holds something that has not been taken.
pub fn note(ctx: &Context) {
    let now = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(key(), now));
}

/// Whether a field in sight holds something that has not been taken.
pub fn any(ctx: &Context) -> bool {
    let noted: Option<u64> = ctx.data(|data| data.get_temp(key()));
    noted.is_some_and(|pass| pass + 1 >= ctx.cumulative_pass_nr())
}

/// Says whether what is kept under an id, a `T`, has been typed and not taken; this stands while it is out of sight, but for
/// what belonged to a task that is gone.
pub fn hold<T: 'static>(ctx: &Context, id: Id, owner: Option<&plan::Id>, holds: bool) {
    ctx.data_mut(|data| {
        let all: &mut AllHeld = data.get_temp_mut_or_default(key());
        if holds {
            all.entry(id).or_insert_with(|| Held {
                owner: owner.cloned(),
                drop: |ctx, id| ctx.data_mut(|data| data.remove::<T>(id)),
                refused: None,
                place: None,
            });
        } else {
            all.remove(&id);
        }
    });
}

/// Says whether what is held under an id is a text that was refused, of the field with this name.
pub fn refuse(ctx: &Context, id: Id, field: Id, name: &str, refused: bool) {
    ctx.data_mut(|data| {
        let all: &mut AllHeld = data.get_temp_mut_or_default(key());
        if let Some(held) = all.get_mut(&id) {
            held.refused = refused.then(|| (field, name.to_owned()));
        }
    });
}

/// What is held and was in sight in this frame is at this place.
pub fn stand_at(ctx: &Context, place: &Place) {
    ctx.data_mut(|data| {
        let all: &mut AllHeld = data.get_temp_mut_or_default(key());
        for held in all.values_mut().filter(|held| held.place.is_none()) {
            held.place = Some(place.clone());
        }
    });
}

/// A field whose text was refused, one in sight at `here` before others.
pub fn refused(ctx: &Context, here: Page) -> Option<Refused> {
    let all: AllHeld = ctx.data(|data| data.get_temp(key())).unwrap_or_default();
    let fields = all.into_values().filter_map(|held| {
        let (field, name) = held.refused?;
        let place = held.place;
        Some(Refused { field, name, place })
    });
    fields.min_by_key(|one| {
        let away = one.place.as_ref().is_none_or(|place| place.page != here);
        (away, one.name.clone())
    })
}

/// Whether anything is held, in sight or not; `lives` says whether what it belongs to is there.
pub fn holds(ctx: &Context, lives: impl Fn(&plan::Id) -> bool) -> bool {
    let all: AllHeld = ctx.data(|data| data.get_temp(key())).unwrap_or_default();
    all.values()
        .any(|held| held.owner.as_ref().is_none_or(&lives))
}

/// Asks anew: fields that still hold something say so again.
pub fn ask_anew(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<u64>(key()));
}

/// Another plan comes into the window: nothing typed over the one before is left for it.
pub fn forget(ctx: &Context) {
    ask_anew(ctx);
    let all: Option<AllHeld> = ctx.data_mut(|data| data.remove_temp(key()));
    for (id, held) in all.unwrap_or_default() {
        (held.drop)(ctx, id);
    }
    text_field::forget_all(ctx);
    entry_field::forget_all(ctx);
}
