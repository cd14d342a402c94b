"""digest, summarise, translate, split: the commands on single articles."""

from __future__ import annotations

from pathlib import Path

from polyglot_news.cli import in_place_options, json_lines_in, missing_models, options
from polyglot_news.cli.inputs import line_format, merged, paths, run
from polyglot_news.cli.line_by_line import can_stream, translate_lines
from polyglot_news.cli.output_path import Output, names_folder
from polyglot_news.errors import UsageError


def digest(
    inputs: options.Inputs = None,
    *,
    to: options.To = None,
    source: options.From = None,
    sentences: options.SentenceCount = None,
    ratio: options.Ratio = None,
    words: options.Words = None,
    method: options.Method = None,
    glossary: options.Glossaries = None,
    engine: options.EngineName = None,
    server: options.ServerAddress = None,
    server_model: options.ServerModel = None,
    server_anywhere: options.ServerAnywhere = False,
    format_name: options.Format = None,
    xliff: options.Xliff = None,
    output: Output = None,
    force: options.Force = False,  # noqa: ARG001 - heard by the kind of command
    config: options.Config = None,
    no_glossary: options.NoGlossary = False,
    raw: options.Raw = False,
    column: options.Column = None,
    each: options.Each = None,
    explain: options.Explain = False,
    keywords: options.Keywords = 0,
    merge: options.Merge = False,
    download: options.Download = False,
    strict: options.Strict = False,
    marks: options.Marks = False,
    jsonl_in: options.JsonlIn = False,
    quality: options.Quality = False,
    min_quality: options.MinQuality = 0,
    memory: options.MemoryFile = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Summarise each article; translate title and summary into every language of --to.

    \b
    Examples:
      polyglot-news digest article.html --to it,ru,zh
      polyglot-news digest article.txt --to pt -n 3 --format markdown -o digest.md
      cat page.html | polyglot-news digest --to it
      polyglot-news digest --jsonl-in --to it < articles.jsonl
    """
    if jsonl_in:
        json_lines_in.check(
            inputs, format_name, output=output, marks=marks, strict=strict, merge=merge, column=column
        )
    if merge and (marks or strict):
        raise UsageError("--merge goes without --marks and --strict", "leave them out")
    chosen = options.settings(
        config, to=to, source=source, sentences=sentences, ratio=ratio, words=words, method=method,
        glossary=glossary, no_glossary=no_glossary, engine=engine,
        server=server, server_model=server_model, server_anywhere=server_anywhere,
        format=options.format_asked(format_name, xliff=xliff, output=output),
    )  # fmt: skip
    with options.pipeline(
        chosen,
        raw=raw,
        column=column,
        explain=explain,
        keywords=keywords,
        quality=quality,
        min_quality=min_quality,
        memory=memory,
        offer=missing_models.offer(chosen.engine, download=download),
    ) as pipeline:
        if jsonl_in:
            json_lines_in.answer(pipeline, "digest")
        elif merge:
            merged(pipeline, "digest", inputs, chosen.format, output)
        else:
            run(pipeline, "digest", inputs, chosen.format, output, strict=strict, marks=marks, each=each)


def summarise(
    inputs: options.Inputs = None,
    *,
    source: options.From = None,
    sentences: options.SentenceCount = None,
    ratio: options.Ratio = None,
    words: options.Words = None,
    method: options.Method = None,
    format_name: options.Format = None,
    output: Output = None,
    force: options.Force = False,  # noqa: ARG001 - heard by the kind of command
    config: options.Config = None,
    raw: options.Raw = False,
    column: options.Column = None,
    each: options.Each = None,
    explain: options.Explain = False,
    keywords: options.Keywords = 0,
    merge: options.Merge = False,
    jsonl_in: options.JsonlIn = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Print the sentences that carry the news, in the order of the article.

    \b
    Examples:
      polyglot-news summarise article.html
      polyglot-news summarise article.txt --words 120
      polyglot-news summarise *.txt --method lexrank --format jsonl
      polyglot-news summarise agency.txt paper.html --merge --keywords 8
    """
    if jsonl_in:
        json_lines_in.check(inputs, format_name, output=output, merge=merge, column=column)
    chosen = options.settings(
        config, source=source, sentences=sentences, ratio=ratio, words=words, method=method,
        no_glossary=True, format=options.format_asked(format_name, output=output),
    )  # fmt: skip
    with options.pipeline(chosen, raw=raw, column=column, explain=explain, keywords=keywords) as pipeline:
        if jsonl_in:
            json_lines_in.answer(pipeline, "summarise")
        elif merge:
            merged(pipeline, "summarise", inputs, chosen.format, output)
        else:
            run(pipeline, "summarise", inputs, chosen.format, output, each=each)


def translate(
    inputs: options.Inputs = None,
    *,
    to: options.To = None,
    source: options.From = None,
    glossary: options.Glossaries = None,
    engine: options.EngineName = None,
    server: options.ServerAddress = None,
    server_model: options.ServerModel = None,
    server_anywhere: options.ServerAnywhere = False,
    format_name: options.Format = None,
    xliff: options.Xliff = None,
    output: Output = None,
    force: options.Force = False,
    config: options.Config = None,
    no_glossary: options.NoGlossary = False,
    raw: options.Raw = False,
    column: options.Column = None,
    each: options.Each = None,
    lines: options.Lines = False,
    download: options.Download = False,
    strict: options.Strict = False,
    marks: options.Marks = False,
    keep_markup: in_place_options.KeepMarkup = False,
    whole_page: in_place_options.WholePage = False,
    comments: in_place_options.Comments = False,
    jsonl_in: options.JsonlIn = False,
    quality: options.Quality = False,
    min_quality: options.MinQuality = 0,
    memory: options.MemoryFile = None,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Translate the whole article, paragraphs kept, into every language of --to.

    With --lines and several languages, the translations of a line are written on one line, separated by tabs.

    \b
    Examples:
      polyglot-news translate article.html --to it
      polyglot-news translate notes.md --to ru,zh --format markdown -o notes.ru-zh.md
      cut -f2 table.tsv | polyglot-news translate --lines --from en --to pt
      polyglot-news translate article.html --to it --keep-markup -o article.it.html
      polyglot-news translate report.docx --to it -o report.it.docx
    """
    by_ending = format_name is None and xliff is None and _comes_back(output)
    in_place = keep_markup or whole_page or by_ending
    if in_place and any((lines, raw, column, each, format_name, xliff, marks, jsonl_in)):
        option = "--whole-page" if whole_page else "--keep-markup" if keep_markup else f"-o {output}"
        raise UsageError(f"{option} keeps the format of the page or file", "leave out the other options")
    if comments and not in_place:
        raise UsageError("--comments writes into Word documents", "add -o NAME.docx")
    if jsonl_in:
        json_lines_in.check(
            inputs, format_name, output=output, marks=marks, strict=strict, lines=lines, column=column
        )
    asked = None if in_place else options.format_asked(format_name, xliff=xliff, output=output, lines=lines)
    chosen = options.settings(
        config, to=to, source=source, glossary=glossary, no_glossary=no_glossary, engine=engine,
        server=server, server_model=server_model, server_anywhere=server_anywhere, format=asked,
    )  # fmt: skip
    file = None
    if in_place:
        from polyglot_news.cli import same_kind

        file = same_kind.given(inputs, output, chosen.to, comments=comments)
    with options.pipeline(
        chosen,
        raw=raw,
        column=column,
        lines=lines,
        quality=quality,
        min_quality=min_quality,
        memory=memory,
        offer=missing_models.offer(chosen.engine, download=download),
    ) as pipeline:
        if jsonl_in:
            json_lines_in.answer(pipeline, "translate")
            return
        if file is not None:
            same_kind.translate_in_place(
                pipeline, file, whole=whole_page, strict=strict, force=force, comments=comments
            )
            return
        shape = line_format(chosen.format, lines=lines)
        streams = shape == "lines" and chosen.to and not names_folder(output)
        if streams and all(map(can_stream, paths(inputs))):
            translate_lines(pipeline, paths(inputs), output, strict=strict, marks=marks)
        else:
            run(pipeline, "translate", inputs, shape, output, strict=strict, marks=marks, each=each)


def split(
    inputs: options.Inputs = None,
    *,
    source: options.From = None,
    format_name: options.Format = None,
    output: Output = None,
    force: options.Force = False,  # noqa: ARG001 - heard by the kind of command
    config: options.Config = None,
    raw: options.Raw = False,
    column: options.Column = None,
    each: options.Each = None,
    lines: options.Lines = False,
    explain: options.Explain = False,
    quiet: options.Quiet = False,  # noqa: ARG001 - heard by its callback
    verbose: options.Verbose = False,  # noqa: ARG001 - heard by its callback
) -> None:
    """Print the article's sentences, one per line.

    \b
    Examples:
      polyglot-news split article.html
      polyglot-news split page.txt --explain
      polyglot-news split --raw --format json < text.txt
    """
    asked = options.format_asked(format_name, output=output, lines=lines)
    chosen = options.settings(config, source=source, no_glossary=True, format=asked)
    with options.pipeline(chosen, raw=raw, column=column, lines=lines, explain=explain) as pipeline:
        run(pipeline, "split", inputs, line_format(chosen.format, lines=lines), output, each=each)


def _comes_back(output: Path | None) -> bool:
    """Return whether a file is asked for of a kind that is written as it was read."""
    if output is None or names_folder(output):
        return False
    from polyglot_news.markup.files import kind_written

    return bool(kind_written(str(output)))
