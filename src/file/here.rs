//! Who and where this program is, as the system tells: the account, the computer, and this run of it.

/// The first of some variables of the system that says something.
fn named(names: &[&str]) -> Option<String> {
    let mut found = names.iter().filter_map(|name| std::env::var(name).ok());
    found.find(|name| !name.trim().is_empty())
}

/// The account of the user; empty where the system does not tell.
pub(super) fn account() -> String {
    named(&["USER", "USERNAME", "LOGNAME"]).unwrap_or_default()
}

/// The name of the computer; empty where the system does not tell. Names do not tell computers apart: offices copy whole
/// disks.
pub(super) fn computer() -> String {
    let told = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let told = told.or_else(|| named(&["COMPUTERNAME", "HOSTNAME"]));
    told.unwrap_or_default()
}

/// This run of the computer, with the part of it whose processes are seen from here: a container sees no others. Empty
/// where the system does not tell.
pub(super) fn boot() -> String {
    let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    let part = std::fs::read_link("/proc/self/ns/pid").unwrap_or_default();
    if boot.trim().is_empty() || part.as_os_str().is_empty() {
        return String::new();
    }
    let both = format!("{} {}", boot.trim(), part.display());
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(both.as_bytes()))
}
