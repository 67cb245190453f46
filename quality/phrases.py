"""Phrase cases of four date libraries, scored with `demarche when -`: which of them news can ask for, and why not the others.

A case: the phrase, the day it is said on, the day it means and how precisely. It is right if one value read from it
holds that day and is not coarser than asked, or than the unit that the phrase names ("two years ago" is a year in TIMEX3).
Where a phrase does not say which year or week it means ("March 3", "Friday"), any is taken: assistants look ahead, news back.
"""
import datetime as D, json, re

GRAINS = {"day": 1, "weekend": 3, "week": 7, "month": 31, "quarter": 92, "season": 93, "half": 184, "year": 366, "decade": 3653}

# What is left out: name, reason, pattern of the phrase. docs/times.md shows the same list.
LEFT_OUT = [
    ("clock", "times of day, zones and units below a day: the record dates events by day",
     r"\d\s*(?:[ap]\.?\s?m\b|h\b|hr|min|sec|m\b|s\b)|\d:\d\d|o'?clock|\b(?:hours?|minutes?|seconds?|mins?|secs?|hrs?|noon|midday|midnight|morning|afternoon|evening|nights?|tonight|lunch\w*|breakfast|dinner|eod|gmt|utc|est|pst|moment|asap|instant|milliseconds?|ms)\b|T\d\d|\bat \d"),
    ("range", "two ends, or a part of a period: the record has the expressions inside",
     r"\b(?:between|from .* (?:to|till|until|through|thru)|to|through|thru|until|till|after|before|since|by|ending|beginning|begin|start|end|later than|earlier|up to|as of|onwards?|more than|less than|prior to|within|over|early|late|mid|middle)\b|\d\s*[-–~]\s*\d{1,2}\b(?!-)|\d(?:st|nd|rd|th)?\s*[-–~]|\w\s+[-–~]\s+\w"),
    ("shorthand", "typed shorthand, misspellings and words written together",
     r"\b(?:qtr|yr|yrs|mon?|mos|wk|wks|tmr|tmrw|2moro|2morrow|tomorrows|lastmonth|eom|eoy|boy|bom|y'day|tdy|dod|otd|d|w|y|q|qs)\b|\d+[dwmy]\b|\d+[a-z]*(?:days?|weeks?|months?|years?|yrs?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|april)\w*|[a-z]{3}\d|\d\dq\d|\d{4}q\d|\bq\d|\d{4}\s*/\s*\d\d?\b(?!/)|[()\[\]+*]|\d\d\s+\d\d|\b(?:upcoming|hence|back)\b|\bday\b.*\bweek\b|\ba days\b"),
    ("numbers", "days in figures but the American month/day/year and ISO 8601, years in two figures, weeks by number: newspapers spell months out and print four figures",
     r"^\D*\d{1,2}\s*[/.-]\s*\d{1,2}\D*$|\d\d?\s*[.-]\s*\d\d?\s*[.-]\s*\d{2,4}|\d\d?\s*/\s*\d{4}|\d/\d\d?[ ,]\s*\d\d|\d+[-/](?:[A-Z][a-z]+|[a-z]{3,})|[a-z]+[-/.]\s?\d|\d{4}[./]\d|\d{8}|\d{4}-\d\d?$|\d{4}-[a-z]|^(?:the |on )*\d{1,2}$|\d(?:st|nd|rd|th)?\s+[a-z]{3,},?\s+\d\d$|[a-z]{3,}\.?\s+(?:\d\d?,?\s+\d\d|3[2-9]|[4-9]\d)$|\bof \d\d$|\bweek \d"),
    ("spelled", "years and days of the month in words: newspapers print figures",
     r"\b(?:seventeen|eighteen|nineteen|two thousand|one thousand)\b|\b(?:twenty|thirty)[- ](?:one|two|three|four|five|six|seven|eight|nine)\b"),
    ("ordinals", "a place inside a period counted by an ordinal (\"the third last week of 2018\"), or days counted from another day",
     r"\b(?:first|second|third|fourth|fifth|last|\d(?:st|nd|rd|th))\s+(?:last\s+)?(?:day|week|weekend|month|quarter|half|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*)(?:\s+(?:of|in|after|from|next)\b|$)|\bclosest\b|\bides\b|\w+days (?:from now|ago|back)|\bfrom (?:christmas|easter|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan\w*)|after (?:next|christmas|easter)|\bin (?:a|1) year\b.*\bmarch|march in|\bthanksgiving in\b|\bweekend\b.*\d{4}|\bdays? weekend|weekend of|week of the"),
    ("feasts", "feasts of lunar calendars and days without public standing",
     r"eid|ul-adha|jadid|prophet|chaudas|puja|dussehra|kalyanak|sankran|bogi|maghi|vasakhi|vaishakh|vaisakha|pyre|dhulandi|phagwah|gobind|koningsdag|\bguru\b|samvat|chaitra|covenant|mysteries|holy spirit|branch|paddy|holocaust|lag b|ramadan|ramzan|ramadhan|sacrifice|bakr|ugadi|yugadi|chinese|jayanti|ravidass|rabindra|pargat|valmiki|laylat|qadr|jumu|jamat|isra|mi'?raj|pongal|vaisakhi|baisakhi|parsi|jamshedi|nowruz|vesak|buddha|diwali|deepavali|chhath|chatt|surya|onam|holi\b|holika|chhoti|orthodox|clean monday|yom|islamic|hijri|muharram|dhanteras|dhanatrayodashi|chaturdashi|vijayadashami|karva|mahavir|vasant|basant|krishna|gokulashtami|vegan|lazarus|shemini|simchat|tisha|mawlid|ashura|tu bi|bhau|bhai|saptami|yatra|raksha|rakhi|shivaratri|dayananda|boghi|bhogi|purim|ganesh|navami|boss|king'?s day|hanukkah|hannukah|rosh|passover|sukkot|april fool|teacher|girls|singles|yuandan|lantern|lunar|spring festival|mid-?autumn|earth day|secretar|tax day|siblings|white day|loy krathong|kwanzaa|tokyo|gp\b|grandp"),
    ("lengths", "read as lengths and references, which TIMEX3 asks where the libraries count back or ahead (\"the past week\", \"a few days ago\")",
     r"\b(?:past|few|some|several|couple)\b|\b(?:last|next|previous)\s+(?:\d+|two|three|four|five|six|ten|eleven)\b|^\d+ (?:year|month|week|day)s?\b(?!.*\b(?:ago|from now)\b)|\band a quarter\b|\ba quarter year\b"),
    ("chat", "words of talk and of computers", r"\b(?:now|my|this time|these days|later|sometime|anytime|weekdays?|workdays?|workweek|business|working|hour|till date|just|date|fortnights?|moments?|time|random|ftw|cortana|schedule|book|decades?|the day$)\b"),
    ("era", "years before 1000, after 2100 and eras: no news", r"\b(?:a\.?d|b\.?c|bce?|ce)\b|\b1?\d{3} years|\bmillenni|\bcentur|^(?:in )?2[1-9]\d\d$"),
]
PATTERNS = [(name, re.compile(pattern, re.I)) for name, _, pattern in LEFT_OUT]
DIRECTED = re.compile(r"\b(?:last|next|this|past|previous|coming|following|current|ago|from now|from today|yesterday|today|tomorrow|in (?:a|an|one|two|three|\d+))\b", re.I)
COUNTED = re.compile(r"\b(?:ago|from now|from today|yesterday|today|tomorrow|week|month|year)\b", re.I)
FEAST = re.compile(r"christmas|xmas|easter|thanksgiving|halloween|valentine|new year|black friday|cyber monday|\b(?:mlk|luther|independence|labor|memorial|veterans|father'?s|mother'?s|workers'?|patricks?)\b|pentecost|whit|palm|trinity|maundy|good friday|mardi|pancake|shrove", re.I)
ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.I)
UNIT = re.compile(r"\b(day|week|month|quarter|year)s?\b", re.I)
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*", re.I)
WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.I)


