//! Which of the two window systems of a Linux desktop is there: what the environment names need not be running.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What the environment says of the window systems.
#[derive(Clone, Copy, Debug, Default)]
struct Named<'e> {
    wayland: Option<&'e OsStr>,
    /// A connection that the starting program left open.
    handed: Option<&'e OsStr>,
    folder: Option<&'e OsStr>,
    x11: Option<&'e OsStr>,
}

/// A window system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    /// None is named.
    None,
    /// Wayland is there.
    Wayland,
    /// X11 is named, and Wayland is not there.
    X11,
}

impl Display {
    /// The one to open the window with.
    pub(super) fn here() -> Self {
        let [wayland, handed, folder, x11] = [
            "WAYLAND_DISPLAY",
            "WAYLAND_SOCKET",
            "XDG_RUNTIME_DIR",
            "DISPLAY",
        ]
        .map(|name| std::env::var_os(name).filter(|value| !value.is_empty()));
        let named = Named {
            wayland: wayland.as_deref(),
            handed: handed.as_deref(),
            folder: folder.as_deref(),
            x11: x11.as_deref(),
        };
        named.choose(listens)
    }
}

impl Named<'_> {
    fn choose(self, listens: impl Fn(&Path) -> bool) -> Display {
        if self.handed.is_some() {
            return Display::Wayland;
        }
        let there = |name: &OsStr| {
            let path = match self.folder {
                Some(folder) => Path::new(folder).join(name),
                None => PathBuf::from(name),
            };
            path.is_absolute() && listens(&path)
        };
        match (self.wayland, self.x11) {
            (Some(name), Some(_)) if !there(name) => Display::X11,
            // Alone it is tried all the same, and what is wrong with it is said.
            (Some(_), _) => Display::Wayland,
            (None, Some(_)) => Display::X11,
            (None, None) => Display::None,
        }
    }
}

#[cfg(unix)]
fn listens(path: &Path) -> bool {
    std::os::unix::net::UnixStream::connect(path).is_ok()
}

#[cfg(not(unix))]
fn listens(_: &Path) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_window_system_that_is_only_named_gives_way_to_one_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("wayland-1");
        let choose = |wayland: Option<&str>, x11: Option<&str>| {
            let named = Named {
                wayland: wayland.map(OsStr::new),
                x11: x11.map(OsStr::new),
                folder: Some(folder.path().as_os_str()),
                handed: None,
            };
            named.choose(listens)
        };
        assert_eq!(choose(Some("wayland-1"), Some(":0")), Display::X11);
        assert_eq!(choose(Some("wayland-1"), None), Display::Wayland);
        assert_eq!(choose(None, Some(":0")), Display::X11);
        assert_eq!(choose(None, None), Display::None);
        let running = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert_eq!(choose(Some("wayland-1"), Some(":0")), Display::Wayland);
        let whole = socket.to_string_lossy();
        assert_eq!(choose(Some(&whole), Some(":0")), Display::Wayland);
        // What is left of a session that ended.
        drop(running);
        assert_eq!(choose(Some("wayland-1"), Some(":0")), Display::X11);
    }

    #[test]
    fn a_connection_that_was_handed_over_is_used() {
        let named = Named {
            handed: Some(OsStr::new("5")),
            x11: Some(OsStr::new(":0")),
            ..Named::default()
        };
        assert_eq!(named.choose(|_| false), Display::Wayland);
    }
}
