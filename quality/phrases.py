"""Phrase cases of four date libraries, scored with `demarche when -`: which of them news can ask for, and why not the others.

A case: the phrase, the day it is said on, and what it means (`Want`). Every case of a library that gives a value is
sorted into one category: of those news has (`ASKED`) and those it has not (`LEFT_OUT`, each a pattern with its reason).
`applies` is the share of the cases asked. Where a phrase does not say which year or week it means ("March 3", "Friday"),
any is taken: assistants look ahead, news back. TIMEX3 has no value of two ends, of parts and of open sides: the record has
the expressions inside ("from July 13 to 15", "the end of 2012", "since 2014"), and a right reading is one that has these.
"""
import datetime as D, json, re

from phrase_sets import GRAINS, SETS, day, is_day

# What news has, in the order in which a case is sorted; the last pattern takes all others.
ASKED = [
    ("repeated", lambda c: c.want.kind == "value" and (c.want.value.startswith("XXXX") or re.search(r"\b(?:every|each|\w+ly)\b", c.phrase, re.I))),
    ("length", lambda c: c.want.kind == "value"),
    ("clock time", lambda c: c.want.kind == "clock"),
    ("part of a day", lambda c: c.want.kind == "part"),
    ("open side", lambda c: c.want.kind == "open"),
    ("holiday", lambda c: FEAST.search(c.phrase)),
    ("two ends", lambda c: c.want.kind == "span" and TWO_ENDS.search(c.phrase)),
    ("counted stretch", lambda c: COUNTED_STRETCH.search(c.phrase)),
    ("part of a period", lambda c: PERIOD_PART.search(c.phrase)),
    ("counted day", lambda c: re.search(r"\b(?:ago|from now|from today|later|earlier)\b|^in \w+ (?:day|week|month|year)s?\b", c.phrase, re.I)),
    ("week, month, quarter, season, year", lambda c: c.want.grain not in (None, "day")),
    ("weekday", lambda c: WEEKDAY.search(c.phrase) and not MONTH.search(c.phrase)),
    ("day", lambda c: True),
]

FEASTS = r"lent\b|great fast|ingathering|succos|shavuot|night of|night journey|ascension to heaven|navaratri|gysd|youth service|hann?ukk?ah|chanukah|eid|ul-adha|jadid|prophet|chaudas|puja|dussehra|kalyanak|sankran|bogi|maghi|vasakhi|vaishakh|vaisakha|pyre|dhulandi|phagwah|gobind|koningsdag|\bguru\b|samvat|chaitra|covenant|mysteries|holy spirit|branch|paddy|holocaust|lag b|ramadan|ramzan|ramadhan|sacrifice|bakr|ugadi|yugadi|chinese|jayanti|ravidass|rabindra|pargat|valmiki|laylat|qadr|jumu|jamat|isra|mi'?raj|pongal|vaisakhi|baisakhi|parsi|jamshedi|nowruz|vesak|buddha|diwali|deepavali|chhath|chatt|surya|onam|holi\b|holika|chhoti|orthodox|clean monday|yom|islamic|hijri|muharram|dhanteras|dhanatrayodashi|chaturdashi|vijayadashami|karva|mahavir|vasant|basant|krishna|gokulashtami|vegan|lazarus|shemini|simchat|tisha|mawlid|ashura|tu bi|bhau|bhai|saptami|yatra|raksha|rakhi|shivaratri|dayananda|boghi|bhogi|purim|ganesh|navami|boss|king'?s day|hanukkah|hannukah|rosh|passover|sukkot|april fool|teacher|girls|singles|yuandan|lantern|lunar|spring festival|mid-?autumn|earth day|secretar|tax day|siblings|white day|loy krathong|kwanzaa|tokyo|gp\b|grandp"

