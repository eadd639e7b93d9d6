//! Whether a field or a form holds something typed that the plan does not hold yet: it counts as unsaved, and a field takes
//! it before it is left.
//!
//! What a field in sight holds is noted in every frame. What stays where it is while another task or page is in front, text
//! that was refused and forms that are not done, is held until it is taken or given up.

use super::widgets::{entry_field, text_field};
use crate::plan;
use egui::{Context, Id};
use std::collections::HashMap;

/// Something that is held: what it belongs to, if that can go away, and how it is dropped.
#[derive(Clone)]
struct Held {
    owner: Option<plan::Id>,
    drop: fn(&Context, Id),
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
            });
        } else {
            all.remove(&id);
        }
    });
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