def left_out(phrase):
    """The first category that takes the phrase out; None for what news can ask."""
    return next((name for name, pattern in PATTERNS if pattern.search(phrase)), None)


def day(text):
    return D.date.fromisoformat(text[:10])


def is_day(text):
    return bool(re.match(r"[12]\d{3}-\d\d-\d\d", text or ""))


# ---------------------------------------------------------------- the four sets: (phrase, said on, day meant, grain) or (phrase, said on, TIMEX3 value, None)
def duckling(rows):
    for r in rows:
        g = r["gold"]
        if g and g.get("kind") == "instant" and g["grain"] in GRAINS and not g["value"].startswith("-"):
            yield r["text"], day(r["ref"]), day(g["value"]), g["grain"]


def chrono(rows):
    for r in rows:
        start = (r["gold"] or {}).get("start") or {}
        end = (r["gold"] or {}).get("end")
        if r["parser"] not in ("chrono", "chrono.casual", "chrono.en") or not is_day(r["ref"]) or end:
            continue
        if {"hour", "minute", "second", "timezoneOffset"} & set(start) and start.get("hour") not in (None, 12, 0):
            continue
        if {"year", "month"} <= set(start):
            grain = "day" if "day" in start else "month"
            if start["year"] > 0:
                yield r["text"], day(r["ref"]), D.date(start["year"], start["month"], start.get("day", 1)), grain
        elif start.get("date", "")[11:13] == "12" and not start["date"].startswith("-"):
            yield r["text"], day(r["ref"]), day(start["date"]), "day"


