"""The engine `server` against a local server that is good, bad, late, silent, huge, slow or elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import chat
import pytest

from polyglot_news.cli.app import run
from polyglot_news.config import FILE_NAME
from polyglot_news.engines import registry
from polyglot_news.engines.server.addressing import Server, is_here, server_of
from polyglot_news.engines.server.server_engine import ServerEngine
from polyglot_news.errors import ModelError, UsageError
from polyglot_news.glossary import Glossary, load
from polyglot_news.reading.language import detect

pytestmark = pytest.mark.enable_socket
Captured = pytest.CaptureFixture[str]

NORTH = "The mayor said on Monday that the bridge in the north is closed."
SOUTH = "The minister of the SCO said that the road to the south is open again."
NORD = "Il sindaco ha detto lunedì che il ponte a nord è chiuso."
SUD = "Il ministro dell'OCS ha detto che la strada verso sud è di nuovo aperta."
GOOD = {
    NORTH: NORD,
    SOUTH: SUD,
    "The bridge is closed": "Il ponte è chiuso",
    "SCO": "OCS",
}


def well(sentence: str, times: int) -> str:
    """Answer as a good model does; what it does not know comes back."""
    return GOOD.get(sentence, sentence)


def engine(server: chat.Chat, *, seconds: float = 20, glossary: Glossary | None = None) -> ServerEngine:
    named = server_of(server.address, "small", seconds=seconds)
    return ServerEngine(named, "en", "it", glossary=glossary, detect=detect)


def first(bad: str) -> chat.Answer:
    """Misbehave the first time that a sentence is asked, and answer well the second time."""
    return lambda sentence, times: bad if times == 1 else well(sentence, times)


def test_each_sentence_is_a_request_several_at_once_and_in_order() -> None:
    def slowly(sentence: str, times: int) -> str:
        server.gate.wait(0.5)  # type: ignore[attr-defined]
        return f"Traduzione numero {sentence.split()[1]}"

    with chat.running(slowly) as server:
        server.gate = chat.threading.Barrier(4)  # type: ignore[attr-defined]  # four are under way together
        texts = [f"Sentence {number} of the list" for number in range(8)]
        assert engine(server).translate([*texts, texts[0], " "]) == [
            *(f"Traduzione numero {number}" for number in range(8)), "Traduzione numero 0", " ",
        ]  # fmt: skip
        assert server.most_at_once == 4
        assert sorted(server.sentences()) == sorted(texts)
        request = server.asked[0]
        assert (request["model"], request["temperature"], request["stream"]) == ("small", 0, False)
        assert isinstance(request["seed"], int)
        assert "from English into Italian" in request["messages"][0]["content"]


def test_the_terms_of_the_sentence_stand_in_the_request_and_no_others() -> None:
    with chat.running(well) as server:
        made = engine(server, glossary=load("organisations", (), ("it",)))
        assert made.translate([NORTH, SOUTH]) == [NORD, SUD]
        asked = {
            request["messages"][-1]["content"]: request["messages"][0]["content"] for request in server.asked
        }
    assert "Use these translations:\n- SCO: OCS" in asked[SOUTH]
    assert "Use these translations" not in asked[NORTH]


@pytest.mark.parametrize(
    "bad",
    [
        "", "<think>It says that", "I'm sorry, but I can't help with translating this.", NORTH,
        "El alcalde dijo el lunes que el puente del norte de la ciudad está cerrado.",
        "Il ponte il ponte il ponte il ponte il ponte è chiuso.", "Il sindaco " + "x" * 600,
        "!late " + NORD, "!silent", "!trickle", "!headers", "!huge", "!short", "!drop", "!endless Il sindaco",
        "!refusal", "!503 busy", "!429 slow down", "!body <html>Sign in</html>", '!body {"choices": []}',
        '!body {"choices": [{"message": {"content": 5}}]}', "!body [1, 2]", "!body " + "[" * 5000,
        '!body {"choices": [{"message": {"content": "\\ud800"}}]}',
    ],
)  # fmt: skip
def test_what_is_no_translation_is_asked_again_once(bad: str) -> None:
    with chat.running(first(bad)) as server:
        made = engine(
            server, seconds=0.3 if bad.startswith(("!late", "!silent", "!trickle", "!headers")) else 20
        )
        assert made.translate([NORTH]) == [NORD]
        assert made.failure(NORTH) == ""
        assert len(server.asked) == 2
        assert server.asked[0]["messages"][0] != server.asked[1]["messages"][0]


def test_what_fails_twice_is_an_empty_text_with_its_reason() -> None:
    with chat.running(lambda sentence, _: "!refusal" if sentence == NORTH else well(sentence, 1)) as server:
        made = engine(server)
        assert made.translate([NORTH, SOUTH]) == ["", SUD]
        assert made.failure(NORTH) == "the model refused"
        assert made.failure(SOUTH) == ""
        assert server.sentences().count(NORTH) == 2


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("!silent", "times no answer within 0.3 seconds"),
        ("!body <html>Sign in</html>", "no usable answer: an answer that is not JSON"),
        ("!404 model 'small' not found", "404 Not Found: model 'small' not found"),
        ("!401 \x1b[31mno key", "401 Unauthorized: [31mno key"),
        ("!elsewhere http://example.org/v1", "redirects to http://example.org/v1"),
    ],
)
def test_a_server_that_cannot_translate_is_one_error(answer: str, message: str) -> None:
    with chat.running(lambda *_: answer) as server, pytest.raises(ModelError) as raised:
        engine(server, seconds=0.3).translate([NORTH, SOUTH, "Another sentence.", "And a fourth one."])
    assert message in raised.value.message
    assert server.address in raised.value.message


def test_after_three_silences_the_rest_is_not_waited_for() -> None:
    texts = [f"The sentence {number} is lost." for number in range(40)]
    with chat.running(lambda sentence, _: "!silent" if sentence in texts else well(sentence, 1)) as server:
        made = engine(server, seconds=0.1)
        assert made.translate([NORTH]) == [NORD]
        assert made.translate(texts) == [""] * len(texts)
        assert {made.failure(text) for text in texts} == {
            "no answer within 0.1 seconds",
            "the server is silent",
        }
        assert len(server.asked) < 12


def test_no_server_is_an_error_with_its_address() -> None:
    named = server_of("http://127.0.0.1:1/v1", "small")
    with pytest.raises(ModelError, match=r"http://127\.0\.0\.1:1/v1: no server answers"):
        ServerEngine(named, "en", "it").translate([NORTH])


def test_a_name_that_leads_elsewhere_is_refused_once_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    with chat.running(well) as server:
        monkeypatch.setattr("polyglot_news.engines.server.chat.is_here", lambda _: False)
        with pytest.raises(ModelError, match=r"leads to 127\.0\.0\.1, which is not this machine"):
            engine(server).translate([NORTH])
        assert server.asked == []
        anywhere = server_of(server.address, "small", anywhere=True)
        assert ServerEngine(anywhere, "en", "it").translate([NORTH]) == [NORD]


@pytest.mark.parametrize(
    ("address", "header"),
    [
        ("http://:secret@{}", "Bearer secret"),
        ("http://ann:se%40cret@{}", "Basic YW5uOnNlQGNyZXQ="),
        ("http://{}", None),
    ],
)
def test_key_or_password_are_sent_and_never_shown(address: str, header: str | None) -> None:
    with chat.running(well) as server:
        named = server_of(address.format(server.address.removeprefix("http://")), "small")
        made = ServerEngine(named, "en", "it")
        assert made.translate([NORTH]) == [NORD]
        assert server.headers[0].get("Authorization") == header
        assert made.model == f"small@{server.address}"
        assert "secret" not in repr(named) + made.model
        assert made.fingerprint == engine(server).fingerprint


def test_address_model_and_terms_decide_the_fingerprint() -> None:
    def made(server: Server, glossary: Glossary | None = None) -> str:
        return ServerEngine(server, "en", "it", glossary=glossary).fingerprint

    here = server_of("http://127.0.0.1:1/v1", "small")
    others = (server_of("http://127.0.0.1:2/v1", "small"), server_of("http://127.0.0.1:1/v1", "large"))
    terms = load("organisations", (), ("it",))
    assert len({made(here), made(here, terms), *map(made, others)}) == 4
    assert made(server_of("http://127.0.0.1:1/v1/", "small")) == made(here)


@pytest.mark.parametrize(
    "address",
    ["http://192.168.1.7:11434/v1", "https://api.example.org/v1", "http://127.0.0.1.example.org", "http://0.0.0.0:1",
     "ftp://127.0.0.1/v1", "127.0.0.1:11434", "http://", "http://127.0.0.1:99999/v1", "http://127.0.0.1/v1?x=1",
     "http://[::1", "http://127.0.0.1/v 1", "http://localhost.evil.example/"],
)  # fmt: skip
def test_other_machines_and_malformed_addresses_are_errors_of_usage(address: str) -> None:
    with pytest.raises(UsageError):
        server_of(address, "small")


@pytest.mark.parametrize(
    "address", ["http://[::1]:8080/v1", "http://LOCALHOST:1234/v1", "http://127.9.9.9:1"]
)
def test_this_machine_has_several_names(address: str) -> None:
    named = server_of(address, "small")
    assert is_here(named.parts.hostname or "")


def test_elsewhere_needs_the_word() -> None:
    assert server_of("https://api.example.org/v1", "small", anywhere=True).port == 443


def article(folder: Path, *sentences: str) -> str:
    (folder / "a.txt").write_text("\n\n".join(("The bridge is closed", *sentences)) + "\n")
    return str(folder / "a.txt")


@pytest.fixture
def called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> Callable[..., tuple[int, str, str]]:
    """Return what calls the command line with an article and a server: exit code, output, errors."""
    monkeypatch.chdir(tmp_path)

    def call(server: chat.Chat, *options: str) -> tuple[int, str, str]:
        named = (
            "--engine",
            "server",
            "--server",
            server.address,
            "--server-model",
            "small",
            "-g",
            "organisations",
        )
        code = run(
            ["translate", article(tmp_path, NORTH, SOUTH), "--to", "it", "--from", "en", *named, *options]
        )
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_the_command_line_translates_under_the_glossary(called: Callable[..., tuple[int, str, str]]) -> None:
    with chat.running(well) as server:
        code, out, _ = called(server, "--format", "json")
    assert code == 0
    found = json.loads(out)["translations"]["it"]
    assert found["engine"] == "server"
    assert found["model"] == f"small@{server.address}"
    assert [item["text"] for item in found["sentences"]] == [NORD, SUD]
    assert [term["status"] for term in found["sentences"][1]["terms"]] == ["kept"]
    assert not any("flags" in item and item["flags"] for item in found["sentences"])


def test_a_term_that_the_model_missed_is_placed_by_the_ladder(
    called: Callable[..., tuple[int, str, str]],
) -> None:
    answers = {SOUTH: SUD.replace("dell'OCS", "della SCO"), "SCO": "SCO"}
    with chat.running(lambda sentence, _: answers.get(sentence, GOOD.get(sentence, sentence))) as server:
        code, out, _ = called(server, "--format", "json")
    assert code == 0
    (term,) = json.loads(out)["translations"]["it"]["sentences"][1]["terms"]
    assert (term["status"], term["target"]) == ("placed", "OCS")


def test_a_sentence_without_an_answer_has_an_error_flag_and_is_not_remembered(
    called: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    memory = str(tmp_path / "memory.sqlite")
    with chat.running(lambda sentence, _: "!refusal" if "mayor" in sentence else well(sentence, 1)) as server:
        code, out, err = called(server, "--format", "json", "--memory", memory)
        assert code == 0
        north, south = json.loads(out)["translations"]["it"]["sentences"]
        assert north["text"] == NORTH
        reasons = {flag["message"] for flag in north["flags"] if flag["check"] == "engine"}
        assert reasons == {"Left untranslated: the model refused."}
        assert "look wrong" in err
        assert south["text"] == SUD
        server.answer = well
        asked = len(server.asked)
        code, out, _ = called(server, "--format", "json", "--memory", memory)
        assert json.loads(out)["translations"]["it"]["sentences"][0]["text"] == NORD
        assert set(server.sentences()[asked:]) == {NORTH}


def test_a_server_that_is_not_there_is_one_line_and_code_4(
    called: Callable[..., tuple[int, str, str]],
) -> None:
    with chat.running(well) as server:
        pass
    code, out, err = called(server)
    assert (code, out) == (4, "")
    assert err.startswith(f"polyglot-news: error: {server.address}: no server answers")
    assert err.count("\n") == 1


def test_the_file_names_server_and_model_but_never_lets_articles_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    path = article(tmp_path, NORTH)
    with chat.running(well) as server:
        (tmp_path / FILE_NAME).write_text(
            f'engine = "server"\nserver = "{server.address}"\nserver-model = "small"\nserver-seconds = 20\n'
        )
        assert run(["translate", path, "--to", "it", "--from", "en", "--no-glossary"]) == 0
        assert NORD in capsys.readouterr().out
    (tmp_path / FILE_NAME).write_text(
        'engine = "server"\nserver = "https://example.org"\nserver-model = "m"\n'
    )
    assert run(["translate", path, "--to", "it"]) == 2
    assert "--server-anywhere" in capsys.readouterr().err
    (tmp_path / FILE_NAME).write_text("server-anywhere = true\n")
    assert run(["translate", path, "--to", "it"]) == 2
    assert "unknown setting 'server-anywhere'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [["--server", "http://127.0.0.1:1"], ["--server-anywhere"], ["--engine", "server"],
     ["--server-model", "m"],
     ["--engine", "server", "--server", "http://127.0.0.1:1"], ["--engine", "server", "--server-model", "m"]],
)  # fmt: skip
def test_half_a_server_is_an_error_of_usage(options: list[str], tmp_path: Path) -> None:
    assert run(["translate", article(tmp_path, NORTH), "--to", "it", "--from", "en", *options]) == 2


def test_it_is_never_chosen_by_itself() -> None:
    assert registry.installed() == registry.installed(engine="auto")
    assert not any(model.engine == "server" for model in registry.installed(engine="server"))
    with pytest.raises(UsageError, match="no server is named"):
        registry.connect("en", "it", engine="server")
