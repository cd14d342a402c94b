"""What the review page offers to work with: the toolbar's controls, the keys, the form, the scripts."""

from __future__ import annotations

from polyglot_news.escaping import for_html as escape

SCRIPTS = ("review.js", "review-state.js", "review-editing.js", "review-export.js")
_EXPORTS = {
    "json": "corrections (JSON)", "text": "text", "markdown": "Markdown", "tmx": "TMX", "xliff": "XLIFF 2.1",
    "xliff-1.2": "XLIFF 1.2",
}  # fmt: skip
_CHOICES = "".join(f'<option value="{name}">{text}</option>' for name, text in _EXPORTS.items())
WORK = (
    '<div id="work" role="group" aria-label="Review" hidden>'
    '<button type="button" id="edit-this">Edit</button>'
    '<button type="button" id="approve-this">Approve</button>'
    '<progress id="progress" aria-labelledby="done" value="0" max="1"></progress><span id="done"></span>'
    f'<label class="switch">Export <select id="export-format">{_CHOICES}</select></label>'
    '<button type="button" id="export">Save file</button><span id="kept" role="status"></span></div>'
)
_SHORTCUTS = {
    "arrows": "from sentence to sentence, and across",
    "Enter": "edit the translation",
    "a": "approve it and go to the next one; again: take that back",
    "n": "go to the next one that is not approved",
    "k": "comment on it",
    "t": "correct a term",
    "u": "back to the machine's translation",
    "c": "copy the sentence; C: all sentences",
    "Ctrl+Enter": "while editing: save and approve; Enter: save; Esc: leave it",
    "?": "show or hide these keys",
}
KEYS = (
    '<details class="keys" id="keys"><summary>Keys</summary><dl>'
    + "".join(f"<dt><kbd>{key}</kbd></dt><dd>{escape(text)}</dd>" for key, text in _SHORTCUTS.items())
    + "</dl></details>\n"
)
EDIT = (
    '<form id="edit" class="edit" aria-label="Edit the sentence" hidden>'
    '<label>Translation <textarea name="text" rows="3" maxlength="20000"></textarea></label>'
    '<div class="changes"><b>Changes</b> <span id="difference"></span></div>'
    '<label>Comment <input name="comment" autocomplete="off" maxlength="2000"></label>'
    '<fieldset class="term-fields"><legend>Correct a term</legend>'
    '<label>Term in the source <input name="term" autocomplete="off" maxlength="200"></label>'
    '<label>should be <input name="target" autocomplete="off" maxlength="200"></label></fieldset>'
    '<div class="acts"><button type="button" id="save-final">Save and approve</button>'
    '<button type="button" id="save">Save</button><button type="button" id="restore">Machine’s text</button>'
    '<button type="button" id="cancel">Cancel</button></div></form>\n'
)
