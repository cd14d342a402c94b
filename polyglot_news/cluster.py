"""The pipeline on many machines: a Ray actor with its own engines for every few cores.

Files are read and written by the process that runs the batch, so that nodes need no shared folder and the
manifest has one writer: articles travel to the actors as bytes, digests come back. The actors run the very
same `Pipeline`, so results are the same, byte for byte, as on one machine. What a lost actor was working on
is given to another one.

Ray's own promises: actors and their failures, https://docs.ray.io/en/latest/ray-core/fault_tolerance/actors.html
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, TypeAlias

from polyglot_news.document import Digest
from polyglot_news.errors import ClusterError, InputError, ModelError, PolyglotError, UsageError
from polyglot_news.files import beginning
from polyglot_news.glossary import Glossary
from polyglot_news.pipeline import Options, Outcome, Pipeline, Source, Task
from polyglot_news.pipeline.preparing import sources_of
from polyglot_news.reading import MAX_BYTES

Actor: TypeAlias = Any  # of Ray, which has no types
Reference: TypeAlias = Any

_TOGETHER = 16  # articles that an actor gets at once
_AHEAD = 3  # such groups on their way for each actor
_PATIENCE = 10  # seconds for a cluster to answer: Ray itself waits for minutes, and then ends the process
_LIVES = 2  # actors that a single article may take down with it


class Worker:
    """What an actor is: a pipeline that does what it is asked; the engines stay loaded between calls."""

    def __init__(self, options: Options, glossary: Glossary | None, cores: int) -> None:
        self._pipeline = Pipeline(options, glossary, threads=cores)

    def identities(self, source: str) -> dict[str, str]:
        """Return which models this node translates with from a language."""
        return self._pipeline.identities(source)

    def work(self, sources: Sequence[Source], task: Task) -> list[tuple[Digest | None, PolyglotError | None]]:
        """Return the digest of each source, or its error."""
        return [(outcome.digest, outcome.error) for outcome in self._pipeline.batch(sources, task)]


@dataclass(frozen=True, slots=True)
class _Group:
    """Articles that go to an actor together, by their place among the inputs; `losses` of actors so far."""

    sources: tuple[tuple[int, Source], ...]
    losses: int = 0


@dataclass(slots=True)
class _Work:
    """What is on its way: groups that wait, groups at an actor, outcomes that wait for their turn."""

    waiting: deque[_Group] = field(default_factory=deque)
    at: dict[Reference, tuple[Actor, _Group]] = field(default_factory=dict)
    done: dict[int, tuple[Source, Digest | None, PolyglotError | None]] = field(default_factory=dict)


class Cluster:
    """A Ray cluster that does what `pipeline` would do here; a context manager, used in its place."""

    def __init__(self, pipeline: Pipeline, *, address: str = "auto", cores_each: int = 1) -> None:
        """Connect, and start an actor for every so many cores.

        Args:
            pipeline: Its options and glossary are used; each node has its models installed.
            address: `auto` for the cluster that this machine belongs to, or that of a cluster.
            cores_each: Cores for one actor.

        Raises:
            ClusterError: There is no cluster, or it has too few cores.
            UsageError: Ray is not installed.
        """
        self._pipeline = pipeline
        self._cores_each = max(1, cores_each)
        self._models: dict[str, dict[str, str]] = {}
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # no report of any kind leaves the machine
        try:
            ray: Any = import_module("ray")
        except ImportError:
            raise UsageError("no Ray on this machine", "pip install ray") from None
        self._ray = ray
        if not _is_there(address):
            raise ClusterError(f"{address}: no Ray cluster: nothing answers", "start one: ray start --head")
        try:
            ray.init(address=address, log_to_driver=False, logging_level="ERROR", ignore_reinit_error=True)
        except (ConnectionError, ValueError, RuntimeError) as error:
            reason = str(error).partition("\n")[0]
            message = f"{address}: no Ray cluster: {reason}"
            raise ClusterError(message, "start one: ray start --head") from None
        self._actors = self._started()

    def __enter__(self) -> Cluster:  # noqa: PYI034 - typing.Self came with Python 3.11
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the actors and leave the cluster."""
        for actor in self._actors:
            self._ray.kill(actor)
        self._actors = []
        self._ray.shutdown()

    @property
    def targets(self) -> tuple[str, ...]:
        """The target languages."""
        return self._pipeline.targets

    def signature(self, task: Task) -> str:
        """Return what makes the results what they are, but for the models."""
        return self._pipeline.signature(task)

    def identities(self, source: str) -> dict[str, str]:
        """Return, by target language, which models translate from a language.

        Raises:
            ModelError: Not all nodes have the same ones.
        """
        if source not in self._models:
            answers = [self._identities(actor, source) for actor in list(self._actors)]
            found = [models for models in answers if models is not None]
            if not found or any(models != found[0] for models in found):
                raise ModelError("the nodes of the cluster have different models", "install the same on all")
            self._models[source] = found[0]
        return self._models[source]

    def batch(
        self,
        inputs: Iterable[str | Path | Source],
        task: Task = "digest",
        *,
        processes: int = 0,  # noqa: ARG002 - the nodes do the reading
        stop: Callable[[], object] = bool,
    ) -> Iterator[Outcome]:
        """Yield an outcome for each input, in order; as `Pipeline.batch`.

        Raises:
            ClusterError: The last actor was lost, and none can be started in its place.
        """
        sources = chain.from_iterable(sources_of(each, self._pipeline.options) for each in inputs)
        numbered = enumerate(map(_loaded, sources))
        work = _Work()
        turn = 0
        began = time.monotonic()
        while True:
            self._hand_out(work, numbered if not stop() else iter(()))
            if not work.at and not work.waiting:
                return
            self._take_in(work, task)
            while turn in work.done:
                source, digest, error = work.done.pop(turn)
                turn += 1
                now = time.monotonic()
                seconds, began = round(now - began, 3), now
                if digest is not None:
                    digest = replace(digest, article=replace(digest.article, path=source.path))
                yield Outcome(source.path, digest, error, seconds)

    def _identities(self, actor: Actor, source: str) -> dict[str, str] | None:
        """Return the models of an actor's node, or None where the actor is lost."""
        try:
            return dict(self._ray.get(actor.identities.remote(source)))
        except self._ray.exceptions.RayActorError:
            self._lose(actor)
            return None

    def _started(self) -> list[Actor]:
        cores = int(self._ray.cluster_resources().get("CPU", 0))
        count = cores // self._cores_each
        if not count:
            raise ClusterError(
                f"the cluster has {cores} cores, an actor needs {self._cores_each}", "add nodes, or use fewer"
            )
        actor = self._ray.remote(num_cpus=self._cores_each, max_restarts=0)(Worker)
        options, glossary = self._pipeline.options, self._pipeline.glossary
        return [actor.remote(options, glossary, self._cores_each) for _ in range(count)]

    def _hand_out(self, work: _Work, numbered: Iterator[tuple[int, Source]]) -> None:
        """Give every actor something to do, and keep as much at hand; what is far ahead waits."""
        most = _AHEAD * max(1, len(self._actors))
        under_way = len(work.at) + len(work.waiting) + len(work.done) // _TOGETHER
        while under_way < most and (group := tuple(islice(numbered, _TOGETHER))):
            work.waiting.append(_Group(group))
            under_way += 1

    def _take_in(self, work: _Work, task: Task) -> None:
        """Send what waits, then wait for one group to come back, or for its actor to be lost."""
        busy = {actor for actor, _ in work.at.values()}
        for actor in [actor for actor in self._actors if actor not in busy]:
            if work.waiting:
                group = work.waiting.popleft()
                reference = actor.work.remote([source for _, source in group.sources], task)
                work.at[reference] = (actor, group)
        if not work.at:
            return
        (reference,), _ = self._ray.wait(list(work.at), num_returns=1)
        actor, group = work.at.pop(reference)
        try:
            results = self._ray.get(reference)
        except self._ray.exceptions.RayActorError:
            self._lose(actor)
            self._again(work, group)
            return
        except self._ray.exceptions.ObjectLostError:  # done, but the node was lost before it was handed over
            work.waiting.appendleft(group)
            return
        for (number, source), (digest, error) in zip(group.sources, results, strict=True):
            work.done[number] = (source, digest, error)

    def _lose(self, actor: Actor) -> None:
        """Forget a lost actor; where it was the last one, start others on what is left of the cluster."""
        self._actors = [other for other in self._actors if other is not actor]
        if not self._actors:
            self._actors = self._started()

    def _again(self, work: _Work, group: _Group) -> None:
        """Let a lost actor's articles be done again: one by one, for one of them may have been the cause."""
        for number, source in reversed(group.sources):
            if len(group.sources) == 1 and group.losses + 1 >= _LIVES:
                lost = InputError(
                    f"{source.path}: the process that read it was killed",
                    "it may need more memory than there is",
                )
                work.done[number] = (source, None, lost)
            else:
                losses = group.losses + 1 if len(group.sources) == 1 else 0
                work.waiting.appendleft(_Group(((number, source),), losses))


def _loaded(source: Source) -> Source:
    """Return a source with the bytes of its file; one that cannot be read is left for the actor to say so."""
    if source.data is not None:
        return source
    try:
        return replace(source, data=beginning(source.path, MAX_BYTES + 1))
    except (OSError, ValueError):
        return source


def _is_there(address: str) -> bool:
    """Whether something answers at an address; one without a port is left for Ray to find."""
    import socket

    host, _, port = address.rpartition(":")
    if "/" in address or not port.isdecimal():
        return True
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE):
            return True
    except OSError:
        return False