def months_away(on, n):
    year, month = divmod(on.year * 12 + on.month - 1 + n, 12)
    return D.date(year, month + 1, min(on.day, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month])) if 0 < year < 9999 else None


def dateparser(rows):
    on = D.date(2014, 9, 1)
    for r in rows:
        kw, args = r["kw"], r["args"]
        away = kw.get("ago") or kw.get("in_future")
        if r["file"] == "test_date_parser.py" and len(args) == 2 and isinstance(args[1], str) and args[1].endswith("T00:00:00"):
            yield args[0], D.date(2012, 11, 13), day(args[1]), "day"
        elif away is not None and args and not {"hours", "minutes", "seconds"} & set(away):
            sign = -1 if "ago" in kw else 1
            meant = months_away(on, sign * (12 * away.get("years", 0) + away.get("months", 0))) if 0 < on.year + sign * away.get("years", 0) < 3000 else None
            if meant and isinstance(args[0], str) and left_out(args[0]) is None:
                yield args[0], on, meant + D.timedelta(sign * (7 * away.get("weeks", 0) + away.get("days", 0))), kw.get("period", "day")


def recognizers(rows):
    for r in rows:
        results = r["results"] or []
        if r["spec"] not in ("DateParser", "DatePeriodParser", "DurationParser", "HolidayParser", "DateTimeModel") or len(results) != 1 or not is_day(r["ref"]):
            continue
        result = results[0]
        kind = (result.get("TypeName") or result.get("Type") or "").split(".")[-1]
        if kind not in ("date", "daterange", "duration"):
            continue
        value = result.get("Value") or {}
        values = (result.get("Resolution") or {}).get("values") or []
        timex = value.get("Timex") or (values[0].get("timex") if values else None)
        if not timex or timex.startswith("(") or any(v.get("Mod") for v in values) or value.get("Mod"):
            continue
        days = [v.get("value") or v.get("start") for v in values]
        days += [(value.get(k) or {}).get(f) for k in ("PastResolution", "FutureResolution") for f in ("date", "startDate")]
        days = [day(d) for d in days if is_day(d)]
        if kind == "duration":
            yield result["Text"], day(r["ref"]), timex, None
        elif days:
            grain = {4: "year", 3: "decade", 7: "month"}.get(len(timex), "day") if "X" not in timex else "day" if kind == "date" else None
            grain = "week" if "-W" in timex and kind == "daterange" else "season" if re.search("-(SP|SU|FA|WI)", timex) else "quarter" if "-Q" in timex else grain
            yield result["Text"], day(r["ref"]), days, grain or "month"


