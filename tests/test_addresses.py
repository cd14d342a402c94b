"""Addresses without their secrets, and malformed ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.addresses import host_of, joined, login_of, without_login


@pytest.mark.parametrize(("text", "shown"), [
    ("https://user:secret@host/index.json", "https://host/index.json"),
    ("https://user@host:8080/a?b=c@d", "https://host:8080/a?b=c@d"),
    ("see sftp://me:s%40fe@host/in: no answer", "see sftp://host/in: no answer"),
    ("http://a:b@[::1]:80/ and http://c:d@e/", "http://[::1]:80/ and http://e/"),
    ("https://host/a@b", "https://host/a@b"), ("mail me@example.org", "mail me@example.org"),
    ("https://user:se@cret@host/", "https://host/"),
])  # fmt: skip
def test_user_and_password_are_left_out(text: str, shown: str) -> None:
    assert without_login(text) == shown


def test_the_login_is_told_for_its_host() -> None:
    assert login_of("https://user:s%40fe@host/") == ("user", "s@fe")
    assert login_of("https://user@host/") == ("user", "")
    assert login_of("https://host/") is None
    assert host_of("https://user:secret@Host:80/") == "host"


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=20), st.text(alphabet="ab:@/[]?#%.", max_size=12))
def test_no_address_is_a_reason_to_fail(text: str, odd: str) -> None:
    for address in (text, f"http://{odd}", f"https://{odd}@{text}/"):
        assert isinstance(host_of(address), str)
        assert isinstance(joined("https://host/index.json", address), str)
        assert isinstance(joined(address, "a"), str)
        login_of(address)
        assert without_login(without_login(address)) == without_login(address)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=st.characters(exclude_characters="/?#", exclude_categories=["Z", "C"]), min_size=1))
def test_no_password_is_shown(password: str) -> None:
    assert without_login(f"https://user:{password}@host/") == "https://host/"


def test_a_malformed_address_is_nothing() -> None:
    assert host_of("http://[") == ""
    assert joined("http://[", "a") == ""
    assert joined("https://host/", "http://[") == ""
    assert login_of("http://a:b@[") is None
