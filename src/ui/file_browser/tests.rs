//! The browser against a disk that answers by hand.

use super::*;

const TODAY: Day = Day::constant(2021, 11, 20);

fn entry(path: &str, is_folder: bool) -> Entry {
    Entry {
        name: Path::new(path)
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        path: path.into(),
        is_folder,
        size: Some(3),
        modified: None,
        note: String::new(),
    }
}

fn answer(browser: &mut FileBrowser, mut disk: impl FnMut(&Want) -> Option<Got>) -> Vec<Want> {
    let mut wants = Vec::new();
    for request in browser.take_requests() {
        if let Some(got) = disk(&request.want) {
            browser.hear(Reply {
                number: request.number,
                got,
            });
        }
        wants.push(request.want);
    }
    wants
}

fn share(want: &Want) -> Option<Got> {
    Some(match want {
        Want::Places => Got::Places {
            home: Some("/home/li".into()),
            places: vec![Place {
                name: PlaceName::Documents,
                path: "/home/li/文档".into(),
            }],
        },
        Want::List(path) if path == Path::new("/share") => Got::Listed(Ok(vec![
            entry("/share/b.ron", false),
            entry("/share/a.ron", false),
            entry("/share/notes.txt", false),
            entry("/share/.hidden.ron", false),
            entry("/share/2021", true),
        ])),
        Want::List(_) => Got::Listed(Ok(Vec::new())),
        Want::Look(path) if path == Path::new("/share/2021") => Got::Looked(Look::Folder),
        Want::Look(path) if path.ends_with("a.ron") => Got::Looked(Look::File),
        Want::Look(path) if path.starts_with("/gone") => Got::Looked(Look::Nowhere),
        Want::Look(_) => Got::Looked(Look::Free),
        Want::MakeFolder(_) => Got::Made(Ok(())),
    })
}

fn opened() -> FileBrowser {
    let ask = FileAsk::open_plan(Some("/share".into()));
    let mut browser = FileBrowser::new(ask, Vec::new(), TODAY);
    answer(&mut browser, share);
    browser
}

fn names(browser: &FileBrowser) -> Vec<&str> {
    let name = |&index: &usize| browser.entries[index].name.as_str();
    browser.shown.iter().map(name).collect()
}

#[test]
fn plans_are_listed_folders_first_and_the_rest_counted() {
    let mut browser = opened();
    assert_eq!(names(&browser), ["2021", "a.ron", "b.ron"]);
    assert_eq!(browser.left_out, 2);
    browser.show_all = true;
    browser.refresh();
    assert_eq!(browser.shown.len(), 5);
}

#[test]
fn arrows_and_enter_open_a_folder_and_up_comes_back_to_it() {
    let mut browser = opened();
    browser.step(1);
    browser.accept();
    assert_eq!(browser.folder(), Some(Path::new("/share/2021")));
    answer(&mut browser, share);
    browser.up();
    answer(&mut browser, share);
    assert_eq!(
        browser.selected_entry().map(|entry| entry.name.as_str()),
        Some("2021")
    );
    browser.back();
    assert_eq!(browser.folder(), Some(Path::new("/share/2021")));
}

#[test]
fn a_few_letters_and_enter_open_a_plan() {
    let mut browser = opened();
    browser.filter = "A.".to_owned();
    browser.refresh();
    assert_eq!(names(&browser), ["a.ron"]);
    browser.accept();
    answer(&mut browser, share);
    assert_eq!(
        browser.outcome,
        Some(Outcome::Picked("/share/a.ron".into()))
    );
}

#[test]
fn a_typed_path_that_is_not_there_is_told() {
    let mut browser = opened();
    browser.accept_typed("~/nothing.ron");
    answer(&mut browser, share);
    assert_eq!(browser.outcome, None);
    let message = browser.message.as_ref().expect("told");
    for language in Language::ALL {
        let sentence = message.sentence(language);
        assert!(sentence.contains("/home/li/nothing.ron"), "{sentence}");
    }
}

#[test]
fn saving_adds_the_ending_and_asks_before_replacing() {
    let ask = FileAsk::save(Purpose::SavePlan, Some("/share".into()), "a");
    let mut browser = FileBrowser::new(ask, Vec::new(), TODAY);
    answer(&mut browser, share);
    assert_eq!(browser.name, "a.ron");
    browser.name = "a".to_owned();
    browser.accept();
    answer(&mut browser, share);
    assert_eq!(browser.replacing, Some("/share/a.ron".into()));
    assert_eq!(browser.outcome, None);

    browser.replacing = None;
    browser.name = "new".to_owned();
    browser.accept();
    answer(&mut browser, share);
    assert_eq!(
        browser.outcome,
        Some(Outcome::Picked("/share/new.ron".into()))
    );
}

#[test]
fn saving_into_a_folder_that_is_gone_is_refused() {
    let ask = FileAsk::save(Purpose::SavePlan, Some("/share".into()), "a");
    let mut browser = FileBrowser::new(ask, Vec::new(), TODAY);
    answer(&mut browser, share);
    browser.accept_typed("/gone/x");
    answer(&mut browser, share);
    assert_eq!(browser.outcome, None);
    assert_eq!(
        browser.message,
        Some(Message::NoSuchFolder("/gone/x.ron".into()))
    );
}

#[test]
fn a_share_that_hangs_can_be_left_and_its_late_answer_changes_nothing() {
    let ask = FileAsk::open_plan(Some("/dead".into()));
    let mut browser = FileBrowser::new(ask, Vec::new(), TODAY);
    let stuck = browser.take_requests();
    assert!(matches!(browser.listing, Listing::Waiting { .. }));
    browser.go(Here::Folder("/share".into()));
    answer(&mut browser, share);
    assert_eq!(names(&browser), ["2021", "a.ron", "b.ron"]);
    for request in stuck {
        if matches!(request.want, Want::List(_)) {
            browser.hear(Reply {
                number: request.number,
                got: Got::Listed(Err(FolderError::Missing)),
            });
        }
    }
    assert_eq!(names(&browser), ["2021", "a.ron", "b.ron"]);
}