SETS = {"duckling_en_time": duckling, "recognizers_en_datetime": recognizers, "chrono_en": chrono, "dateparser_en": dateparser}


# ---------------------------------------------------------------- scoring
def interval(value):
    """First and last day of a TIMEX3 date."""
    value = value.split("T")[0]
    last = lambda y, m: (D.date(y + m // 12, m % 12 + 1, 1) - D.timedelta(1))
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        d = D.date(*map(int, m.groups()))
        return d, d
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        d = D.date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1)
        return d, d + D.timedelta(1 if m[3] else 6)
    if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return D.date(int(m[1]), int(m[2]), 1), last(int(m[1]), int(m[2]))
    if m := re.fullmatch(r"(\d{4})-(Q|H)(\d)", value):
        n = 3 if m[2] == "Q" else 6
        return D.date(int(m[1]), (int(m[3]) - 1) * n + 1, 1), last(int(m[1]), int(m[3]) * n)
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[m[2]]
        year = int(m[1]) - (m[2] == "WI")
        return D.date(year, first, 1), last(year, first + 2)
    if re.fullmatch(r"\d{4}", value):
        return D.date(int(value), 1, 1), D.date(int(value), 12, 31)
    if re.fullmatch(r"\d{3}", value):
        return D.date(int(value) * 10, 1, 1), D.date(int(value) * 10 + 9, 12, 31)
    return None


def free(phrase, got, meant):
    """Whether two days differ only in what the phrase does not say: the year, the month, or which such weekday."""
    off = abs((meant - got).days)
    if WEEKDAY.search(phrase) and not MONTH.search(phrase) and not COUNTED.search(phrase) and not FEAST.search(phrase):
        return off in (7, 14)  # "next Friday", "last Friday": usage is divided
    if "weekend" in phrase and not DIRECTED.search(phrase):
        return off in (7, 14)
    if COUNTED.search(phrase) or re.search(r"\d{4}|\b(?:last|next|previous|following)\b", phrase, re.I):
        return False
    if MONTH.search(phrase):
        return (got.month, got.day) == (meant.month, meant.day) and abs(got.year - meant.year) <= (8 if (got.month, got.day) == (2, 29) else 1)
    if re.search(r"\d(?:st|nd|rd|th)\b|\bfirst\b", phrase, re.I):
        return got.day == meant.day and off <= 62
    return FEAST.search(phrase) is not None and off <= 400


def right(case, values):
    phrase, _, meant, grain = case
    if grain is None:
        return meant.replace("P0.5Y", "P6M") in values
    unit = UNIT.search(phrase)
    # A month without figures is a month, also where a library sets its first day.
    grain = "month" if MONTH.search(phrase) and not re.search(r"\d", phrase) and grain == "day" and not WEEKDAY.search(phrase) and not ORDINAL.search(phrase) else grain
    length = max(GRAINS[grain], GRAINS[unit[1].lower()] if unit else 0)
    for first, last in filter(None, map(interval, values)):
        if (last - first).days >= length:
            continue
        for day_meant in meant if isinstance(meant, list) else [meant]:
            if first <= day_meant <= last:
                return True
            if free(phrase, first, day_meant):
                return True
    return False


def measure(name, folder, when):
    """(figures, the cases that fail) of a set; `when` reads [{text, published}] into lists of values."""
    rows = [json.loads(line) for line in open(folder / f"{name}.jsonl", encoding="utf-8") if line.strip()]
    cases = list(SETS[name](rows))
    asked = [c for c in cases if left_out(c[0]) is None]
    values = when([{"text": c[0], "published": c[1].isoformat()} for c in asked])
    failed = [(c, v) for c, v in zip(asked, values) if not right(c, v)]
    share = lambda n, of: round(n / max(1, of), 4)
    return {"applies": share(len(asked), len(rows)), "right": share(len(asked) - len(failed), len(asked))}, failed, cases
