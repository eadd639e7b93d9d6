//! Whether a field holds something typed that the plan does not hold yet: it counts as unsaved, and is taken before the
//! field is left.

use super::widgets::{entry_field, text_field};
use egui::{Context, Id};

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

/// Asks anew: fields that still hold something say so again.
pub fn ask_anew(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<u64>(key()));
}

/// Another plan comes into the window: nothing typed over the one before is left for it.
pub fn forget(ctx: &Context) {
    ask_anew(ctx);
    text_field::forget_all(ctx);
    entry_field::forget_all(ctx);
}
