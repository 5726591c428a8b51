"""The profiles that come with the package: a topic, its partners and its sources each."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

#: The one that speaks when nobody names another.
DEFAULT_PROFILE = "microsoft_france"
_FOLDER = Path(str(files("crawler") / "profiles"))
_PARTNERS = ".partners"


def profile_names() -> list[str]:
    """What `profile` may be in a configuration."""
    found = (file.name.removesuffix(".toml") for file in _FOLDER.glob("*.toml"))
    return sorted(name for name in found if not name.endswith(_PARTNERS))


def profile_file(name: object) -> Path:
    """The file of a profile; that of the default one when there is none of that name."""
    return _FOLDER / f"{name if name in profile_names() else DEFAULT_PROFILE}.toml"


def is_profile(name: str) -> str:
    """The name itself. Raises ValueError, naming those there are."""
    if name not in profile_names():
        raise ValueError(f"expected a built-in profile: {', '.join(profile_names())}")
    return name
