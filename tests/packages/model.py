"""The small Transformer that `train.py` trains, and its conversion into a CTranslate2 model.

Positions are what CTranslate2 computes where a model brings none: concat(sin, cos) over half the width each,
counted from 1, with increment log(10000) / (width / 2 - 1).
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import nn

WIDTH, LAYERS, HEADS, INNER = 128, 2, 4, 384


def positions(length: int, offset: int = 0) -> torch.Tensor:
    """Return the position encodings of `length` steps, shape (length, WIDTH)."""
    half = WIDTH // 2
    scale = torch.exp(torch.arange(half) * -(math.log(10000) / (half - 1)))
    time = torch.arange(offset + 1, offset + length + 1).unsqueeze(1) * scale
    return torch.cat([time.sin(), time.cos()], dim=1)


class Attention(nn.Module):
    """Multi-head attention whose projections are fused as CTranslate2 wants them."""

    def __init__(self, crossed: bool) -> None:  # noqa: FBT001 - torch modules are called by position
        super().__init__()
        self.crossed = crossed
        self.norm = nn.LayerNorm(WIDTH, eps=1e-6)
        self.first = nn.Linear(WIDTH, WIDTH if crossed else 3 * WIDTH)
        self.keys_values = nn.Linear(WIDTH, 2 * WIDTH) if crossed else None
        self.out = nn.Linear(WIDTH, WIDTH)

    def forward(
        self, x: torch.Tensor, memory: torch.Tensor | None, mask: torch.Tensor | None
    ) -> torch.Tensor:
        h = self.norm(x)
        if self.keys_values is not None:
            q, (k, v) = self.first(h), self.keys_values(memory).chunk(2, dim=-1)
        else:
            q, k, v = self.first(h).chunk(3, dim=-1)
        q, k, v = (t.unflatten(-1, (HEADS, -1)).transpose(1, 2) for t in (q, k, v))
        y = nn.functional.scaled_dot_product_attention(
            q, k, v, attn_mask=mask, is_causal=mask is None and not self.crossed
        )
        return x + self.out(y.transpose(1, 2).flatten(-2))


class FeedForward(nn.Module):
    """Two linear layers with ReLU between, normalised before."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH, eps=1e-6)
        self.first = nn.Linear(WIDTH, INNER)
        self.second = nn.Linear(INNER, WIDTH)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.second(self.first(self.norm(x)).relu())


class Transformer(nn.Module):
    """Encoder and decoder, pre-norm, one table of embeddings for source, target and output."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.embeddings = nn.Embedding(vocabulary, WIDTH, padding_idx=None)
        nn.init.normal_(self.embeddings.weight, std=WIDTH**-0.5)
        self.encoder = nn.ModuleList(
            [nn.ModuleList([Attention(False), FeedForward()]) for _ in range(LAYERS)]
        )
        self.decoder = nn.ModuleList(
            [nn.ModuleList([Attention(False), Attention(True), FeedForward()]) for _ in range(LAYERS)]
        )
        self.encoder_norm = nn.LayerNorm(WIDTH, eps=1e-6)
        self.decoder_norm = nn.LayerNorm(WIDTH, eps=1e-6)
        self.bias = nn.Parameter(torch.zeros(vocabulary))

    def embed(self, ids: torch.Tensor) -> torch.Tensor:
        return self.embeddings(ids) * WIDTH**0.5 + positions(ids.shape[1])

    def encode(self, source: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        x = self.embed(source)
        for attention, inner in self.encoder:
            x = inner(attention(x, None, mask))
        return self.encoder_norm(x)

    def forward(self, source: torch.Tensor, target: torch.Tensor, pad: int) -> torch.Tensor:
        """Return the logits after each target token, shape (batch, target length, vocabulary)."""
        mask = (source != pad)[:, None, None, :]
        memory = self.encode(source, mask)
        x = self.embed(target)
        for own, crossed, inner in self.decoder:
            x = inner(crossed(own(x, None, None), memory, mask))
        return self.decoder_norm(x) @ self.embeddings.weight.T + self.bias


def convert(model: Transformer, vocabulary: list[str], folder: Path) -> None:
    """Write the model as an int8 CTranslate2 model into a folder that does not exist yet."""
    from ctranslate2.specs import TransformerSpec

    # no alignment heads chosen: `return_attention` averages over all heads of the last layer
    spec = TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=True, alignment_heads=0)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    table = model.embeddings.weight.detach().numpy().copy()
    spec.encoder.embeddings[0].weight = table
    spec.decoder.embeddings.weight = table.copy()
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = True
    spec.decoder.projection.weight = table.copy()
    spec.decoder.projection.bias = model.bias.detach().numpy().copy()
    norm(spec.encoder.layer_norm, model.encoder_norm)
    norm(spec.decoder.layer_norm, model.decoder_norm)
    for target, (own, inner) in zip(spec.encoder.layer, model.encoder, strict=True):
        attention(target.self_attention, own)
        feed_forward(target.ffn, inner)
    for target, (own, crossed, inner) in zip(spec.decoder.layer, model.decoder, strict=True):
        attention(target.self_attention, own)
        attention(target.attention, crossed)
        feed_forward(target.ffn, inner)
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True)
    spec.save(str(folder))


def linear(spec: object, layer: nn.Linear) -> None:
    spec.weight = layer.weight.detach().numpy().copy()
    spec.bias = layer.bias.detach().numpy().copy()


def norm(spec: object, layer: nn.LayerNorm) -> None:
    spec.gamma = layer.weight.detach().numpy().copy()
    spec.beta = layer.bias.detach().numpy().copy()


def attention(spec: object, layer: Attention) -> None:
    norm(spec.layer_norm, layer.norm)
    layers = (
        [layer.first, layer.out] if layer.keys_values is None else [layer.first, layer.keys_values, layer.out]
    )
    for target, part in zip(spec.linear, layers, strict=True):
        linear(target, part)


def feed_forward(spec: object, layer: FeedForward) -> None:
    norm(spec.layer_norm, layer.norm)
    linear(spec.linear_0, layer.first)
    linear(spec.linear_1, layer.second)