# What news has not: name, reason, pattern of the phrase. docs/times.md shows the same list.
LEFT_OUT = [
    ("zones", "offsets and names of time zones alone or beside a clock time: the record dates events by day",
     r"\b(?:gmt|utc|[ecmp][sd]t|pdst|cet|bst|aest|acdt|zone|timezone|standard time)\b|[+-]\d\d:?\d\d\b|\d[tT]\d\d|\d{2}z\b"),
    ("below a day", "counted in hours, minutes and seconds (\"in five minutes\"), seconds on the clock: orders to an assistant, not days",
     r"\b(?:hours?|minutes?|seconds?|mins?|secs?|hrs?|milliseconds?|ms|moment|instant)\b|\d\s*(?:h|m|s|hrs?|min|sec)\b|:\d\d:\d\d"),
    ("appointments", "two times on the clock, meals, and hours without \"a.m.\", \"p.m.\" or minutes: slots of a calendar",
     r"\b(?:tomorrow|today)\s+(?:\d|three|four|five)|^\d{1,2} (?:tomorrow|today)|[^\d.\s]\s+[ap]m$|(?:month|year|days) at \d|\d(?:\s*[ap]\.?m\.?)?\s*[-–]\s*\d{1,2}(?::\d\d)?\s*(?:[ap]\.?\s?m|o'?clock|in the)|\d:\d\d\s*[-–]|\b(?:from|between|before|after|until|untill|till|since|by|for|through|around|about)\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b|to|and|-|$|tomorrow|today|on|untill?)|\b(?:lunch\w*|breakfast|dinner|supper|eod|o'?clock|past|quarter to|half past|ish|noonish)\b(?=.*\d|$)|\bat \d{1,2}(?!\d|[:.]\d\d|\s*[ap]\.?m|(?:st|nd|rd|th))|\d\s?[ap]\b(?!\.?\s?m)|\bat (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\b(?:morning|afternoon|evening|tonight)\b.*\d|\d.*\b(?:morning|afternoon|evening|tonight|night)\b"),
    ("shorthand", "typed shorthand, misspellings and words written together",
     r"\d+h\d+|\b\d+ (?:past|next|previous|following)\b|week-\s?end|\bweek end\b|wkend|\bcy\d|\d{4}h\d|\b[a-z]{3}-[a-z]{3}\b|ampm|\d\.am|['\x22]$|\batm\b|next couple|\b(?:qtr|yr|yrs|mo|mos|wk|wks|tmr|tmrw|2moro|2morrow|tomorrows|lastmonth|e[od]?[my]|eo[dmy]|bo[my]|y'day|tdy|tonite|dod|otd|d|w|y|q|qs|w/c|sy\d+|fy\d+|h[12])\b|\d+[dwmyh]\b|\d+[a-z]*(?:days?|weeks?|months?|years?|yrs?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|april)\w*|[a-z]{3}\d|\d\dq\d|\d{4}\s*-?q\d|\bq\d|\d{4}\s*/\s*\d\d?\b(?!/)|[()\[\]+*<>=@~]|\d\d\s+\d\d|\b(?:upcoming|hence|back)\b|\bday\b.*\bweek\b|\ba days\b|\b(?:two|upcoming|\d) (?:day|week|month|quarter|year)$|ish\b"),
    ("numbers", "days in figures but the American month/day/year and ISO 8601, years in two figures, weeks by number: newspapers spell months out and print four figures",
     r"^\d{4}\s*-\s*\d\d?$|^\d\d?\s*-\s*\d{4}$|^\D*\d{1,2}\s*[/.-]\s*\d{1,2}\D*$|\d\d?\s*[.-]\s*\d\d?\s*[.-]\s*\d{2,4}|\d\d?\s*/\s*\d{4}|\d/\d\d?[ ,]\s*\d\d|\d/\d\d?(?!\d*/\d)(?:\D|$)(?<!/\d\d/)|\d+[-/](?:[A-Z][a-z]+|[a-z]{3,})|[a-z]+[-/.]\s?\d|\d{4}[./]\d|\d{8}|\d{4}-\d\d?$|\d{4}-[a-z]|^(?:the |on )*\d{1,2}$|\b(?:19|20)\d\d [01]\d\b|\d(?:st|nd|rd|th)?\s+[a-z]{3,},?\s+\d\d$|[a-z]{3,}\.?\s+(?:\d\d?,?\s+\d\d|3[2-9]|[4-9]\d)$|\bof '?\d\d$|\bweek \d|\bday \d"),
    ("spelled", "years and days of the month in words: newspapers print figures",
     r"\b(?:ten|seven|nine|twelve|half|three|four|five|six|eight|eleven)[- ](?:thirty|fifty|forty|zero|oh|o|ou|three|twenty|fifteen)\b|\b\d{3,4}\s*[ap]\.?m|^(?:at|around|approximately|in) \d+$|\boclock\b|\d in the am|\ba quarter (?:to|past)|\d+ to noon|half past|half three|first \d\d$|^the thirty|\bp m$|two thousands|twenty-tens|quarters? year|and a quarter|\b(?:seventeen|eighteen|nineteen|two thousand|one thousand)\b|\b(?:twenty|thirty)[- ](?:one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b|\b(?:eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth)\b"),
    ("arithmetic", "days counted from another day, from the end of a period, or by how many such days (\"3 Fridays from now\", \"the third last week of 2018\", \"the Christmas closest to today\")",
     r"(?:day|week|month|year)s? (?:after|before) (?:today|yesterday|tomorrow)|\bstarting\b|^in \w+ (?:weeks?|years?) since|in the future|thanksgiving in \w+ year|after the next|\b(?:first|second|third|fourth|fifth|\d(?:st|nd|rd|th))\s+last\b|\bclosest\b|\bides\b|\w+days (?:from now|ago|back)|\bfrom (?:christmas|easter|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|\d|(?:the )?(?:last|next|this))|\bafter (?:next|christmas|easter|tomorrow\b.+)|(?:week|month|year|day)s? (?:after|before|from) (?!now|today|tomorrow$|that|yesterday$)\w|\bin (?:a|1) year\b.*\bmarch|march in|for \d+ (?:day|week|month)|for (?:two|three|ten) |\bfirst (?:mon|tues|wednes|thurs|fri|satur|sun)day$|\b(?:first|last|\d(?:st|nd|rd|th)) (?:weekend|cycle|half)|weekend of"),
    ("vague", "\"a few days ago\" is a reference to the past in TIMEX3, which the libraries count as three",
     r"\b(?:few|several|couple|some)\b.*\b(?:ago|earlier|later)\b"),
    ("feasts", "feasts of lunar and regional calendars, of which a table of days would be needed, and days without public standing",
     FEASTS),
    ("chat", "words of talk, of work and of computers", r"\bseasons?\b|\brest\b|\bremaining\b|later than|earlier than|\bpresent\b|\bdaytime\b|end of (?:the |this )?(?:day|tomorrow|\w+day)\b|\b(?:my|this time|these days|sometime|sometimes|anytime|weekdays?|workdays?|workweek|business|working|schoo?l|till date|just|date|moments?|time|random|ftw|cortana|schedule|book|the day$|rest of|preferably|asap|possible|now|fortnights?|commencing|ending|beginning on|year to date|more than|less than|within|greater|ahead)\b"),
    ("era", "years before 1000, after 2100 and eras: no news", r"\b(?:a\.?d|b\.?c|bce?|ce)\b|\b1?\d{3} years|\bmillenni|\bcentur|^(?:in )?2[1-9]\d\d$"),
]
FEAST = re.compile(r"christmas|xmas|easter|thanksgiving|halloween|valentine|new year|black friday|cyber monday|\b(?:mlk|luther|independence|labor|memorial|veterans|father'?s|mother'?s|workers'?|patricks?)\b|pentecost|whit|palm|trinity|maundy|good friday|mardi|pancake|shrove", re.I)
TWO_ENDS = re.compile(r"\b(?:from|between|to|through|thru|until|till)\b|\d\s*[-–]\s*\d|\w\s+[-–]\s+\w", re.I)
COUNTED_STRETCH = re.compile(r"\b(?:last|past|next|previous|coming|following|first)\s+(?:few|several|couple|\d+|two|three|four|five|six|ten|eleven)\b|\b(?:past|coming) (?:day|week|month|quarter|year)s?\b", re.I)
SEASON = re.compile(r"\b(?:spring|summer|fall|autumn|winter)\b", re.I)
PERIOD_PART = re.compile(r"\b(?:early|late|mid|middle|earlier|later|begin\w*|start|end|first|last|second|third|fourth)\b.*\b(?:of|in|week|month|year|quarter|half)\b|\b(?:early|late|mid)\b|\b(?:end|beginning) of\b", re.I)
PATTERNS = [(name, re.compile(pattern, re.I)) for name, _, pattern in LEFT_OUT]
DIRECTED = re.compile(r"\b(?:last|next|this|past|previous|coming|following|current|ago|from now|from today|yesterday|today|tomorrow|in (?:a|an|one|two|three|\d+))\b", re.I)
COUNTED = re.compile(r"\b(?:ago|from now|from today|yesterday|today|tomorrow|week|month|year)\b", re.I)
ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.I)
UNIT = re.compile(r"\b(day|week|month|quarter|year)s?\b", re.I)
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*", re.I)
WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.I)


