"""The shipped glossaries: complete in six languages, clean in every form, and of one mind."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from polyglot_news.glossary import (
    Glossary,
    Target,
    Term,
    available,
    check,
    find,
    grammar,
    load,
    merge,
    shipped_folder,
)
from polyglot_news.glossary.matching import occurrences
from polyglot_news.languages import base_language

LANGUAGES = ("it", "ru", "zh", "pt", "es", "fr")

AT_LEAST = {"central-asia": 110, "organisations": 110, "press": 60, "world": 500, "world-leaders": 60}
CASES = json.loads((Path(__file__).parents[1] / "cases" / "shipped_glossaries.json").read_text("utf-8"))

Entry = tuple[str, Term]


@pytest.fixture(scope="module")
def shipped() -> dict[str, Glossary]:
    return {name: load(str(shipped_folder() / f"{name}.yaml")) for name in AT_LEAST}


@pytest.fixture(scope="module")
def entries(shipped: dict[str, Glossary]) -> tuple[Entry, ...]:
    return tuple((name, term) for name, glossary in shipped.items() for term in glossary.terms)


def named(term: Term) -> tuple[str, ...]:
    return (term.term, *term.aka)


def rendered(term: Term) -> Iterator[tuple[str, str]]:
    for language, target in term.targets:
        for form in (target.form, *target.also, *target.forbidden):
            yield language, form


def script_of(character: str) -> str:
    return unicodedata.name(character, "").split(" ")[0]


def test_all_are_shipped_and_large_enough(shipped: dict[str, Glossary]) -> None:
    assert set(AT_LEAST) <= set(available())
    for name, glossary in shipped.items():
        assert (glossary.name, glossary.source) == (name, "en")
        assert len(glossary.terms) >= AT_LEAST[name]
    assert len(merge(list(shipped.values())).terms) >= 300


def test_each_entry_has_every_language_or_is_kept(entries: tuple[Entry, ...]) -> None:
    for name, term in entries:
        languages = [language for language, _ in term.targets if language != "pt-BR"]
        assert term.keep or languages == list(LANGUAGES), (name, term.term)


def test_check_finds_nothing_to_look_at(shipped: dict[str, Glossary]) -> None:
    grave = re.compile(
        r"no target|not in the script|wanted and forbidden|gender of|abbreviation that|hides a loss"
    )
    for glossary in shipped.values():
        assert [finding for finding in check(glossary) if grave.search(finding.message)] == []


def test_forms_are_in_their_script(entries: tuple[Entry, ...]) -> None:
    wanted = {"ru": "CYRILLIC", "zh": "CJK"}
    for name, term in entries:
        for language, target in term.targets:
            scripts = {script_of(character) for character in target.form if character.isalpha()}
            assert wanted.get(language, "LATIN") in scripts, (name, term.term, language)
            if language not in wanted:
                assert scripts == {"LATIN"}, (name, term.term, language)


def test_no_word_mixes_scripts(entries: tuple[Entry, ...]) -> None:
    """A Latin letter that looks like a Cyrillic one makes a form that is never found."""
    for name, term in entries:
        for form in (*named(term), *(form for _, form in rendered(term))):
            for word in re.findall(r"[^\W\d_]+", form):
                scripts = {script_of(letter) for letter in word}
                assert not {"LATIN", "CYRILLIC"} <= scripts, (name, term.term, word)


def test_forms_are_composed_and_have_no_stray_spaces(entries: tuple[Entry, ...]) -> None:
    for name, term in entries:
        for form in (*named(term), *(form for _, form in rendered(term))):
            where = (name, term.term, form)
            assert unicodedata.is_normalized("NFC", form), where
            assert form == " ".join(form.split()), where
            assert not [c for c in form if c.isspace() and c != " "], where
            assert not [c for c in form if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cn"}], where


def test_where_an_article_may_stand_the_gender_is_said(entries: tuple[Entry, ...]) -> None:
    for name, term in entries:
        for language, target in term.targets:
            if base_language(language) in grammar.WITH_ARTICLES and target.article is not False:
                assert target.gender in {"masculine", "feminine"}, (name, term.term, language)


def test_no_form_is_said_twice_or_forbidden_as_well(entries: tuple[Entry, ...]) -> None:
    for name, term in entries:
        for language, target in term.targets:
            forms = Counter((target.form, *target.also, *target.forbidden))
            assert max(forms.values()) == 1, (name, term.term, language, forms.most_common(1))


def test_abbreviations_are_case_sensitive(entries: tuple[Entry, ...]) -> None:
    for name, term in entries:
        short = [form for form in named(term) if re.fullmatch(r"[A-Z][A-Z0-9/+.-]+", form)]
        assert not short or term.case_sensitive or term.keep, (name, term.term, short)


def test_no_term_stands_twice_in_a_file(shipped: dict[str, Glossary]) -> None:
    for name, glossary in shipped.items():
        forms = Counter(form.casefold() for term in glossary.terms for form in set(named(term)))
        cased = {f.casefold() for t in glossary.terms if t.case_sensitive for f in named(t)}
        assert [form for form, count in forms.items() if count > 1 and form not in cased] == [], name


def test_files_agree_where_they_name_the_same(entries: tuple[Entry, ...]) -> None:
    said: dict[str, tuple[tuple[str, Target], ...]] = {}
    for name, term in entries:
        for form in {form.casefold() for form in named(term)}:
            assert said.setdefault(form, term.targets) == term.targets, (name, form)


def test_every_name_is_found_as_its_own_entry(shipped: dict[str, Glossary]) -> None:
    merged = merge(list(shipped.values()))
    for term in merged.terms:
        for form in named(term):
            sentence = f"Yesterday, {form}, it was said, took part."
            if term.evidence:
                assert find(sentence, merged) == (), form
                sentence += f" So says {term.evidence[0]}."
            use = find(sentence, merged)[0]
            assert (use.term.term, use.text) == (term.term, form)


def test_every_rendering_is_recognised_in_a_translation(entries: tuple[Entry, ...]) -> None:
    for name, term in entries:
        for language, target in term.targets:
            for form in (target.form, *target.also):
                text = f"… {form}, …"
                spans = [text[start:end] for start, end in occurrences(form, text, language)]
                assert form in spans, (name, term.term, language, form)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:24] for case in CASES])
def test_cases(case: dict[str, str | list[str]], shipped: dict[str, Glossary]) -> None:
    uses = find(str(case["text"]), merge(list(shipped.values())))
    assert [use.term.term for use in uses] == case["terms"]
    for language in set(LANGUAGES) & set(case):
        targets = [use.term.target(language) for use in uses]
        assert [target.form for target in targets if target] == case[language]
