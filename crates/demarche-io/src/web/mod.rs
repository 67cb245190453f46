//! Pages from the network, fetched as a guest should: bounded, slow, and never from inside the house.
//!
//! | module | keeps |
//! |---|---|
//! | [`url`] | addresses: http and https, nothing else |
//! | [`address`] | the machine connected to is a public one |
//! | [`client`] | one request: size, time, what the answer means |
//! | [`robots`] | robots.txt (RFC 9309) |
//! | [`guest`] | many requests: a pause a host, robots.txt asked first, every redirection checked like a new request |

pub(crate) mod address;
pub(crate) mod client;
pub(crate) mod guest;
pub(crate) mod robots;
pub(crate) mod url;