def left_out(phrase):
    """The first category that takes the phrase out; None for what news can ask."""
    return next((name for name, pattern in PATTERNS if pattern.search(phrase)), None)


def asked(case):
    """The category of a case that news can ask."""
    return next(name for name, fits in ASKED if fits(case))


# ---------------------------------------------------------------- scoring
def interval(value):
    """First and last day of a TIMEX3 date."""
    if "/" in value:
        first, last = map(interval, value.split("/"))
        return (first[0], last[1]) if first and last else None
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


def nth(phrase, got, meant):
    """Whether two days are the same place inside of a month or quarter whose year is not said."""
    if re.search(r"\d{4}", phrase) or abs(got.year - meant.year) > 1:
        return False
    if re.search(r"\bquarter\b", phrase, re.I) and not re.search(r"\b(?:last|next|this|following|past)\b", phrase, re.I):
        return got.month == meant.month
    if MONTH.search(phrase) and re.search(r"\b(?:week|(?:mon|tues|wednes|thurs|fri|satur|sun)day|day)\b", phrase, re.I):
        return abs((got.replace(year=2000, day=min(got.day, 28)) - meant.replace(year=2000, day=min(meant.day, 28))).days) <= 7
    return False


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


CODES = {"MO": (0, 12), "MI": (11, 14), "AF": (12, 17), "EV": (16, 24), "NI": (16, 25), "DT": (6, 18)}


