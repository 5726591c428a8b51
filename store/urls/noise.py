"""What in an address says nothing about the article: tracking arguments, and redirects that wrap another address.

Only what is known to be noise is listed. An argument by which some site may name its articles is not here, or only for
the values that name a channel.
"""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote

_PREFIXES = ("utm_", "at_", "mtm_", "matomo_", "piwik_", "hsa_", "lmd_", "sfmc_", "mediego_", "gaa_", "aspsessionid")
_NAMES = frozenset({
    "xtor", "xtref", "xtnp", "xtloc", "xtmc", "xtcr", "xts", "fbclid", "gclid", "gclsrc", "gbraid",
    "wbraid", "gad_source", "gad_campaignid", "dclid", "msclkid", "twclid", "ttclid", "yclid", "igshid",
    "igsh", "li_fat_id", "srsltid", "mc_cid", "mc_eid", "mkt_tok", "vero_id", "oly_anon_id", "oly_enc_id",
    "_ga", "_gl", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "hsctatracking", "fb_ref", "fb_source",
    "fb_action_ids", "fb_action_types", "s_cid", "s_kwcid", "ef_id", "wt_mc", "cmpid", "ocid", "echobox",
    "estat_svc", "guccounter", "guce_referrer", "guce_referrer_sig", "outputtype", "amp_js_v", "amp_gsa",
    "usqp", "phpsessid", "jsessionid", "cftoken", "wt.mc_id", "csnt", "cmp_redirect",
    "replytocom", "referer", "referrer", "srnd", "depuisrecherche", "share_auth", "sfnsn", "sara_ref", "xtatc",
    "cx_testid", "cx_testvariant", "cx_artpos", "mktcid", "mktcval",
    # Matomo's and Comscore's one by one: a primary key is called pk_… too.
    "pk_campaign", "pk_cpn", "pk_source", "pk_medium", "pk_keyword", "pk_kwd", "pk_content", "pk_cid",
    "pk_group", "pk_placement", "pk_creative", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "ns_fee",
})  # fmt: skip
_CHANNELS = frozenset({
    "rss", "feed", "flux", "atom", "newsletter", "newsletters", "nl", "email", "e-mail", "mail", "twitter",
    "tw", "x", "t.co", "facebook", "facebook.com", "fb", "linkedin", "linkedin.com", "whatsapp",
    "instagram", "telegram", "threads", "bluesky", "mastodon", "pinterest", "reddit", "google",
    "googlenews", "google-news", "bing", "flipboard", "feedly", "pocket", "social", "share", "push",
    "notification", "home", "homepage", "hp",
})  # fmt: skip
_RENDERINGS = frozenset({"amp", "print", "mobile"})
_YES = frozenset({"", "1", "true"})
#: Arguments that are noise for these values only.
_AMBIGUOUS = {
    **dict.fromkeys(("ref", "source", "src", "from", "via", "trk"), _CHANNELS),
    "share": _CHANNELS | {"1"},
    **dict.fromkeys(("output", "view", "format"), _RENDERINGS),
    "amp": _YES,
    "print": _YES | {"print"},
    # SPIP's, for those who write on the site: `recalcul` makes the page anew.
    "var_mode": frozenset({"calcul", "recalcul"}),
}
#: Names that a session has on some sites, and an article or a talk on others: what is long is no number of theirs.
_SESSIONS = frozenset({"sid", "sessionid", "session_id"})
#: Names that newspapers have for the button that was pressed, and others for what they show.
_BUTTONS = frozenset({"cmp", "smid", "smtyp", "reflink"})
_SESSION = re.compile(r"[0-9a-f]{20,}|[0-9a-z]{26,}")

#: Host, path, and argument of addresses that only lead to another one.
_REDIRECTS = (
    (re.compile(r"(?:[a-z]+\.)?google\.[a-z.]{2,6}"), re.compile(r"/url"), ("url", "q")),
    (re.compile(r"(?:lm?\.)?(?:facebook|instagram)\.com"), re.compile(r"(?:/l\.php)?"), ("u",)),
    (re.compile(r"linkedin\.com"), re.compile(r"/redir/redirect|/redirect|/safety/go"), ("url",)),
    (re.compile(r"bing\.com"), re.compile(r"/ck/a|/news/apiclick\.aspx"), ("u", "url")),
    (re.compile(r"duckduckgo\.com"), re.compile(r"/l"), ("uddg",)),
    (re.compile(r".+\.safelinks\.protection\.outlook\.com"), re.compile(r""), ("url",)),
)
_AMP_CACHE = re.compile(
    r"(?:google\.[a-z.]{2,6}/amp|(?:[a-z0-9-]+\.)?(?:cdn\.ampproject\.org|bing-amp\.com)/[a-z])/(?:s/)?([^/]+\.[^/]+.*)"
)


def tracks(name: str, value: str) -> bool:
    """Whether an argument of an address tells where the reader came from, not what is read."""
    name, value = name.lower(), value.lower()
    if name in _SESSIONS:
        return bool(_SESSION.fullmatch(value))
    if name in _BUTTONS:
        return "share" in value
    return name in _NAMES or name.startswith(_PREFIXES) or value in _AMBIGUOUS.get(name, ())


def redirect_target(host: str, path: str, arguments: tuple[str, ...]) -> str:
    """The address that a known redirect or AMP cache wraps, or empty; host, path and arguments in one form already."""
    if cached := _AMP_CACHE.fullmatch(host + path):
        return "https://" + "?".join(filter(None, (cached[1], "&".join(arguments))))
    for hosts, paths, names in _REDIRECTS:
        if hosts.fullmatch(host) and paths.fullmatch(path):
            return _web_argument(arguments, names)
    return ""


def _web_argument(arguments: tuple[str, ...], names: tuple[str, ...]) -> str:
    for argument in arguments:
        name, _, value = argument.partition("=")
        target = _from_base64(unquote(value)) if value.startswith("a1") else unquote(value)
        if name in names and target.lower().startswith(("http://", "https://")):
            return target
    return ""


def _from_base64(value: str) -> str:
    """Bing writes the address as `a1` and unpadded URL-safe base64."""
    try:
        return base64.urlsafe_b64decode(value[2:] + "=" * (-len(value[2:]) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""
