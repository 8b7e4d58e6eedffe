"""Every rule by its own examples, its texts, and the page that lists them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from patibat.plans.checker import SEVERITIES, Rule, check_plan
from patibat.plans.checker.checking import findings_of
from patibat.plans.checker.listing import PAGE, page
from patibat.plans.checker.rule import Example, rules
from patibat.plans.tree import PlanTree

_FOLDER = Path(__file__).resolve().parents[2] / "src/patibat/plans/checker/rules"


def _examples(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.id}-{number}")
        for rule in rules()
        for number, example in enumerate(rule.passes if kind == "passes" else rule.fails, 1)
    ]


@pytest.mark.parametrize(("rule", "example"), _examples("passes"))
def test_rule_is_silent_on_what_passes(rule: Rule, example: Example) -> None:
    assert [found.message() for found in findings_of(rule, example.tree, example.context)] == []


@pytest.mark.parametrize(("rule", "example"), _examples("fails"))
def test_rule_finds_what_fails(rule: Rule, example: Example) -> None:
    found = findings_of(rule, example.tree, example.context)
    assert found
    assert example.severity in (None, found[0].severity)
    for finding in found:
        assert finding.rule == rule.id
        assert SEVERITIES.index(finding.severity) >= SEVERITIES.index(rule.severity)
        for language in ("th", "en"):
            said = finding.as_dict(language)
            assert said["message"] and said["fix"]
            assert "{" not in f"{said['message']}{said['fix']}", "a place of the text was not filled"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_has_its_texts_and_examples(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert rule.passes and rule.fails
    for text in (rule.question, rule.explanation, rule.remedy):
        assert text.th.strip() and text.en.strip() and text.th != text.en
    assert (_FOLDER / f"{rule.id.replace('-', '_')}.py").is_file(), "the file has the name of its rule"


def test_every_file_is_a_rule_and_every_rule_is_one() -> None:
    files = [path for path in _FOLDER.glob("*.py") if path.name != "__init__.py"]
    assert len(files) == len(rules()) >= 45
    assert max(Counter(rule.id for rule in rules()).values()) == 1


def test_each_severity_is_tried_where_a_rule_gives_it() -> None:
    graver = {rule.id: {one.severity for one in rule.fails if one.severity} for rule in rules()}
    assert [rule.id for rule in rules() if graver[rule.id] and rule.severity not in graver[rule.id]] == []


def test_page_lists_every_rule_and_is_current() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(), "run python -m patibat.plans.checker.listing"
    for rule in rules():
        assert f"### `{rule.id}`" in text
        assert rule.question.th in text and rule.question.en in text


def test_empty_plan_is_silent() -> None:
    assert check_plan(PlanTree()) == []