def same_day(phrase, got, meant):
    return got == meant or free(phrase, got, meant)


def right_hours(case, values):
    """The day, unless the phrase has none, and the hour on the clock or a part of the day that holds it."""
    phrase, _, want = case
    hour = int(want.clock[:2])
    named = WEEKDAY.search(phrase) or MONTH.search(phrase) or DIRECTED.search(phrase) or re.search(r"ton|\d{4}|\d/\d", phrase)
    for value in values:
        date, _, clock = value.partition("T")
        if named and not (is_day(date) and any(same_day(phrase, day(date), d) for d in want.days)):
            continue
        if want.kind == "part" and clock in CODES and CODES[clock][0] <= hour < CODES[clock][1]:
            return True
        if clock == want.clock:
            return True
    return False


def shifted(phrase, first, last):
    """The same days of the neighbouring years too, where the phrase does not say which year it means."""
    years = (0,) if re.search(r"\d{4}|\b(?:last|next|this|previous|following|coming|current)\s+(?:week|month|quarter|year|spring|summer|fall|autumn|winter)", phrase, re.I) or not (MONTH.search(phrase) or SEASON.search(phrase)) else (-1, 0, 1)
    for n in years:
        try:
            yield first.replace(year=first.year + n), last.replace(year=last.year + n)
        except ValueError:
            yield first.replace(year=first.year + n, day=28), last.replace(year=last.year + n, day=28)


