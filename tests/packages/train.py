#!/usr/bin/env python3
"""Train a test package: draw sentences of the grammar, train the small Transformer, write the .argosmodel.

Usage: python tests/packages/train.py it ru zh        (each takes some minutes on two cores)

Needs torch, numpy, sentencepiece and ctranslate2. The same seeds and steps give the same sentences and,
on the same machine and versions, the same model. Sentences of `heldout/` are drawn first and never
trained on.
"""

from __future__ import annotations

import io
import json
import math
import random
import sys
import tempfile
import time
import zipfile
from itertools import islice
from pathlib import Path

import sentencepiece
import torch
from grammar.sentences import LANGUAGES, draw
from model import Transformer, convert

HERE = Path(__file__).parent
PAIRS, HELD_OUT, PIECES = 120_000, 200, 1600
STEPS, WARM_UP, RATE, TOKENS, SMOOTHING = 2400, 300, 0.002, 2400, 0.05
NAMES = {"it": "Italian", "ru": "Russian", "zh": "Chinese"}


def pairs(language: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return training pairs and held-out pairs; no held-out source is among the training sources."""
    held = dict(
        islice(((c.en, getattr(c, language)) for c in draw(2) if len(c.en.split()) > 3), HELD_OUT * 2)
    )
    held = dict(list(held.items())[:HELD_OUT])
    found: dict[str, str] = {}
    for clause in draw(1):
        if clause.en not in held:
            found[clause.en] = getattr(clause, language)
        if len(found) == PAIRS:
            return list(found.items()), list(held.items())
    raise AssertionError


def tokenizer(sentences: list[str]) -> bytes:
    """Return a shared BPE model; identity normalisation keeps №, … and full-width marks as they are."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_writer=model,
        model_type="bpe",
        vocab_size=PIECES,
        character_coverage=1.0,
        split_digits=True,
        normalization_rule_name="identity",
        num_threads=2,
        required_chars="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        minloglevel=2,
    )
    return model.getvalue()


def batches(data: list[tuple[list[int], list[int]]], rng: random.Random):
    """Yield batches of about TOKENS target tokens, of sentences of like length, without end."""
    while True:
        order = sorted(data, key=lambda pair: len(pair[1]) + rng.random() * 6)
        groups, group, longest = [], [], 0
        for pair in order:
            longest = max(longest, len(pair[1]), len(pair[0]))
            if (len(group) + 1) * longest > TOKENS:
                groups.append(group)
                group, longest = [], max(len(pair[1]), len(pair[0]))
            group.append(pair)
        rng.shuffle(groups)
        yield from groups


def padded(rows: list[list[int]], pad: int) -> torch.Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [pad] * (width - len(row)) for row in rows])


def train(language: str) -> None:
    torch.manual_seed(7)
    torch.set_num_threads(2)
    train_pairs, held = pairs(language)
    spm = tokenizer([side for pair in train_pairs[:40_000] for side in pair])
    processor = sentencepiece.SentencePieceProcessor(model_proto=spm)
    data = [(processor.encode(a), processor.encode(b)) for a, b in train_pairs]
    start, end = processor.bos_id(), processor.eos_id()
    pad = processor.get_piece_size()  # one row more than the vocabulary; left out of the converted model
    model = Transformer(pad + 1)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / WARM_UP, 0.5 + 0.5 * math.cos(math.pi * min(1, n / STEPS)))
    )
    loss_of = torch.nn.CrossEntropyLoss(ignore_index=pad, label_smoothing=SMOOTHING)
    began = time.monotonic()
    for step, group in enumerate(islice(batches(data, random.Random(7)), STEPS)):
        source = padded([a for a, _ in group], pad)
        into = padded([[start, *b] for _, b in group], pad)
        out = padded([[*b, end] for _, b in group], pad)
        loss = loss_of(model(source, into, pad)[..., :pad].flatten(0, 1), out.flatten())
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if step % 200 == 0:
            print(
                f"{language} step {step} loss {loss.item():.3f} {time.monotonic() - began:.0f} s", flush=True
            )
    model.embeddings.weight = torch.nn.Parameter(model.embeddings.weight[:pad].clone())
    model.bias = torch.nn.Parameter(model.bias[:pad].clone())
    write(language, model, spm, [processor.id_to_piece(i) for i in range(pad)], held)


def write(
    language: str, model: Transformer, spm: bytes, vocabulary: list[str], held: list[tuple[str, str]]
) -> None:
    name = f"translate-en_{language}-1_0"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / name
        convert(model, vocabulary, folder / "model")
        (folder / "sentencepiece.model").write_bytes(spm)
        (folder / "metadata.json").write_text(
            json.dumps(
                {
                    "package_version": "1.0",
                    "argos_version": "1.9.0",
                    "from_code": "en",
                    "from_name": "English",
                    "to_code": language,
                    "to_name": NAMES[language],
                },
                indent=2,
            )
            + "\n"
        )
        (folder / "README.md").write_text(
            "A test model of polyglot-news: it translates the language of its grammar, nothing else.\n"
        )
        with zipfile.ZipFile(
            HERE / f"{name}.argosmodel", "w", zipfile.ZIP_DEFLATED, compresslevel=9
        ) as archive:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    entry = zipfile.ZipInfo(path.relative_to(scratch).as_posix(), (2026, 1, 1, 0, 0, 0))
                    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                    archive.writestr(entry, path.read_bytes())
    (HERE / "heldout").mkdir(exist_ok=True)
    (HERE / "heldout" / f"en-{language}.tsv").write_text("".join(f"{a}\t{b}\n" for a, b in held), "utf-8")


if __name__ == "__main__":
    for wanted in sys.argv[1:] or LANGUAGES:
        train(wanted)
