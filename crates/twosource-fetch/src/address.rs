//! Which addresses lie inside a network.
//!
//! The global part of the address space after the registries of special addresses of IANA (RFC 6890
//! and its updates); `IpAddr::is_global` of the standard library is not stable. An address of version 6
//! that carries one of version 4 counts as that. Everything that is not global counts as inside:
//! private, loopback, link-local, shared (carriers' NAT), multicast, documentation, reserved.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address belongs to the internet at large.
pub(crate) fn is_global(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_global_v4(address),
        IpAddr::V6(address) => is_global_v6(address),
    }
}

fn is_global_v4(address: Ipv4Addr) -> bool {
    let special = match address.octets() {
        [100, second, ..] => (64..128).contains(&second),
        [172, second, ..] => (16..32).contains(&second),
        [0 | 10 | 127 | 224.., ..]
        | [169, 254, ..]
        | [192, 168, ..]
        | [198, 18 | 19, ..]
        | [192, 0, 0 | 2, _]
        | [192, 88, 99, _]
        | [198, 51, 100, _]
        | [203, 0, 113, _] => true,
        _ => false,
    };
    !special
}

fn is_global_v6(address: Ipv6Addr) -> bool {
    if let Some(carried) = carried(address) {
        return is_global_v4(carried);
    }
    match address.segments() {
        // Protocol assignments, among them Teredo; documentation.
        [0x2001, 0..0x200 | 0xdb8, ..] | [0x3fff, 0..0x1000, ..] => false,
        [first, ..] => (0x2000..0x4000).contains(&first),
    }
}

/// The address of version 4 that one of version 6 stands for: mapped, translated (RFC 6052), 6to4.
fn carried(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let join = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match address.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            Some(join(high, low))
        }
        [0x2002, high, low, ..] => Some(join(high, low)),
        _ => None,
    }
}

/// Whether a host has a name that is kept for the own machine or network (RFC 6761, 6762, 8375; ICANN
/// 2024 for `internal`).
pub(crate) fn is_private_name(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let ends = |name: &&str| {
        host.strip_suffix(*name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    ["localhost", "local", "internal", "home.arpa"].iter().any(ends)
}

#[cfg(test)]
mod tests {
    use super::{is_global, is_private_name};

    #[track_caller]
    fn check(expected: bool, addresses: &[&str]) {
        for address in addresses {
            assert_eq!(is_global(address.parse().unwrap()), expected, "{address}");
        }
    }

    #[test]
    fn addresses_inside_a_network() {
        check(false, &["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "127.0.0.1"]);
        check(false, &["0.0.0.0", "100.64.0.1", "100.127.9.9", "169.254.169.254", "192.0.0.8"]);
        check(false, &["224.0.0.1", "255.255.255.255", "198.18.0.1", "203.0.113.5", "240.0.0.1"]);
        check(false, &["::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "fec0::1"]);
        check(false, &["2001:db8::1", "2001::1", "100::1", "3fff::1", "5f00::1", "4000::1"]);
    }

    #[test]
    fn addresses_that_stand_for_others() {
        check(false, &["::ffff:127.0.0.1", "::ffff:10.1.2.3", "64:ff9b::7f00:1", "2002:a00:1::1"]);
        check(false, &["::127.0.0.1", "64:ff9b:1::1"]);
        check(true, &["::ffff:8.8.4.4", "64:ff9b::808:404", "2002:808:404::1"]);
    }

    #[test]
    fn addresses_of_the_internet() {
        check(true, &["8.8.4.4", "100.128.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1"]);
        check(true, &["2606:4700::1111", "2a00:1450::1", "2001:4860::8888"]);
    }

    #[test]
    fn names_of_the_own_network() {
        for name in ["localhost", "A.Localhost.", "printer.local", "x.internal", "nas.home.arpa"] {
            assert!(is_private_name(name), "{name}");
        }
        for name in ["local.example", "mylocalhost", "internal.example", "norpress.example"] {
            assert!(!is_private_name(name), "{name}");
        }
    }
}
