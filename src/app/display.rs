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

/// Whether a program listens at a socket. The system is asked, not the socket: this program contacts nothing by itself.
fn listens(path: &Path) -> bool {
    let Ok(there) = path.canonicalize() else {
        return false;
    };
    // What the system does not tell may well be there.
    std::fs::read("/proc/net/unix").map_or(true, |told| {
        listening(&String::from_utf8_lossy(&told))
            .any(|socket| socket == path || socket.canonicalize().is_ok_and(|is| is == there))
    })
}

/// The places at which somebody listens, as the system lists its sockets: seven columns, then the place.
fn listening(told: &str) -> impl Iterator<Item = &Path> {
    const LISTENS: &str = "00010000";
    told.lines().filter_map(|line| {
        let mut columns = line.split_whitespace();
        if columns.nth(3) != Some(LISTENS) {
            return None;
        }
        let inode = columns.nth(2)?;
        let (_, place) = line.split_once(&format!(" {inode} "))?;
        Some(Path::new(place))
    })
}

#[cfg(all(test, target_os = "linux"))]
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

    #[test]
    fn only_sockets_that_somebody_listens_at_count() {
        let told = "Num       RefCount Protocol Flags    Type St Inode Path\n\
            0000000000000000: 00000002 00000000 00010000 0001 01 19601 /run/user/1000/way land-0\n\
            0000000000000000: 00000003 00000000 00000000 0001 03 19602 /run/user/1000/wayland-1\n\
            0000000000000000: 00000002 00000000 00010000 0001 01 19603 @/tmp/.X11-unix/X0\n\
            0000000000000000: 00000003 00000000 00000000 0001 03 19604\n";
        let found: Vec<&Path> = listening(told).collect();
        assert_eq!(
            found,
            [
                Path::new("/run/user/1000/way land-0"),
                Path::new("@/tmp/.X11-unix/X0")
            ]
        );
    }
}
