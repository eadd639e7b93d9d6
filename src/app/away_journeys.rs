//! The share goes away under an open plan: nothing is saved where only its place is left.

use super::modals::Front;
use super::session_journeys::{note, save, two_plans, until};
use super::sharing_journeys::{Share, first};
use crate::file::Sight;
use crate::text::Language;
use egui_kittest::kittest::Queryable as _;
use std::sync::Arc;

#[cfg(unix)]
#[test]
fn nothing_is_saved_into_the_folder_that_stands_where_the_share_was() {
    let (_folder, a, _) = two_plans();
    let server = Arc::new(Share::of_server());
    let mut window = first(Language::Zh, &a, &server);
    until(&mut window, "the plan is seen", |shell| {
        let session = shell.session.as_ref();
        session.is_some_and(|session| session.shared.sight == Some(Sight::Same))
    });
    note(window.state_mut(), "我的");
    // The folder is there, on the disk of this computer, and empty.
    std::fs::remove_file(&a).unwrap();
    save(&mut window);
    until(&mut window, "it is told", |shell| {
        matches!(shell.front, Front::Notice { .. })
    });
    assert!(window.query_by_label_contains("连接断开").is_some());
    assert!(!a.exists());
    assert!(window.state().document().unwrap().is_dirty());
}
