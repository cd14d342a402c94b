"""Captions and credits of pictures, recognised by their words: photographers, agencies, `FILE PHOTO:`."""

from __future__ import annotations

import re

_CREDIT_WORDS = (
    r"AP|AFP|EPA|Reuters|REUTERS|Getty|GETTY|Shutterstock|Alamy|ANSA|TASS|ТАСС|Xinhua|dpa|DPA|Credit|Photo"
    r"|PHOTO|Image|Foto"
    r"|Фото|via|courtesy|Courtesy|File|FILE|file"
)
_CAPTION = re.compile(
    rf"\([^()]{{0,80}}\b(?:{_CREDIT_WORDS})\b[^()]{{0,80}}\)\s*\]?$"
    r"|(?:^|\s)(?:Photo|Image|Picture|Foto|Credit|Courtesy|Фото|Photograph)(?:\s(?:by|credit|courtesy|copyright|via))?\s?[:：/|]\s?[A-ZА-ЯÀ-Þ]"
    r"|图片来源|資料圖片|资料图|新华社记者\w{2,8}摄"
    r"|^(?:FILE(?: PHOTO)?\s?[:–—-]"
    r"|(?:Photos?|Photo illustration|Foto|Фото|Image|Media|Caption)\s?"
    r"(?:[:：/|]|by\b|copyright\b|caption\b|credit\b|source\b)"
    r"|(?:Crédits?\s(?:photos?|images?|vidéos?)|Créditos|Imagen|Imagem|Legenda|Bildquelle|Bild|Symbolbild"
    r"|Archivbild|Zdjęcie|Источник фото)\s?[:：/|©]"
    r"|Nella foto[,:])"
    rf"|(?:Getty Images|AP Photo|AP file|(?:{_CREDIT_WORDS})\s?/\s?[A-Z][\w .]{{2,40}})\W{{0,3}}$"
    r"|^[^.!?]{3,60}, (?:AP|AFP|EPA|Reuters|Associated Press|ASSOCIATED PRESS|Getty)$"
    r"|[.!?]\s(?:[A-Z][\w .'-]{0,40}(?:/|, )\s?)?(?:AP|AFP|EPA|Reuters|REUTERS|Getty)(?: file| Photo)?$"
)
CAPTION_WORDS = 100
CAPTION_WINDOW = 700  # characters at the end of a line that are looked at


def is_caption(text: str, words: int) -> bool:
    """Return whether a line is the caption or credit of a picture."""
    return words <= CAPTION_WORDS and _CAPTION.search(text[-CAPTION_WINDOW:]) is not None
