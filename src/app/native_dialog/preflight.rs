//! Looks whether the system can show file windows: the desktop portal, else zenity, else nothing.

/// What can show a file window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preflight {
    /// The system itself, or its desktop portal.
    System,
    /// The program zenity.
    Zenity,
    /// Nothing: the program's own file window has to do.
    Nothing,
}

/// Looks now: some milliseconds, at most 1.5 s when the portal hangs. `ZHENGGAI_DIALOGS=builtin` says nothing,
/// `ZHENGGAI_DIALOGS=native` says the system without looking.
pub fn look() -> Preflight {
    match std::env::var("ZHENGGAI_DIALOGS").as_deref() {
        Ok("builtin") => Preflight::Nothing,
        Ok("native") => Preflight::System,
        _ => system(),
    }
}

#[cfg(any(windows, target_os = "macos"))]
fn system() -> Preflight {
    Preflight::System
}

#[cfg(not(any(windows, target_os = "macos")))]
fn system() -> Preflight {
    if portal_answers() {
        Preflight::System
    } else if in_search_path("zenity") {
        Preflight::Zenity
    } else {
        Preflight::Nothing
    }
}

#[cfg(target_os = "linux")]
fn portal_answers() -> bool {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    let (sender, answer) = channel();
    // A bus that hangs keeps this thread, not the caller.
    let asking = std::thread::Builder::new()
        .name("portal".to_owned())
        .spawn(move || {
            let _ = sender.send(portal_version().is_some_and(|version| version > 0));
        });
    asking.is_ok() && answer.recv_timeout(Duration::from_millis(1500)) == Ok(true)
}

/// The version of the portal's file chooser. A portal without a working backend has none.
#[cfg(target_os = "linux")]
fn portal_version() -> Option<u32> {
    let bus = zbus::blocking::Connection::session().ok()?;
    let reply = bus
        .call_method(
            Some("org.freedesktop.portal.Desktop"),
            "/org/freedesktop/portal/desktop",
            Some("org.freedesktop.DBus.Properties"),
            "Get",
            &("org.freedesktop.portal.FileChooser", "version"),
        )
        .ok()?;
    let body = reply.body();
    let value: zbus::zvariant::Value<'_> = body.deserialize().ok()?;
    u32::try_from(value).ok()
}

#[cfg(not(any(windows, target_os = "macos", target_os = "linux")))]
fn portal_answers() -> bool {
    false
}

#[cfg(not(any(windows, target_os = "macos")))]
fn in_search_path(program: &str) -> bool {
    use std::os::unix::fs::PermissionsExt as _;

    let Some(folders) = std::env::var_os("PATH") else {
        return false;
    };
    std::env::split_paths(&folders).any(|folder| {
        folder
            .join(program)
            .metadata()
            .is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_in_the_search_path() {
        assert!(in_search_path("sh"));
        assert!(!in_search_path("no-such-program-of-any-kind"));
    }
}
