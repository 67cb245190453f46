//! Tables, feeds and JSON of others.

use crate::folder::{Folder, GOOD, page};

#[test]
fn tables_need_a_column_with_the_text() {
    let folder = Folder::new();
    folder.write("bad.csv", format!("id;summary\n1;\"{GOOD}\"\n2;\"{GOOD}\"\n"));
    let told = ["bad.csv: no column `text` (or `html`): the columns are id, summary", "--columns text=NAME"];
    folder.coded(&["bad.csv"], 2, &told, 0);
    folder.coded(&["bad.csv", "--columns", "text=summary"], 0, &[], 2);
}

#[test]
fn a_bad_row_is_set_aside() {
    let folder = Folder::new();
    let csv =
        format!("id,date,text\n1,2024-05-06,\"{GOOD}\"\n2,\"{GOOD}\"\n3,soon,x\n4,2024-05-07,\"{GOOD}\"\n");
    folder.write("rows.csv", csv);
    let told = ["rows.csv:3: the row has 2 fields, the header 3", "rows.csv:4: the date \"soon\""];
    folder.coded(&["rows.csv"], 1, &told, 2);
    assert_eq!(folder.column("documents", "published"), ["2024-05-06", "2024-05-07"]);
    assert_eq!(folder.column("problems", "position"), ["2", "3"]);
}

#[test]
fn feeds_are_read_and_what_is_no_feed_is_told() {
    let folder = Folder::new();
    let item = |n: usize| {
        format!(
            "<item><title>Talks {n}</title><link>https://example.org/{n}</link><guid>g{n}</guid>\
             <pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><description><![CDATA[<p>{GOOD}</p>]]></description></item>"
        )
    };
    folder.write(
        "good.xml",
        format!("<?xml version=\"1.0\"?><rss><channel>{}{}</channel></rss>", item(1), item(2)),
    );
    folder.write("cut.rss", format!("<rss><channel>{}<item><title>Half", item(3)));
    folder.write("page.xml", page("No feed"));
    folder.write("no.xml", "nothing of the kind");
    folder.coded(&["good.xml"], 0, &[], 2);
    assert_eq!(folder.column("documents", "published"), ["2024-05-06", "2024-05-06"]);
    assert_eq!(folder.column("documents", "url"), ["https://example.org/1", "https://example.org/2"]);
    folder.coded(&["cut.rss"], 1, &["cut.rss:1: not well-formed XML: the file ends too early"], 3);
    folder.coded(&["page.xml"], 2, &["page.xml: neither a feed"], 3);
    folder.coded(&["no.xml"], 2, &["no.xml: not XML"], 3);
}

#[test]
fn atom_and_agency_items() {
    let folder = Folder::new();
    folder.write(
        "feed.atom",
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>a</id><title>T</title>\
             <link href=\"https://example.org/a\"/><updated>2024-05-06T10:00:00Z</updated>\
             <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{GOOD}</p></div></content></entry></feed>"
        ),
    );
    folder.write(
        "item.xml",
        format!(
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:n\"><itemMeta>\
             <versionCreated>2024-05-07T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>H</headline>\
             </contentMeta><contentSet><inlineXML><html><body><p>{GOOD}</p></body></html></inlineXML></contentSet></newsItem>"
        ),
    );
    folder.coded(&["feed.atom", "item.xml"], 0, &[], 2);
    assert_eq!(folder.column("documents", "published"), ["2024-05-06", "2024-05-07"]);
    assert_eq!(folder.column("documents", "id"), ["a", "urn:n"]);
}

#[test]
fn json_of_other_programs() {
    let folder = Folder::new();
    let others = [
        format!(
            "{{\"maintext\": {GOOD:?}, \"date_publish\": \"2024-05-06 10:00:00\", \"title\": \"T\", \"authors\": [], \"source_domain\": \"example.org\", \"url\": \"https://example.org/n\"}}"
        ),
        format!(
            "{{\"raw_text\": {GOOD:?}, \"text\": {GOOD:?}, \"date\": \"2024-05-06\", \"source\": \"https://example.org/t\", \"id\": null}}"
        ),
        format!(
            "{{\"@graph\": [{{\"@type\": \"Person\"}}, {{\"@type\": \"NewsArticle\", \"headline\": \"H\", \"articleBody\": {GOOD:?}, \"datePublished\": \"2024-05-06T10:00Z\", \"url\": \"https://example.org/l\"}}]}}"
        ),
        format!(
            "{{\"uri\": \"https://example.org/j\", \"headline\": \"H\", \"body_text\": {GOOD:?}, \"versioncreated\": \"2024-05-06T10:00:00Z\"}}"
        ),
        format!(
            "{{\"@type\": \"NewsArticle\", \"headline\": \"H\", \"articleBody\": {GOOD:?}, \"datePublished\": \"2024-05-06\", \"mainEntityOfPage\": {{\"@id\": \"https://example.org/p\"}}}}"
        ),
        format!(
            "{{\"uri\": \"https://example.org/k\", \"headlines\": [{{\"value\": \"H\"}}], \"bodies\": [{{\"contentType\": \"text/plain\", \"value\": {GOOD:?}}}], \"versionCreated\": \"2024-05-06T10:00:00Z\"}}"
        ),
    ];
    folder.write("others.jsonl", others.join("\n"));
    folder.coded(&["others.jsonl"], 0, &[], 6);
    assert_eq!(folder.column("documents", "published"), ["2024-05-06"; 6]);
    let urls = folder.column("documents", "url");
    assert_eq!(urls, ["n", "t", "l", "j", "p", "k"].map(|n| format!("https://example.org/{n}")));
}
