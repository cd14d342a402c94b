"""Argos packages of any size with random weights: they translate nothing, but run as real ones do."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece

TEXT = """The ministers of five countries met in the capital on Friday to talk about water.
The president said that the agreement would be signed before the end of the year.
"We have no other river," said the mayor; farmers were less sure of it.
According to the agency, 1,250 people left the two towns after the flood.
In the south, however, trade went on: the border stayed open, and lorries passed.
A court in the north condemned three former officials to four years in prison.
Nobody expected that talks on gas, oil and railways would end so quickly.
The bank kept its rate at 8.5 per cent, as most of the analysts had foreseen.
"""


def make_tokenizer(path: Path, *, pieces: int = 200, text: str = TEXT) -> list[str]:
    """Train a small SentencePiece model and return its pieces."""
    sentencepiece.set_min_log_level(2)
    with path.open("wb") as stream:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(text.splitlines()),
            model_writer=stream,
            vocab_size=pieces,
            model_type="bpe",
            split_digits=True,
            character_coverage=1.0,
            normalization_rule_name="identity",
            hard_vocab_limit=False,
            num_threads=1,
            minloglevel=2,
        )
    processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def make_model(
    folder: Path,
    tokens: list[str],
    *,
    layers: int = 2,
    width: int = 32,
    heads: int = 4,
    inner: int = 64,
    seed: int = 0,
    stop: float = 0.0,
    quantization: str | None = "int8",
) -> None:
    """Save a Transformer with random weights in CTranslate2's format; `stop` makes it end sentences."""
    spec = ctranslate2.specs.TransformerSpec.from_config(layers, heads)
    random = np.random.default_rng(seed)
    size = len(tokens)

    def linear(layer: object, rows: int, columns: int) -> None:
        layer.weight = (random.standard_normal((rows, columns)) / np.sqrt(columns)).astype(np.float32)  # type: ignore[attr-defined]
        layer.bias = np.zeros(rows, dtype=np.float32)  # type: ignore[attr-defined]

    def norm(layer: object) -> None:
        layer.gamma = np.ones(width, dtype=np.float32)  # type: ignore[attr-defined]
        layer.beta = np.zeros(width, dtype=np.float32)  # type: ignore[attr-defined]

    def attention(layer: object, shapes: list[tuple[int, int]]) -> None:
        norm(layer.layer_norm)  # type: ignore[attr-defined]
        for part, (rows, columns) in zip(layer.linear, shapes, strict=True):  # type: ignore[attr-defined]
            linear(part, rows, columns)

    def feed_forward(layer: object) -> None:
        norm(layer.layer_norm)  # type: ignore[attr-defined]
        linear(layer.linear_0, inner, width)  # type: ignore[attr-defined]
        linear(layer.linear_1, width, inner)  # type: ignore[attr-defined]

    embeddings = (random.standard_normal((size, width)) / np.sqrt(width)).astype(np.float32)
    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = embeddings
    norm(spec.encoder.layer_norm)
    norm(spec.decoder.layer_norm)
    linear(spec.decoder.projection, size, width)
    spec.decoder.projection.weight *= 6.0  # a spread of scores like that of a trained model
    spec.decoder.projection.bias[tokens.index("</s>")] = stop
    for layer in spec.encoder.layer:
        attention(layer.self_attention, [(3 * width, width), (width, width)])
        feed_forward(layer.ffn)
    for layer in spec.decoder.layer:
        attention(layer.self_attention, [(3 * width, width), (width, width)])
        attention(layer.attention, [(width, width), (2 * width, width), (width, width)])
        feed_forward(layer.ffn)
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token = spec.config.bos_token
    spec.config.add_source_bos = spec.config.add_source_eos = False
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir(parents=True)
    spec.save(str(folder))


def make_package(
    folder: Path,
    source: str,
    target: str,
    *,
    version: str = "1.0",
    pieces: int = 200,
    vocabulary: int = 200,
    text: str = TEXT,
    metadata: dict[str, object] | None = None,
    **model: object,
) -> Path:
    """Make an unpacked package `translate-<source>_<target>-<version>` below the folder; return its path."""
    path = folder / f"translate-{source}_{target}-{version.replace('.', '_')}"
    path.mkdir(parents=True)
    tokens = make_tokenizer(path / "sentencepiece.model", pieces=pieces, text=text)
    tokens += [f"▁unused{number}" for number in range(vocabulary - len(tokens))]
    make_model(path / "model", tokens, **model)  # type: ignore[arg-type]
    facts = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
    }
    (path / "metadata.json").write_text(json.dumps(facts | (metadata or {})))
    return path


def zipped(package: Path, *, remove: bool = True) -> Path:
    """Zip an unpacked package to `<name>.argosmodel` beside it."""
    archive = package.parent / f"{package.name}.argosmodel"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as stream:
        for path in sorted(package.rglob("*")):
            if path.is_file():
                stream.write(path, f"{package.name}/{path.relative_to(package).as_posix()}")
    if remove:
        shutil.rmtree(package)
    return archive
