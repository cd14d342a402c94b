"""A batch on a Ray cluster of two nodes, one of which is killed in the middle; run by test_cluster.py.

Prints, as JSON, the files of the undisturbed run on this machine and those of the cluster's run, what was
said of each article, and how many actors there were before and after.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

import ray
from ray.cluster_utils import Cluster as Nodes

from polyglot_news import batch
from polyglot_news.cluster import Cluster
from polyglot_news.pipeline import Pipeline

folder, out, beside, kills = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4] == "kill"
OPTIONS: dict[str, Any] = {"to": ["pt"], "glossaries": ["organisations"], "source": "en"}


def files(place: Path) -> dict[str, str]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes().hex()
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name != batch.MANIFEST
    }


def main() -> None:
    with Pipeline.open(**OPTIONS) as pipeline:
        plain = [result.path for result in batch.run(pipeline, batch.Job(folder, beside, "digest", "json"))]
    nodes = Nodes(initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": 80_000_000})
    second = nodes.add_node(num_cpus=1, object_store_memory=80_000_000)
    nodes.wait_for_nodes()
    told: list[Any] = []
    with Pipeline.open(**OPTIONS) as pipeline, Cluster(pipeline, address=nodes.address) as runner:
        before = len(runner._actors)
        for result in batch.run(runner, batch.Job(folder, out, "digest", "json")):
            told.append([result.path, list(result.failures)])
            if kills and len(told) == 2:
                killer = threading.Thread(target=nodes.remove_node, args=(second, False))
                killer.start()
                killer.join()
                # a worker outlives its node for a moment: what comes now must find it gone
                end = time.monotonic() + 30
                while sum(node["Alive"] for node in ray.nodes()) > 1 and time.monotonic() < end:
                    time.sleep(0.1)
                time.sleep(2)
        after = len(runner._actors)
    ray.shutdown()
    nodes.shutdown()
    actors = [before, after]
    value = {"plain": plain, "told": told, "one": files(beside), "two": files(out), "actors": actors}
    sys.stdout.write(json.dumps(value) + "\n")


if __name__ == "__main__":
    main()