def right_span(case, values):
    """One value that is the span or the period whose part it is; both ends; or its length, where it is counted."""
    phrase, _, want = case
    start, after = want.days
    found = [i for i in map(interval, values) if i]
    if any(a <= start and after - D.timedelta(1) <= b for a, b in found for a, b in shifted(phrase, a, b)) and PERIOD_PART.search(phrase):
        return True
    if SEASON.search(phrase):  # astronomers' seasons begin three weeks after the calendar's
        return any((min(b, after) - max(a, start)).days > 45 for a, b in found for a, b in shifted(phrase, a, b))
    if re.search(r"\b(?:19|20)?\d0'?s\b|ties\b", phrase):  # of which century is not said
        return any((a.year - start.year) % 100 == 0 for a, _ in found)
    one = lambda a, b: same_day(phrase, a, start) and abs((b - a) - (after - start) + D.timedelta(1)) <= D.timedelta(1)
    if any(one(a, b) for a, b in found for a, b in shifted(phrase, a, b)):
        return True
    if COUNTED_STRETCH.search(phrase):
        return any(re.fullmatch(r"P(?:\d+|X)[DWMYQ]", v) and abs(length_of(v) - (after - start).days) <= 4 + (after - start).days // 20 for v in values)
    if TWO_ENDS.search(phrase) and len(found) > 1:
        (first, _), (last_first, last) = found[0], found[-1]
        ends = [after - D.timedelta(1), after]
        by_year = lambda a, b: same_day(phrase, a, b) or any(a == x for x, _ in shifted(phrase, b, b))
        return by_year(first, start) and any(by_year(got, e) for e in ends for got in (last, last_first))
    return False


def length_of(value):
    n = re.search(r"\d+", value)
    return {"D": 1, "W": 7, "M": 30.4, "Q": 91.3, "Y": 365.25}[value[-1]] * (int(n[0]) if n else 3)


def right(case, values):
    phrase, _, want = case
    if want.kind == "value":
        clock = re.fullmatch(r"(.*)(T\d\d(?::\d\d)?)(?:P1D)?", want.value)
        if clock and not want.value.startswith("P"):  # "9 a.m. every Sunday": the clock and the day
            hour = clock[2] if ":" in clock[2] else clock[2] + ":00"
            return any(v.endswith(hour) for v in values) and (not clock[1] or clock[1] in values)
        return any(same_length(want.value, v) for v in values)
    if want.kind in ("clock", "part"):
        return right_hours(case, values)
    if want.kind == "span":
        return right_span(case, values)
    found = [i for i in map(interval, values) if i]
    if want.kind == "open":
        near = D.timedelta(1)
        return any(a - near <= d <= b + near or same_day(phrase, a, d) for a, b in found for d in want.days)
    unit = UNIT.search(phrase)
    # A month without figures is a month, also where a library sets its first day.
    grain = "month" if MONTH.search(phrase) and not re.search(r"\d", phrase) and want.grain == "day" and not WEEKDAY.search(phrase) and not ORDINAL.search(phrase) else want.grain
    length = max(GRAINS[grain], GRAINS[unit[1].lower()] if unit else 0)
    if COUNTED_STRETCH.search(phrase) and any(re.fullmatch(r"P(?:\d+|X)[DWMYQ]", v) for v in values):
        return True
    for first, last in found:
        if (last - first).days < length and any(first <= d <= last or free(phrase, first, d) or nth(phrase, first, d) for d in want.days):
            return True
    return False


def same_length(want, got):
    """"a few hours" is an open length in TIMEX3, three of them for a library; halves are written in two ways."""
    if re.match("XXXX|T", want):  # one library adds how often
        want = re.sub(r"P1[DWM]$", "", want)
    if re.fullmatch(r"T..", want) and want[1:].isalpha():
        return got.endswith(want)
    return got == want.replace("P0.5Y", "P6M").replace(".5Y", "Y6M") or re.sub(r"\d+", "X", want) == got


def measure(name, folder, when):
    """(figures, the cases that fail, all cases by category) of a set; `when` reads [{text, published}] into lists of values."""
    rows = [json.loads(line) for line in open(folder / f"{name}.jsonl", encoding="utf-8") if line.strip()]
    cases = list(SETS[name](rows))
    of = [(c, left_out(c.phrase) or asked(c)) for c in cases]
    names = {name for name, _ in ASKED}
    put = [(c, category) for c, category in of if category in names]
    values = when([{"text": c.phrase, "published": c.on.isoformat()} for c, _ in put])
    failed = [(c, category, v) for (c, category), v in zip(put, values) if not right(c, v)]
    share = lambda n, of: round(n / max(1, of), 4)
    categories = {name: (sum(k == name for _, k in of), sum(k == name for _, k, _ in failed)) for name in {k for _, k in of}}
    return {"applies": share(len(put), len(cases)), "right": share(len(put) - len(failed), len(put))}, failed, categories
