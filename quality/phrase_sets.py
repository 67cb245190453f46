"""The four sets of phrase cases, each read into cases: phrase, day it is said on, what it means. See phrases.py."""
import collections, datetime as D, re

GRAINS = {"hour": 0, "minute": 0, "second": 0, "day": 1, "weekend": 3, "week": 7, "month": 31, "quarter": 92, "season": 93, "half": 184, "year": 366, "decade": 3653}

# What a case wants: kind "day" (a day or a longer period: days, any of which it may be, and how long), "span" (first day,
# day after the last), "open" (a boundary day), "clock" (day, hour, minute), "part" (day, hour at which a part of it
# begins), "value" (a TIMEX3 value: lengths and repeated times).
Want = collections.namedtuple("Want", "kind days grain clock value", defaults=(None, None, None, None))
Case = collections.namedtuple("Case", "phrase on want")


def day(text):
    return D.date.fromisoformat(text[:10])


def is_day(text):
    return bool(re.match(r"[12]\d{3}-\d\d-\d\d", text or ""))


def of_day(phrase, on, days, grain):
    return Case(phrase, on, Want("day", days if isinstance(days, list) else [days], grain))


def of_hours(phrase, on, start):
    """An hour: of the clock if the phrase says one, else where a part of a day begins."""
    if re.search(r"\b(?:days?|weeks?|months?|years?)\b", phrase, re.I) and not re.search(r"[ap]\.?m\b|:|noon|night|morning|evening|afternoon|tonight", phrase, re.I):
        return of_day(phrase, on, day(start), "day")  # "seven days ago" has no hour for people
    kind = "clock" if re.search(r"\d(?::\d\d)?\s*[ap]\.?\s?m|\d:\d\d|\bnoon|midnight", phrase, re.I) else "part"
    return Case(phrase, on, Want(kind, [day(start)], "hour", start[11:16]))


def duckling(rows):
    for r in rows:
        g, text, on = r["gold"] or {}, r["text"], day(r["ref"])
        if g.get("kind") == "instant" and not g["value"].startswith("-"):
            yield of_day(text, on, day(g["value"]), g["grain"]) if GRAINS[g["grain"]] else of_hours(text, on, g["value"])
        elif g.get("kind") == "interval" and g.get("start") and g.get("end"):
            if re.match(r"by\b", text, re.I):
                yield Case(text, on, Want("open", [day(g["end"])], g["grain"]))
            elif re.search(r"week-?\s?end", text, re.I):
                yield of_day(text, on, day(g["end"]) - D.timedelta(1), "weekend")
            elif g["grain"] in ("hour", "minute", "second"):
                yield of_hours(text, on, g["start"])
            else:
                yield Case(text, on, Want("span", [day(g["start"]), day(g["end"])], g["grain"]))
        elif g.get("kind") == "open_interval" and GRAINS[g["grain"]] and (g.get("start") or g.get("value") or g.get("end")):
            yield Case(text, on, Want("open", [day(g.get("start") or g.get("end") or g.get("value"))], g["grain"]))


def chrono(rows):
    for r in rows:
        g = r["gold"] or {}
        start, end = g.get("start") or {}, g.get("end") or {}
        if r["parser"] not in ("chrono", "chrono.casual", "chrono.en") or not is_day(r["ref"]) or (start.get("date") or "").startswith("-"):
            continue
        text, on = r["text"], day(r["ref"])
        dated = {"year", "month"} <= set(start) and start["year"] > 0
        if dated and {"year", "month", "day"} <= set(end) and "hour" not in start:
            after = D.date(end["year"], end["month"], end["day"]) + D.timedelta(1)
            yield Case(text, on, Want("span", [D.date(start["year"], start["month"], start.get("day", 1)), after], "day"))
        elif end:
            continue
        elif start.get("hour") not in (None, 12, 0) and "timezoneOffset" not in start and dated and "day" in start:
            yield of_hours(text, on, f"{start['year']:04}-{start['month']:02}-{start['day']:02}T{start['hour']:02}:{start.get('minute', 0):02}")
        elif dated and start.get("hour") in (None, 12, 0):
            yield of_day(text, on, D.date(start["year"], start["month"], start.get("day", 1)), "day" if "day" in start else "month")
        elif (start.get("date") or "")[11:13] == "12":
            yield of_day(text, on, day(start["date"]), "day")


def months_away(on, n):
    year, month = divmod(on.year * 12 + on.month - 1 + n, 12)
    return D.date(year, month + 1, min(on.day, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month])) if 0 < year < 9999 else None


