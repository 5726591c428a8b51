"""Instants as the press prints them: ISO 8601, RFC 822, French and English dates in words, numbers.

`parse_moment` reads one value, `labelled_moments` finds those of a line and says what they are the dates of. Where no
zone is given, Europe/Paris is meant. Relative dates ("hier") would need a clock and are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from store.text import fold

PARIS = ZoneInfo("Europe/Paris")
#: Nothing on the web is older; dates before it are the epochs of broken clocks.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout august aug",
            "septembre sept september sep",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TIME = (
    r"(?:[\s,|–—-]*(?:a|at|vers|-)?[\s,]*(?P<hour>[01]?\d|2[0-3])\s?(?:h|:|heures?)\s?(?P<minute>[0-5]\d)?(?!\d)"
    r"(?:[:.][0-5]\d)?(?:\s?(?P<half>[ap])\.?m\b)?)?"
)
_WORDED = re.compile(
    rf"\b(?P<day>[0-3]?\d)(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>(?:19|20)\d\d){_TIME}"
)
_AMERICAN = re.compile(
    rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d){_TIME}"
)
_NUMBERED = re.compile(
    rf"(?<![\d/.-])(?P<day>[0-3]?\d)(?P<sep>[/.-])(?P<month>[01]?\d)(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]){_TIME}"
)
_BACKWARDS = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)[t\s]*{_TIME}"
)
_PATTERNS = (_WORDED, _AMERICAN, _BACKWARDS, _NUMBERED)
_COMPACT = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:t?(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\d{0,2})?z?"
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_LOOSE_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})[\sT]+(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_MODIFIED_LABEL = re.compile(r"\b(?:mise? a jour|modifiee?|actualisee?|maj|updated|modified|corrigee?|edite)\b")
_PUBLISHED_LABEL = re.compile(
    r"\b(?:publie[es]*|postee?|parue?|mise? en ligne|cree|redige|ecrit|diffusee?|published|posted|created"
    r"|publication)\b"
)
#: What may stand beside a date on its line.
_DATE_WORDS = re.compile(
    rf"{_MODIFIED_LABEL.pattern}|{_PUBLISHED_LABEL.pattern.replace('|redige|ecrit', '')}"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|article|le|la|l|a|at|on|du|et|and|h|min|date|de|last|derniere|paris|cest|cet|gmt|utc)\b"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, and whether its time of day was given."""

    at: datetime
    has_time: bool


def parse_moment(value: str) -> Moment | None:
    """The instant that a machine-readable value or a printed date means; None when it means none."""
    value = value.strip()
    if not value or len(value) > 100:
        return None
    for read in (_from_iso, _from_loose_iso, _from_digits, _from_mail, _first_printed):
        try:
            moment = read(value)
        except (ValueError, OverflowError, TypeError):
            continue
        if moment and moment.at >= EARLIEST:
            return moment
    return None


def labelled_moments(text: str) -> list[tuple[str, Moment]]:
    """The printed dates of a line, each as "published", "modified" or "" when nothing says which."""
    folded = fold(text)
    found: list[tuple[str, Moment]] = []
    position = 0
    for match in _printed(folded):
        before = folded[position : match.start()][-80:]
        position = match.end()
        if moment := _moment_of(match):
            found.append((_label(before), moment))
    return found


def is_date_line(text: str, *, labelled: bool = True) -> bool:
    """Whether a line is nothing but dates and their labels. `labelled`: there must be a label; the date may lack."""
    folded = fold(text)
    for match in reversed(_printed(folded)):
        folded = f"{folded[: match.start()]} {folded[match.end() :]}"
    rest = _DATE_WORDS.sub(" ", folded)
    if any(character.isalnum() for character in rest):
        return False
    return bool(_MODIFIED_LABEL.search(folded) or _PUBLISHED_LABEL.search(folded)) if labelled else bool(text)


def _label(before: str) -> str:
    """What the words before a date call it; the last word counts ("Publié le … Mis à jour le …")."""
    modified = max((match.start() for match in _MODIFIED_LABEL.finditer(before)), default=-1)
    published = max((match.start() for match in _PUBLISHED_LABEL.finditer(before)), default=-1)
    if modified >= 0 and not re.search(r"\b(?:publie|paru|published|posted)", before[modified:]):
        return "modified"
    return "published" if published >= 0 else ""


def _printed(folded: str) -> list[re.Match[str]]:
    """Every printed date, in order of place, none inside another."""
    matches = sorted(
        (match for pattern in _PATTERNS for match in pattern.finditer(folded)), key=lambda match: match.start()
    )
    kept: list[re.Match[str]] = []
    for match in matches:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _first_printed(value: str) -> Moment | None:
    return next((moment for match in _printed(fold(value)) if (moment := _moment_of(match))), None)


def _moment_of(match: re.Match[str]) -> Moment | None:
    groups = match.groupdict()
    month = groups["month"]
    year = int(groups["year"])
    hour = groups.get("hour")
    try:
        return _aware(
            datetime(  # noqa: DTZ001 -- the zone is what _aware adds
                year if year > 99 else 2000 + year,
                _MONTHS.get(month) or int(month),
                int(groups["day"]),
                _hour(int(hour), groups.get("half")) if hour else 0,
                int(groups.get("minute") or 0),
            ),
            has_time=hour is not None,
        )
    except ValueError:
        return None


def _hour(hour: int, half: str | None) -> int:
    return hour % 12 + 12 * (half == "p") if half else hour


def _from_iso(value: str) -> Moment | None:
    if not re.match(r"\d{4}-\d", value):
        return None
    return _aware(datetime.fromisoformat(value), has_time=len(value) > 10)


def _from_loose_iso(value: str) -> Moment | None:
    match = _LOOSE_ISO.match(value)
    if match is None:
        return None
    day, time, zone = match.groups()
    zone = {"z": "+00:00", "utc": "+00:00", "gmt": "+00:00"}.get((zone or "").lower(), zone or "")
    return _aware(datetime.fromisoformat(f"{day}T{time}{zone}"), has_time=True)


def _from_digits(value: str) -> Moment | None:
    if _EPOCH.fullmatch(value):
        return Moment(datetime.fromtimestamp(int(value[:10]), UTC), has_time=True)
    match = _COMPACT.fullmatch(value.lower())
    return _moment_of(match) if match else None


def _from_mail(value: str) -> Moment | None:
    return _aware(parsedate_to_datetime(value), has_time=":" in value)


def _aware(moment: datetime, *, has_time: bool) -> Moment:
    """In UTC. A day without a time is kept as its first second in UTC, which is the same day in Paris."""
    if not has_time:
        return Moment(moment.replace(tzinfo=UTC), has_time=False)
    return Moment((moment if moment.tzinfo else moment.replace(tzinfo=PARIS)).astimezone(UTC), has_time=True)
