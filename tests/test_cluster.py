"""The batch on a cluster: real Ray with a node that is killed, and the bookkeeping under losses."""

from __future__ import annotations

import json
import subprocess
import sys
import types
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from articles import WIRE
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.cluster import Cluster
from polyglot_news.errors import ClusterError, InputError, ModelError, UsageError
from polyglot_news.pipeline import Pipeline, Source


class ActorLostError(Exception):
    pass


class ObjectLostError(Exception):
    pass


class Reference:
    def __init__(self, call: tuple[Any, ...]) -> None:
        self.call = call


class Method:
    def __init__(self, actor: Actor, name: str) -> None:
        self.actor, self.name = actor, name

    def remote(self, *arguments: object) -> object:
        return Reference((self.actor, self.name, arguments))


class Actor:
    def __init__(self, ray: FakeRay, worker: object) -> None:
        self.ray, self.worker, self.alive = ray, worker, True
        self.work, self.identities = Method(self, "work"), Method(self, "identities")


class FakeRay(types.ModuleType):
    """What the cluster uses of Ray, in one process; `plan` says which calls lose actor or answer."""

    def __init__(self, cores: int, plan: list[str], poison: str = "") -> None:
        super().__init__("ray")
        self.cores, self.plan, self.poison = cores, plan, poison
        self.exceptions = types.SimpleNamespace(RayActorError=ActorLostError, ObjectLostError=ObjectLostError)

    def init(self, *, address: str, **_: object) -> None:
        if address == "nowhere":
            raise ConnectionError("no cluster\nand more")

    def cluster_resources(self) -> dict[str, float]:
        return {"CPU": float(self.cores)}

    def remote(self, **_: object) -> Any:
        def made(worker: type) -> object:
            return types.SimpleNamespace(remote=lambda *arguments: Actor(self, worker(*arguments)))

        return made

    def wait(self, references: list[Any], *, num_returns: int) -> tuple[list[Any], list[Any]]:
        return references[-num_returns:], references[
            :-num_returns
        ]  # the last one first: order must not matter

    def get(self, reference: Reference) -> object:
        actor, name, arguments = reference.call
        fate = self.plan.pop(0) if self.plan and name == "work" else ""
        poisoned = name == "work" and any(
            self.poison and self.poison in source.path for source in arguments[0]
        )
        if fate == "actor" or poisoned or not actor.alive:
            actor.alive = False
            raise ActorLostError
        if fate == "object":
            raise ObjectLostError
        return getattr(actor.worker, name)(*arguments)

    def kill(self, actor: Actor) -> None:
        actor.alive = False

    def shutdown(self) -> None: ...


@pytest.fixture
def pipeline() -> Iterator[Pipeline]:
    with Pipeline.open(to=["it"], source="en", engine="echo", glossaries=()) as opened:
        yield opened


def sources(count: int) -> list[Source]:
    return [Source(f"{number}.txt", WIRE.replace("five", str(number))) for number in range(count)]


def told(outcomes: Any) -> list[tuple[object, ...]]:
    return [(outcome.path, outcome.digest, str(outcome.error or "")) for outcome in outcomes]


# no more than one actor: an article that takes down two is reported, as the next test wants it
PLANS = st.lists(st.sampled_from(["", "object"]), max_size=4).flatmap(
    lambda plan: st.sampled_from(["", "actor"]).map(lambda fate: [*plan, fate])
)


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 3), st.integers(0, 60), PLANS)
def test_whatever_is_lost_the_outcomes_are_those_of_one_machine(
    cores: int, count: int, plan: list[str]
) -> None:
    with (
        Pipeline.open(to=["it"], source="en", engine="echo", glossaries=()) as pipeline,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setitem(sys.modules, "ray", FakeRay(cores, list(plan)))
        with Cluster(pipeline, address="auto") as cluster:
            assert told(cluster.batch(sources(count))) == told(pipeline.batch(sources(count)))


def test_an_article_that_takes_actors_down_fails_alone(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", FakeRay(2, [], poison="17"))
    with Cluster(pipeline, address="auto") as cluster:
        outcomes = list(cluster.batch(sources(40)))
    assert [outcome.path for outcome in outcomes if outcome.digest is None] == ["17.txt"]
    assert isinstance(outcomes[17].error, InputError)


def test_files_are_read_here_and_what_cannot_be_read_is_told_as_ever(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "ray", FakeRay(1, []))
    (tmp_path / "a.txt").write_text(WIRE)
    (tmp_path / "b.txt").write_text("")
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "none.txt")]
    with Cluster(pipeline, address="auto") as cluster:
        assert told(cluster.batch(paths)) == told(pipeline.batch(paths))


def test_it_stops_when_asked(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", FakeRay(1, []))
    done: deque[str] = deque()
    with Cluster(pipeline, address="auto") as cluster:
        for outcome in cluster.batch(sources(200), stop=done.__len__):
            done.append(outcome.path)
    assert 0 < len(done) < 200
    assert list(done) == [f"{number}.txt" for number in range(len(done))]


def test_nodes_with_other_models_are_refused(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", FakeRay(2, []))
    with Cluster(pipeline, address="auto") as cluster:
        assert cluster.identities("en") == {"it": "echo"}
        assert cluster.signature("digest") == pipeline.signature("digest")
        monkeypatch.setattr(cluster._actors[1].worker, "identities", lambda _: {"it": "another"})
        with pytest.raises(ModelError, match="different models"):
            cluster.identities("ru")
        cluster._actors[1].alive = False
        assert cluster.identities("ru") == {"it": "echo"}


def test_no_cluster_is_told(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polyglot_news.cluster._is_there", lambda address: address != "10.0.0.1:6379")
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match="pip install"):
        Cluster(pipeline)
    monkeypatch.setitem(sys.modules, "ray", FakeRay(1, []))
    with pytest.raises(ClusterError, match=r"nowhere: no Ray cluster: no cluster \(start one"):
        Cluster(pipeline, address="nowhere")
    with pytest.raises(ClusterError, match="nothing answers"):
        Cluster(pipeline, address="10.0.0.1:6379")
    with pytest.raises(ClusterError, match="the cluster has 1 cores"):
        Cluster(pipeline, cores_each=2)


def test_two_real_nodes_one_of_them_killed(tmp_path: Path, own_home: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:03}.txt").write_text(WIRE.replace("five", f"{number + 2}"))
    (folder / "empty.txt").write_text("")
    program = Path(__file__).parent / "cluster" / "two_nodes.py"
    answer = subprocess.run(
        [sys.executable, str(program), str(folder), str(tmp_path / "out"), str(tmp_path / "beside"), "kill"],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    lines = [line for line in answer.stdout.splitlines() if line.startswith('{"plain"')]
    assert lines, answer.stderr[-2000:]
    value = json.loads(lines[-1])
    assert value["actors"] == [2, 1]
    assert value["one"] == value["two"]
    assert len(value["one"]) == 200
    assert [path for path, _ in value["told"]] == value["plain"]
    assert [path for path, failures in value["told"] if failures] == ["empty.txt"]