def dateparser(rows):
    on = D.date(2014, 9, 1)
    for r in rows:
        kw, args = r["kw"], r["args"]
        away = kw.get("ago") or kw.get("in_future")
        if r["file"] == "test_date_parser.py" and len(args) == 2 and isinstance(args[1], str) and is_day(args[1]):
            said = D.date(2012, 11, 13)
            yield of_day(args[0], said, day(args[1]), "day") if args[1].endswith("T00:00:00") else of_hours(args[0], said, args[1])
        elif away is not None and args and isinstance(args[0], str) and not {"hours", "minutes", "seconds"} & set(away):
            if not re.search(r"\b(?:ago|in|from now|later|last|next|yesterday|today|tomorrow)\b", args[0], re.I):
                # A length alone: the library counts it back, in TIMEX3 it is a length.
                yield Case(args[0], on, Want("value", value="P" + "".join(f"{n}{k[0].upper()}" for k, n in away.items())))
                continue
            sign = -1 if "ago" in kw else 1
            meant = months_away(on, sign * (12 * away.get("years", 0) + away.get("months", 0))) if 0 < on.year + sign * away.get("years", 0) < 3000 else None
            if meant:
                try:
                    yield of_day(args[0], on, meant + D.timedelta(sign * (7 * away.get("weeks", 0) + away.get("days", 0))), kw.get("period", "day"))
                except OverflowError:
                    pass


def recognizers(rows):
    for r in rows:
        results = r["results"] or []
        if len(results) != 1 or not is_day(r["ref"]):
            continue
        result = results[0]
        kind = (result.get("TypeName") or result.get("Type") or "").split(".")[-1]
        value = result.get("Value") or {}
        values = (result.get("Resolution") or {}).get("values") or []
        timex = value.get("Timex") or (values[0].get("timex") if values else None)
        text, on = result["Text"], day(r["ref"])
        if not timex or "not resolved" in str(values):
            continue
        resolved = [{k: v.get(k) for k in ("value", "start", "end")} for v in values]
        resolved += [{"value": p.get("date") or p.get("dateTime"), "start": p.get("startDate") or p.get("startDateTime"), "end": p.get("endDate") or p.get("endDateTime")} for p in (value.get("PastResolution") or {}, value.get("FutureResolution") or {})]
        days = [day(v["value"]) for v in resolved if is_day(v["value"])]
        spans = [(day(v["start"]), day(v["end"])) for v in resolved if is_day(v["start"]) and is_day(v["end"])]
        starts = [day(v["start"] or v["end"]) for v in resolved if is_day(v["start"] or v["end"])]
        opened = any(v.get("Mod") or "sourceEntity" in v for v in values) or value.get("Mod")
        if kind in ("duration", "set"):
            yield Case(text, on, Want("value", value=timex))
        elif opened and kind in ("date", "daterange") and starts and not spans:
            yield Case(text, on, Want("open", starts, "day"))
        elif kind == "date" and days:
            yield of_day(text, on, days, "day")
        elif kind == "daterange" and timex.startswith("(") and spans:
            yield Case(text, on, Want("span", list(spans[-1]), "day"))
        elif kind == "daterange" and (days or starts):
            grain = {4: "year", 3: "decade", 7: "month"}.get(len(timex), "month") if "X" not in timex else "month"
            grain = "week" if "-W" in timex else "season" if re.search("-(SP|SU|FA|WI)|^(SP|SU|FA|WI)$", timex) else "quarter" if "-Q" in timex else grain
            yield of_day(text, on, days or starts, grain)
        elif kind in ("datetime", "datetimerange") and (m := re.fullmatch(r"(.*)T(MO|AF|EV|NI|DT)", timex)):
            hour = {"MO": "08:00", "AF": "13:00", "EV": "18:00", "NI": "21:00", "DT": "08:00"}[m[2]]
            found = days or starts
            if found:
                yield Case(text, on, Want("part", found, "hour", hour))
        elif kind == "datetime" and resolved and is_day(resolved[0]["value"]):
            yield of_hours(text, on, resolved[0]["value"].replace(" ", "T"))
        elif kind == "time" and (m := re.fullmatch(r"T(\d\d)(?::(\d\d))?", timex)):
            yield of_hours(text, on, f"{on}T{m[1]}:{m[2] or '00'}")


SETS = {"duckling_en_time": duckling, "recognizers_en_datetime": recognizers, "chrono_en": chrono, "dateparser_en": dateparser}
