//! Which machines may be connected to.
//!
//! Names are looked up once, the addresses found are judged, and the connection is made to one of these:
//! a name that answers differently the second time (DNS rebinding) is not asked a second time.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Who may be connected to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Public addresses.
    #[default]
    Public,
    /// Machines of the own house too.
    Private,
    /// Public addresses and this one: for tests of what a server outside can lead to.
    #[cfg(test)]
    PublicAnd(SocketAddr),
}

impl Reach {
    fn allows(self, address: SocketAddr) -> bool {
        match self {
            Reach::Private => true,
            Reach::Public => public(address.ip()),
            #[cfg(test)]
            Reach::PublicAnd(one) => public(address.ip()) || address == one,
        }
    }
}

/// Looks names up and passes on the addresses that may be connected to.
#[derive(Debug, Default)]
pub(crate) struct Guarded {
    pub(crate) reach: Reach,
    inner: DefaultResolver,
}

impl Guarded {
    pub(crate) fn new(reach: Reach) -> Guarded {
        Guarded { reach, inner: DefaultResolver::default() }
    }
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        for address in found.iter().filter(|a| self.reach.allows(**a)) {
            allowed.push(*address);
        }
        match found.first() {
            Some(first) if allowed.is_empty() => Err(refused(first.ip()).into()),
            _ => Ok(allowed),
        }
    }
}

fn refused(ip: IpAddr) -> io::Error {
    let reason = format!("{ip} is no public address; --allow-private lets it be asked");
    io::Error::new(io::ErrorKind::PermissionDenied, reason)
}

/// Whether an address is reachable from everywhere, by the registries of IANA.
fn public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => public_v4(ip),
        IpAddr::V6(ip) => public_v6(ip),
    }
}

fn public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = match (a, b, c) {
        // This network; shared by providers; protocol assignments; benchmarks; reserved and broadcast.
        (0, ..) | (100, 64..=127, _) | (192, 0, 0) | (198, 18..=19, _) | (240..=255, ..) => true,
        // Relays from IPv6.
        (192, 88, 99) => true,
        _ => false,
    };
    let own = ip.is_private() || ip.is_loopback() || ip.is_link_local();
    !(special || own || ip.is_multicast() || ip.is_documentation())
}

fn public_v6(ip: Ipv6Addr) -> bool {
    let s = ip.segments();
    // IPv4 inside: mapped, compatible, NAT64, 6to4. What counts is where it leads.
    let inside = match s {
        [0, 0, 0, 0, 0, 0 | 0xFFFF, a, b] if ip != Ipv6Addr::LOCALHOST && ip != Ipv6Addr::UNSPECIFIED => {
            Some((a, b))
        }
        [0x64, 0xFF9B, 0, 0, 0, 0, a, b] | [0x2002, a, b, ..] => Some((a, b)),
        _ => None,
    };
    if let Some((a, b)) = inside {
        return public_v4(Ipv4Addr::from((u32::from(a) << 16) | u32::from(b)));
    }
    // Global unicast is 2000::/3, less Teredo, ORCHID and benchmarks (2001::/23) and documentation.
    let global = s[0] & 0xE000 == 0x2000;
    let special = s[0] == 0x3FFF || s[0] == 0x2001 && (s[1] < 0x200 || s[1] == 0xDB8);
    global && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_house_is_not_public() {
        for own in [
            "127.0.0.1",
            "127.9.9.9",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "0.1.2.3",
            "100.64.0.1",
            "192.0.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "fec0::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "100::1",
        ] {
            assert!(!public(own.parse().expect(own)), "{own}");
        }
        for open in [
            "1.1.1.1",
            "93.184.216.34",
            "172.32.0.1",
            "100.128.0.1",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
            "2002:101:101::1",
        ] {
            assert!(public(open.parse().expect(open)), "{open}");
        }
    }
}
