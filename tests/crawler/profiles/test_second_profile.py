"""A wholly different topic works by its profile alone: nothing of the first one is in the code."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from crawler.batch import TopicRequest
from crawler.judging.subject import Subject
from store.types import Article

PROFILES = files("crawler") / "profiles"
ROOT = Path(__file__).parents[3]
FLOORS = ("store", "crawler", "scheduler")
#: What the first profile is about.
WATCHED = ("microsoft", "azure", "redmond", "copilot")
#: What may name it: the profile that speaks when nobody chooses one, its file, and examples for people.
EXAMPLES = ("microsoft_france", "microsoft>=2", "Microsoft en France", "microsoft AND (partenariat OR accord)")


@pytest.fixture(scope="module")
def subject() -> Subject:
    topic = tomllib.loads((PROFILES / "eolien_bretagne.toml").read_text(encoding="utf-8"))["topic"]
    partners = (PROFILES / topic["partners"]).read_text(encoding="utf-8")
    return Subject.of(TopicRequest(name=topic["name"], query=topic["query"], partners=partners, lists=topic["lists"]))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Ailes Marines et le comité des pêches signent une convention",
            "Deux millions d'euros iront aux pêcheurs des Côtes-d'Armor.",
        ),
        ("Éolien flottant : la zone au sud de Belle-Île attribuée", "Le lauréat de l'appel d'offres est connu."),
        (
            "Le parc de Saint-Brieuc recrute à Lézardrieux",
            "La maintenance des éoliennes en mer occupe cent salariés.",
        ),
        ("Recours rejeté contre les éoliennes de la baie", "Le Conseil d'État a donné tort aux opposants bretons."),
        ("Au port de Brest, un polder pour l'éolien en mer", "La région Bretagne et le port ont conclu un accord."),
    ],
)
def test_wind_at_sea_in_brittany_is_on_the_topic(subject: Subject, title: str, body: str) -> None:
    assert subject.topic.match(Article(url="http://a.example/1", title=title, body=body))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Un accord entre Microsoft et la région Bretagne", "La convention porte sur la formation."),
        ("Éoliennes en mer : Fécamp mis en service", "Le parc normand produit ; celui de Bretagne attend un accord."),
        ("Éolien terrestre : la commune de Callac vote contre", "Le projet breton avait signé un bail."),
        ("La pêche à la coquille ouvre en baie de Saint-Brieuc", "Le comité des pêches a signé l'arrêté."),
        ("Du vent sur la pointe bretonne", "Avis de tempête en mer d'Iroise."),
    ],
)
def test_the_rest_is_not(subject: Subject, title: str, body: str) -> None:
    assert subject.topic.match(Article(url="http://a.example/2", title=title, body=body)) is None


def test_its_ledger_names_its_own_partners(subject: Subject) -> None:
    article = Article(
        url="http://a.example/3",
        title="Ailes Marines signe un partenariat avec le lycée maritime de Paimpol",
        body="Ailes Marines a signé un partenariat de trois ans avec le lycée maritime de Paimpol, en Bretagne.",
    )
    ledger = subject.judge(article).ledger
    assert ledger is not None
    assert [(each.partner, each.kind.value, each.status.value) for each in ledger.agreements] == [
        ("Lycée maritime de Paimpol", "partnership", "signed")
    ]


def spoken(module: Path) -> Iterator[str]:
    """The strings of a module, but for its docstrings, which only people read, and what views show as an example."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value
        if isinstance(node, ast.Name | ast.FunctionDef | ast.ClassDef):
            yield getattr(node, "id", None) or getattr(node, "name", "")


@pytest.mark.parametrize("floor", FLOORS)
def test_nothing_of_the_first_profile_is_in_the_code(floor: str) -> None:
    modules = [path for path in (ROOT / floor).rglob("*.py") if path.parent.name != "views"]
    assert modules
    for module in modules:
        for said in spoken(module):
            for example in EXAMPLES:
                said = said.replace(example, "")
            assert not [word for word in WATCHED if word in said.lower()], f"{module}: {said[:100]}"
