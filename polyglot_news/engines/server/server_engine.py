"""The engine: a request per sentence, several at once; an unusable answer is requested once more.

A language model behind a server does not repeat itself byte for byte: even at temperature 0 and with a seed,
its other work at the time can change a word.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from polyglot_news.daemon_threads import run_all
from polyglot_news.engines.server import chat, judging, prompting
from polyglot_news.engines.server.addressing import Server
from polyglot_news.engines.server.cleaning import cleaned
from polyglot_news.engines.server.judging import Detect
from polyglot_news.errors import ModelError
from polyglot_news.glossary import Glossary

_AT_ONCE = 4  # requests: as many as Ollama, llama.cpp and vLLM process at once without more memory
_SEED = 20220915
_FEWEST_TOKENS = 512  # of an answer: a thinking model needs some before its translation
_TOKENS = 4  # of an answer, for each character of the sentence
_SILENCES = 3  # answers in a row that did not come in time: then the rest is not waited for


@dataclass(slots=True)
class ServerEngine:
    """One model of a server, for one pair of languages."""

    server: Server
    source: str
    target: str
    glossary: Glossary | None = None
    detect: Detect | None = None
    at_once: int = 0
    name: str = "server"
    _failures: dict[str, str] = field(default_factory=dict)
    _silences: int = 0
    _has_answered: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def model(self) -> str:
        """Name of the model and address of the server."""
        return self.server.identity

    @property
    def route(self) -> tuple[str, ...]:
        """The pair that was asked for."""
        return (self.source, self.target)

    @property
    def fingerprint(self) -> str:
        """A hash of the server's address, the model's name, the terms and the words of the request."""
        terms = self.glossary.hash if self.glossary is not None else ""
        whole = f"server {prompting.VERSION}; {self.server.identity}; {_SEED}; {terms}"
        return sha256(whole.encode()).hexdigest()

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence; as many out as in, with an empty text for a failure.

        Raises:
            ModelError: There is no server, the server has no such model, or it never answered.
        """
        texts = tuple(dict.fromkeys(sentence for sentence in sentences if sentence.strip()))
        answers = _side_by_side(self._translated, texts, self.at_once or _AT_ONCE)
        if texts and not self._has_answered:
            reason = self._failures[texts[0]]
            raise ModelError(f"{self.server.address}: no usable answer: {reason}", "check --server")
        results = dict(zip(texts, answers, strict=True))
        return [results.get(sentence, sentence) for sentence in sentences]

    def failure(self, sentence: str) -> str:
        """Return why a requested sentence has no translation; empty if it has one."""
        return self._failures.get(sentence, "")

    def steering(self) -> None:
        """Return None: a server gives one answer."""

    def close(self) -> None:
        """Do nothing: every request closes its connection."""

    def _translated(self, sentence: str) -> str:
        """Return the first usable answer to one sentence, or an empty text."""
        terms = prompting.terms_of(sentence, self.glossary, self.target)
        reason = ""
        for again in (False, True):
            if self._gave_up():
                reason = reason or "the server is silent"
                break
            try:
                text = self._asked(sentence, terms, again=again)
            except chat.Unanswered as error:
                reason = str(error)
                self._count(is_late=isinstance(error, chat.Late))
                continue
            self._count(is_late=False, has_answered=True)
            reason = judging.fault(sentence, text, self.target, self.detect)
            if not reason:
                self._failures.pop(sentence, None)
                return text
        self._failures[sentence] = reason
        return ""

    def _asked(self, sentence: str, terms: prompting.Terms, *, again: bool) -> str:
        messages = prompting.messages(sentence, self.source, self.target, terms, again=again)
        longest = _FEWEST_TOKENS + _TOKENS * len(sentence)
        answer = chat.ask(self.server, messages, seed=_SEED + again, longest=longest)
        return cleaned(answer, sentence, self.target, terms)

    def _count(self, *, is_late: bool, has_answered: bool = False) -> None:
        with self._lock:
            self._silences = self._silences + 1 if is_late else 0
            self._has_answered = self._has_answered or has_answered

    def _gave_up(self) -> bool:
        """Whether the server was silent so often that its answers are no longer awaited.

        Raises:
            ModelError: It never answered at all.
        """
        with self._lock:
            if self._silences < _SILENCES:
                return False
            if self._has_answered:
                return True
        raise ModelError(
            f"{self.server.address}: {self._silences} times no answer within {self.server.seconds:g} seconds",
            "check the server, or allow more with server-seconds",
        )


def _side_by_side(work: Callable[[str], str], texts: Sequence[str], at_once: int) -> list[str]:
    """Apply the work to each text, several at once; the first error ends all."""
    waiting, results = deque(texts), dict[str, str]()
    errors: list[BaseException] = []

    def go() -> None:
        while waiting and not errors:
            try:
                text = waiting.popleft()
            except IndexError:  # another thread took the last one after the check
                return
            try:
                results[text] = work(text)
            except BaseException as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
                errors.append(error)

    run_all(go, min(at_once, len(texts)), interrupted=errors.append)  # threads end after their request
    if errors:
        raise errors[0]
    return [results[text] for text in texts]
