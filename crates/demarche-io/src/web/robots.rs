//! robots.txt, by RFC 9309.

use std::time::Duration;

/// The name by which robots.txt speaks to this program.
pub(crate) const NAME: &str = "demarche";
/// Bytes of the file that count.
pub(crate) const LARGEST: usize = 500 << 10;
/// The longest pause that is kept between two requests, whatever a host asks for.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// What a host lets this program do.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Robots {
    /// Patterns of paths, and whether they are allowed.
    rules: Vec<(bool, String)>,
    /// The pause it asks for (`Crawl-delay`).
    pub(crate) pause: Option<Duration>,
}

/// Lines for some robots.
#[derive(Default)]
struct Group {
    names: Vec<String>,
    robots: Robots,
}

impl Robots {
    /// Reads the file: the groups for this program, else those for all.
    pub(crate) fn parse(text: &str) -> Robots {
        let groups = groups(text);
        let of = |name: &str| -> Option<Robots> {
            let mut mine = groups.iter().filter(|g| g.names.iter().any(|n| n == name)).peekable();
            mine.peek()?;
            Some(mine.fold(Robots::default(), |all, g| Robots {
                rules: [all.rules, g.robots.rules.clone()].concat(),
                pause: all.pause.max(g.robots.pause),
            }))
        };
        of(NAME).or_else(|| of("*")).unwrap_or_default()
    }

    /// Whether a path may be fetched: the longest pattern decides; of two, the one that allows.
    pub(crate) fn allow(&self, path: &str) -> bool {
        let fits = self.rules.iter().filter(|(_, pattern)| matches(pattern, path));
        fits.max_by_key(|(allowed, pattern)| (pattern.len(), *allowed)).is_none_or(|(allowed, _)| *allowed)
    }
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut naming = false;
    for line in text.trim_start_matches('\u{feff}').lines() {
        let line = line.split('#').next().unwrap_or_default();
        let Some((key, value)) = line.split_once(':') else { continue };
        let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
        if key == "user-agent" {
            if !naming {
                groups.push(Group::default());
            }
            naming = true;
            if let Some(group) = groups.last_mut() {
                group.names.push(token(value));
            }
            continue;
        }
        let Some(group) = groups.last_mut() else { continue };
        match key.as_str() {
            // An empty Disallow forbids nothing.
            "allow" | "disallow" if !value.is_empty() => {
                group.robots.rules.push((key == "allow", value.to_owned()));
            }
            "crawl-delay" => group.robots.pause = pause(value),
            "allow" | "disallow" => {}
            // Site maps and words of others stand outside of groups.
            _ => continue,
        }
        naming = false;
    }
    groups
}

/// `Demarche/1.0 (…)` speaks to demarche.
fn token(value: &str) -> String {
    let end = value
        .find(|c: char| !(c.is_ascii_alphabetic() || matches!(c, '-' | '_' | '*')))
        .unwrap_or(value.len());
    value.get(..end).unwrap_or_default().to_ascii_lowercase()
}

fn pause(value: &str) -> Option<Duration> {
    let seconds: f64 = value.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok().map(|pause| pause.min(LONGEST_PAUSE))
}

/// Whether a pattern fits the head of a path; `*` is any text, `$` at the end is the path's end.
fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, whole) = pattern.strip_suffix('$').map_or((pattern, false), |p| (p, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return !whole || rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    if whole { rest.ends_with(last) } else { rest.contains(last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "User-agent: *\nDisallow: /\n\nUser-agent: other\nuser-agent: Demarche/2.0\n\
        Disallow: /private # not this\nAllow: /private/open$\nDisallow: /*.pdf$\nCrawl-delay: 2.5\n\
        Sitemap: https://example.org/map.xml\n\nUser-Agent: demarche\nDisallow: /more\nDisallow:\n";

    #[test]
    fn groups_for_this_program_are_joined() {
        let robots = Robots::parse(FILE);
        assert_eq!(robots.pause, Some(Duration::from_millis(2500)));
        for (path, may) in [
            ("/", true),
            ("/private/a", false),
            ("/private/open", true),
            ("/private/open/a", false),
            ("/a/b.pdf", false),
            ("/a/b.pdf?x", true),
            ("/more", false),
        ] {
            assert_eq!(robots.allow(path), may, "{path}");
        }
    }

    #[test]
    fn the_star_is_for_the_rest_and_nothing_forbids_nothing() {
        assert!(!Robots::parse("User-agent: *\nDisallow: /a\n").allow("/a/b"));
        assert!(Robots::parse("User-agent: x\nDisallow: /\n").allow("/a"));
        assert!(Robots::parse("<html>no such page</html>").allow("/a"));
        assert!(Robots::parse("User-agent: *\nDisallow: /a\nAllow: /a\n").allow("/a"));
    }
}
