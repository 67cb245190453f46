//! Which field of JSON or column of CSV holds what.

use demarche::model::{Content, RawDocument};
use jiff::civil::Date;

/// Names of fields by what they hold, likeliest first. The first of each must be what it should be; of
/// the others, which many sources use for other things, what does not fit is passed over.
#[derive(Clone, Debug)]
pub struct Fields {
    id: Vec<String>,
    text: Vec<String>,
    html: Vec<String>,
    date: Vec<String>,
    title: Vec<String>,
    url: Vec<String>,
}

impl Default for Fields {
    /// Démarche's own names, then those of news-please, trafilatura, schema.org and ninjs.
    fn default() -> Self {
        let list = |names: &str| names.split(' ').map(str::to_owned).collect();
        Fields {
            id: list("id guid uri"),
            text: list("text maintext articleBody body_text body content raw_text main_content article"),
            html: list("html body_xhtml body_html raw_html"),
            date: list(
                "date date_publish datePublished published published_at publish_date publication_date pubDate \
                 pubdate firstcreated versioncreated firstCreated versionCreated contentCreated dateCreated",
            ),
            title: list("title headline"),
            url: list("url link source_url web_url source mainEntityOfPage @id uri"),
        }
    }
}

impl Fields {
    /// Sets names as `text=body`.
    ///
    /// # Errors
    /// A sentence for the user, if it does not have that form.
    pub fn set(&mut self, pair: &str) -> Result<(), String> {
        let known = "id, text, html, date, title, url";
        let form = || format!("{pair:?} is not like text=body; what can be named: {known}");
        let (what, name) = pair.split_once('=').filter(|(_, name)| !name.is_empty()).ok_or_else(form)?;
        let names = match what {
            "id" => &mut self.id,
            "text" => &mut self.text,
            "html" => &mut self.html,
            "date" => &mut self.date,
            "title" => &mut self.title,
            "url" => &mut self.url,
            _ => return Err(form()),
        };
        *names = vec![name.to_owned()];
        // Who names the column of the text does not want another one to be read.
        match what {
            "text" => self.html.clear(),
            "html" => self.text.clear(),
            _ => {}
        }
        Ok(())
    }

    /// Whether any of the names holds the text.
    pub(crate) fn have_text(&self, names: &[String]) -> bool {
        self.text.iter().chain(&self.html).any(|n| names.contains(n))
    }

    /// The names of the text, for messages.
    pub(crate) fn text_names(&self) -> String {
        let names: Vec<&str> =
            [&self.text, &self.html].iter().filter_map(|n| n.first()).map(String::as_str).collect();
        format!("`{}`", names.join("` (or `")) + if names.len() > 1 { ")" } else { "" }
    }

    /// The document of a row. `get` gives a field by name, or says why it is not text (`strict`).
    pub(crate) fn document(
        &self,
        mut get: impl FnMut(&str, bool) -> Result<Option<String>, String>,
        fallback: &str,
    ) -> Result<RawDocument, String> {
        let content = self.content(&mut get)?;
        let id = first(&mut get, &self.id)?.map_or_else(|| fallback.to_owned(), |(_, id)| id);
        let published = match first(&mut get, &self.date)? {
            Some((name, date)) => {
                Some(day(&date).map_err(|e| if name == "date" { e } else { format!("{name}: {e}") })?)
            }
            None => None,
        };
        let title = first(&mut get, &self.title)?.map(|(_, title)| title);
        Ok(RawDocument { id, content, url: self.address(&mut get)?, title, published })
    }

    /// Pages under their own name, then text, then pages under others' names.
    fn content(
        &self,
        get: &mut impl FnMut(&str, bool) -> Result<Option<String>, String>,
    ) -> Result<Content, String> {
        let (own, others) = self.html.split_at(self.html.len().min(1));
        if let Some((_, html)) = first(get, own)? {
            return Ok(Content::Html(html.into_bytes()));
        }
        if let Some((_, text)) = first(get, &self.text)? {
            return Ok(Content::Text(text));
        }
        for name in others {
            if let Some(html) = get(name, false)?.filter(|h| !h.is_empty()) {
                return Ok(Content::Html(html.into_bytes()));
            }
        }
        Err(format!("the field {} is missing", self.text_names()))
    }

    fn address(
        &self,
        get: &mut impl FnMut(&str, bool) -> Result<Option<String>, String>,
    ) -> Result<Option<String>, String> {
        for (n, name) in self.url.iter().enumerate() {
            let found = get(name, n == 0)?.filter(|u| n == 0 || u.starts_with("http"));
            if found.as_ref().is_some_and(|u| !u.is_empty()) {
                return Ok(found);
            }
        }
        Ok(None)
    }
}

/// The first field that is there and not empty.
fn first<'n>(
    get: &mut impl FnMut(&str, bool) -> Result<Option<String>, String>,
    names: &'n [String],
) -> Result<Option<(&'n str, String)>, String> {
    for (n, name) in names.iter().enumerate() {
        if let Some(value) = get(name, n == 0)?.filter(|v| !v.is_empty()) {
            return Ok(Some((name, value)));
        }
    }
    Ok(None)
}

/// An ISO 8601 day, also at the head of a longer time stamp, or the date of a letter (RFC 2822).
pub(crate) fn day(date: &str) -> Result<Date, String> {
    let date = date.trim();
    let iso = || date.get(..10).and_then(|d| d.parse().ok());
    let basic =
        || date.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit())).and_then(|d| d.parse().ok());
    let letter = || jiff::fmt::rfc2822::parse(date).ok().map(|zoned| zoned.date());
    iso()
        .or_else(basic)
        .or_else(letter)
        .or_else(|| loose(date))
        .ok_or_else(|| format!("the date {date:?} is not an ISO 8601 day like 2022-01-13"))
}

/// "Thu, 13 Jan 2022 10:00 UTC" and other letters with a wrong zone or weekday: day, month and year alone.
fn loose(date: &str) -> Option<Date> {
    let mut words = date.split_whitespace().skip_while(|w| !w.bytes().all(|b| b.is_ascii_digit()));
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = month.get(..3)?.to_ascii_lowercase();
    let month = names.iter().position(|n| *n == month)?;
    Date::new(year.parse().ok()?, i8::try_from(month).ok()? + 1, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_many_sources() {
        let is = |text: &str| day(text).map(|d| d.to_string());
        for text in [
            "2022-01-13",
            "2022-01-13 10:00:00",
            "2022-01-13T23:59:59+05:00",
            "20220113T100000Z",
            "Thu, 13 Jan 2022 10:00:00 GMT",
            "Thu, 13 Jan 2022 10:00 XYZ",
            "13 January 2022",
        ] {
            assert_eq!(is(text).as_deref(), Ok("2022-01-13"), "{text}");
        }
        assert!(day("soon").is_err());
        assert!(day("13/01/2022").is_err());
    }
}
