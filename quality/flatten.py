"""A page as somebody gets who selects all and copies: every visible line, furniture and all, nothing of the markup.

Standard library only. Lines are what block elements, cells and line breaks part; what a browser does not show
(scripts, styles, templates, the choices of forms) is left out, everything else stays: what style sheets and scripts
hide or reveal is not known without running them.

  quality/flatten.py FILE.html[.gz]      prints the lines
  quality/flatten.py --jsonl FOLDER      prints {id, text} of every page of a folder
"""
import gzip, html.parser, json, pathlib, re, sys

INLINE = set("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp "
             "small span strike strong sub sup time tt u var wbr img picture source button".split())
UNSEEN = set("script style noscript template svg iframe head select option textarea object audio video canvas math "
             "datalist".split())
VOID = set("area base br col embed hr img input link meta param source track wbr".split())


class Lines(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.open, self.unseen = [], [], []

    def flush(self):
        line = re.sub(r"[ \t\r\n\f]+", " ", "".join(self.open)).strip()
        self.open = []
        if line:
            self.lines.append(line)

    def handle_starttag(self, tag, attributes):
        if tag not in VOID and (self.unseen or tag in UNSEEN):
            self.unseen.append(tag)
        if tag not in INLINE:
            self.flush()

    def handle_startendtag(self, tag, attributes):
        if tag not in INLINE:
            self.flush()

    def handle_endtag(self, tag):
        if tag in self.unseen:
            # What was left open inside ends with it.
            while self.unseen and self.unseen.pop() != tag:
                pass
        if tag == "body":
            self.unseen.clear()
        if tag not in INLINE:
            self.flush()

    def handle_data(self, data):
        if not self.unseen:
            self.open.append(data)


def flatten(page):
    parser = Lines()
    parser.feed(page)
    parser.close()
    parser.flush()
    return "\n".join(parser.lines)


def decoded(raw):
    """UTF-8 where the bytes are valid, else the character set that the page declares."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        named = re.search(rb"charset=[\"' ]*([\w-]+)", raw[:8192])
        try:
            return raw.decode(named.group(1).decode() if named else "windows-1252", "replace")
        except LookupError:
            return raw.decode("utf-8", "replace")


def page(path):
    raw = pathlib.Path(path).read_bytes()
    return flatten(decoded(gzip.decompress(raw) if path.suffix == ".gz" else raw))


def folder(path):
    """Documents of a folder of pages, as `demarche read --from jsonl` takes them."""
    return [{"id": p.name.split(".")[0], "text": page(p)} for p in sorted(pathlib.Path(path).glob("*.html*"))]


if __name__ == "__main__":
    if sys.argv[1] == "--jsonl":
        print("\n".join(json.dumps(d, ensure_ascii=False) for d in folder(sys.argv[2])))
    else:
        print(page(pathlib.Path(sys.argv[1])))