#[test]
fn without_a_folder_saving_begins_in_the_documents() {
    let ask = FileAsk::save(Purpose::SavePlan, None, "a");
    let mut browser = FileBrowser::new(ask, Vec::new(), TODAY);
    answer(&mut browser, share);
    assert_eq!(browser.folder(), Some(Path::new("/home/li/文档")));
}

#[test]
fn a_new_folder_is_made_and_entered() {
    let ask = FileAsk::save(Purpose::SavePlan, Some("/share".into()), "a");
    let mut browser = FileBrowser::new(ask, Vec::new(), TODAY);
    answer(&mut browser, share);
    browser.make_folder(" 2022 ");
    let wants = answer(&mut browser, share);
    assert_eq!(wants, [Want::MakeFolder("/share/2022".into())]);
    assert_eq!(browser.folder(), Some(Path::new("/share/2022")));
    assert_eq!(browser.name, "a.ron", "the name typed so far stays");
}

fn browser_for(purpose: Purpose) -> FileBrowser {
    let ask = FileAsk {
        purpose,
        folder: Some("/share".into()),
        name: String::new(),
    };
    let mut browser = FileBrowser::new(ask, Vec::new(), TODAY);
    answer(&mut browser, share);
    browser
}

#[test]
fn several_files_are_marked_and_picked_at_once_and_folders_never_among_them() {
    use egui::Modifiers;
    let mut browser = browser_for(Purpose::CollectParts);
    let place = |browser: &FileBrowser, name: &str| {
        let mut all = browser.entries.iter();
        all.position(|entry| entry.name == name).unwrap()
    };
    let [a, b] = ["a.ron", "b.ron"].map(|name| place(&browser, name));
    let folder = place(&browser, "2021");
    browser.click(a, Modifiers::NONE);
    assert_eq!(browser.marked_count(), None);
    browser.click(b, Modifiers::COMMAND);
    browser.click(folder, Modifiers::COMMAND);
    assert_eq!(browser.marked_count(), Some(2));
    browser.accept();
    let both: Vec<PathBuf> = vec!["/share/a.ron".into(), "/share/b.ron".into()];
    assert_eq!(browser.outcome, Some(Outcome::Several(both.clone())));
    // All by one key, one out again, all from one to another.
    browser.mark_all();
    assert_eq!(browser.marked_count(), Some(2));
    browser.click(b, Modifiers::COMMAND);
    assert_eq!((browser.marked_count(), browser.selected), (None, Some(a)));
    browser.click(folder, Modifiers::NONE);
    browser.click(b, Modifiers::SHIFT);
    assert_eq!(browser.marked_count(), Some(2));
    browser.click(a, Modifiers::NONE);
    browser.step_marking(1);
    assert_eq!(browser.marked_count(), Some(2));
}

#[test]
fn a_folder_is_picked_where_one_is_wanted() {
    let mut browser = browser_for(Purpose::PartsFolder);
    browser.accept();
    assert_eq!(browser.outcome, Some(Outcome::Picked("/share".into())));
    let folder = browser
        .entries
        .iter()
        .position(|entry| entry.is_folder)
        .unwrap();
    browser.click(folder, egui::Modifiers::NONE);
    browser.accept();
    assert_eq!(browser.outcome, Some(Outcome::Picked("/share/2021".into())));
    // A double click goes into it.
    browser.outcome = None;
    browser.open_row(folder);
    assert_eq!(browser.folder(), Some(Path::new("/share/2021")));
    assert_eq!(browser.outcome, None);
}

/// Types into the name field, as its widget tells it.
fn type_name(browser: &mut FileBrowser, text: &str) {
    browser.name = text.to_owned();
    browser.touched = Touched::Name;
    browser.refresh();
}

#[test]
fn a_window_begins_in_the_name_and_a_few_letters_in_it_find_a_plan() {
    let mut browser = opened();
    assert_eq!(browser.focus, Some(Focus::Name));
    type_name(&mut browser, "B.");
    assert_eq!(names(&browser), ["b.ron"]);
    assert_eq!(browser.name, "B.", "what is typed stays");
    type_name(&mut browser, "a.ron");
    browser.accept();
    answer(&mut browser, share);
    assert_eq!(
        browser.outcome,
        Some(Outcome::Picked("/share/a.ron".into()))
    );
}

#[test]
fn a_pasted_path_is_opened_and_not_looked_for_in_the_list() {
    for pasted in [
        "/other/100% 整改 #2/a.ron",
        "\"/other/100% 整改 #2/a.ron\"",
        "file:///other/100%25%20%E6%95%B4%E6%94%B9%20%232/a.ron",
    ] {
        let mut browser = opened();
        type_name(&mut browser, pasted);
        assert_eq!(browser.shown.len(), 3, "{pasted}");
        browser.accept();
        answer(&mut browser, share);
        let path = "/other/100% 整改 #2/a.ron";
        assert_eq!(browser.outcome, Some(Outcome::Picked(path.into())));
    }
}

#[test]
fn a_name_to_save_under_hides_no_row() {
    let ask = FileAsk::save(Purpose::SavePlan, Some("/share".into()), "zzz");
    let mut browser = FileBrowser::new(ask, Vec::new(), TODAY);
    answer(&mut browser, share);
    type_name(&mut browser, "yyy");
    assert_eq!(names(&browser), ["2021", "a.ron", "b.ron"]);
}
