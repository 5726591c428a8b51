"""How what happens is written down: a line an event, as text or as JSON, alike in every process of vigie.

The one place that configures handlers. What strangers wrote (titles, addresses, what a server said) cannot end a line,
begin another, or reach the terminal: its control characters are escaped.
"""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass
from datetime import UTC, datetime

#: C0 and C1 controls, line and paragraph separators, bidirectional overrides, zero-width and invisible characters,
#: lone surrogates: what ends a line, moves a cursor, or is not what it looks like.
_POWERFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
#: Before each line of a traceback: no line of a log begins so, and no line of a traceback begins as an event does.
_CONTINUED = "    | "
#: Scrapy sets its loggers to DEBUG, past the root's level; what it says below ERROR, our own lines say better.
_WORDY = "scrapy"
#: They tell of their own work, run by run. APScheduler also warns of a run that is still under way when the next one
#: is due, which `scheduler.daemon.pulse` looks after.
_LIBRARIES = {"apscheduler": logging.WARNING, "apscheduler.scheduler": logging.ERROR, "alembic": logging.WARNING}


@dataclass(frozen=True, kw_only=True)
class LogForm:
    """What is written, and how."""

    #: Of `logging`.
    level: int = logging.WARNING
    #: One JSON object a line, in place of text.
    as_json: bool = False


def escaped(text: str) -> str:
    r"""Text on one line and without power, its control characters as `\x1b`, `\n`, `\u202e`."""
    return _POWERFUL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def set_up_logs(form: LogForm) -> None:
    """Write this process's events to standard error from now on, in this form, whatever was set up before."""
    handler = _Handler(form)
    root = logging.getLogger()
    for earlier in [one for one in root.handlers if isinstance(one, _Handler)]:
        root.removeHandler(earlier)
    root.addHandler(handler)
    root.setLevel(form.level)
    for library, level in _LIBRARIES.items():
        logging.getLogger(library).setLevel(max(form.level, level))
    logging.captureWarnings(True)


def quieten_scrapy() -> None:
    """Have Scrapy make no records that nobody reads; called after it has set up its loggers, once a process."""
    logging.getLogger(_WORDY).setLevel(logging.ERROR)


def form_here() -> LogForm:
    """The form that this process writes in, for the processes that it starts."""
    forms = (one.form for one in logging.getLogger().handlers if isinstance(one, _Handler))
    return next(forms, LogForm())


class _Handler(logging.StreamHandler):  # type: ignore[type-arg]  # generic for the type checker alone
    """Standard error in a form."""

    def __init__(self, form: LogForm) -> None:
        super().__init__()
        self.form = form
        self.setFormatter(_JsonLine() if form.as_json else _TextLine())
        self.addFilter(self._is_worth_a_line)

    def _is_worth_a_line(self, record: logging.LogRecord) -> bool:
        return record.levelno >= (logging.ERROR if _WORDY in record.name else self.form.level)


class _TextLine(logging.Formatter):
    """`2026-11-22 08:30:00,123 INFO scheduler.daemon.life watching sources=2`, and tracebacks below it, set in."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        # Not the base's: it takes a traceback from the record, where another handler may have left it as it was.
        record.message, record.asctime = record.getMessage(), self.formatTime(record)
        lines = [escaped(self.formatMessage(record))]
        if record.exc_info:
            lines += (_CONTINUED + escaped(line) for line in self.formatException(record.exc_info).split("\n"))
        if record.stack_info:
            lines += (_CONTINUED + escaped(line) for line in record.stack_info.split("\n"))
        return "\n".join(lines)


class _JsonLine(logging.Formatter):
    """One object: at, level, logger, process, pid, message, and traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).replace(tzinfo=None)
        fields: dict[str, object] = {
            "at": f"{moment.isoformat(timespec='milliseconds')}Z",
            "level": record.levelname,
            "logger": record.name,
            "process": record.processName,
            "pid": record.process,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        line = json.dumps(fields, ensure_ascii=False)
        # JSON leaves alone what only a terminal would act on.
        return _POWERFUL.sub(lambda found: json.dumps(found[0])[1:-1], line)
