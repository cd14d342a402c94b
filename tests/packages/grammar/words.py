"""Common words of the small language: roles, groups, topics, days, numbers, with their forms."""

from __future__ import annotations

from dataclasses import dataclass

from grammar.names import Cases, endings


@dataclass(frozen=True)
class Noun:
    """A common noun: English with its article, Italian without, Russian in six cases, Chinese."""

    en: str
    it: str
    ru: Cases
    zh: str
    ru_gender: str = "m"
    it_gender: str = "m"


ROLES_M = (
    Noun("President", "presidente", endings("президент", "", "а", "у", "а", "ом", "е"), "总统"),
    Noun(
        "Prime Minister", "primo ministro", endings("премьер-министр", "", "а", "у", "а", "ом", "е"), "总理"
    ),
    Noun(
        "Foreign Minister",
        "ministro degli Esteri",
        (
            "министр иностранных дел",
            "министра иностранных дел",
            "министру иностранных дел",
            "министра иностранных дел",
            "министром иностранных дел",
            "министре иностранных дел",
        ),
        "外交部长",
    ),
    Noun(
        "Defence Minister",
        "ministro della Difesa",
        (
            "министр обороны",
            "министра обороны",
            "министру обороны",
            "министра обороны",
            "министром обороны",
            "министре обороны",
        ),
        "国防部长",
    ),
    Noun("Ambassador", "ambasciatore", endings("пос", "ол", "ла", "лу", "ла", "лом", "ле"), "大使"),
)

GROUPS = (
    Noun(
        "the government", "governo", endings("правительств", "о", "а", "у", "о", "ом", "е"), "政府", "n", "m"
    ),
    Noun(
        "the opposition",
        "opposizione",
        endings("оппозици", "я", "и", "и", "ю", "ей", "и"),
        "反对派",
        "f",
        "f",
    ),
    Noun("the police", "polizia", endings("полици", "я", "и", "и", "ю", "ей", "и"), "警方", "f", "f"),
    Noun("the army", "esercito", endings("арми", "я", "и", "и", "ю", "ей", "и"), "军队", "f", "m"),
    Noun("the parliament", "parlamento", endings("парламент", "", "а", "у", "", "ом", "е"), "议会", "m", "m"),
    Noun(
        "the ministers",
        "ministri",
        endings("министр", "ы", "ов", "ам", "ов", "ами", "ах"),
        "部长们",
        "p",
        "mp",
    ),
    Noun(
        "the journalists",
        "giornalisti",
        endings("журналист", "ы", "ов", "ам", "ов", "ами", "ах"),
        "记者们",
        "p",
        "mp",
    ),
    Noun("the workers", "lavoratori", endings("рабочи", "е", "х", "м", "х", "ми", "х"), "工人们", "p", "mp"),
    Noun(
        "the delegation",
        "delegazione",
        endings("делегаци", "я", "и", "и", "ю", "ей", "и"),
        "代表团",
        "f",
        "f",
    ),
    Noun(
        "the embassy", "ambasciata", endings("посольств", "о", "а", "у", "о", "ом", "е"), "大使馆", "n", "f"
    ),
)

TOPICS = (
    Noun("trade", "commercio", endings("торговл", "я", "и", "е", "ю", "ей", "е"), "贸易", "f", "m"),
    Noun("security", "sicurezza", endings("безопасност", "ь", "и", "и", "ь", "ью", "и"), "安全", "f", "f"),
    Noun("water", "acqua", endings("вод", "а", "ы", "е", "у", "ой", "е"), "水资源", "f", "f"),
    Noun("energy", "energia", endings("энергети", "ка", "ки", "ке", "ку", "кой", "ке"), "能源", "f", "f"),
    Noun("gas", "gas", endings("газ", "", "а", "у", "", "ом", "е"), "天然气", "m", "m"),
    Noun("oil", "petrolio", endings("нефт", "ь", "и", "и", "ь", "ью", "и"), "石油", "f", "m"),
    Noun(
        "agriculture",
        "agricoltura",
        (
            "сельское хозяйство",
            "сельского хозяйства",
            "сельскому хозяйству",
            "сельское хозяйство",
            "сельским хозяйством",
            "сельском хозяйстве",
        ),
        "农业",
        "n",
        "f",
    ),
    Noun("transport", "trasporto", endings("транспорт", "", "а", "у", "", "ом", "е"), "交通", "m", "m"),
    Noun("peace", "pace", endings("мир", "", "а", "у", "", "ом", "е"), "和平", "m", "f"),
    Noun(
        "cooperation",
        "cooperazione",
        endings("сотрудничеств", "о", "а", "у", "о", "ом", "е"),
        "合作",
        "n",
        "f",
    ),
)

THINGS = (
    Noun("the agreement", "accordo", endings("соглашени", "е", "я", "ю", "е", "ем", "и"), "协议", "n", "m"),
    Noun("the treaty", "trattato", endings("договор", "", "а", "у", "", "ом", "е"), "条约", "m", "m"),
    Noun("the plan", "piano", endings("план", "", "а", "у", "", "ом", "е"), "计划", "m", "m"),
    Noun("the law", "legge", endings("закон", "", "а", "у", "", "ом", "е"), "法律", "m", "f"),
    Noun("the decision", "decisione", endings("решени", "е", "я", "ю", "е", "ем", "и"), "决定", "n", "f"),
    Noun("the proposal", "proposta", endings("предложени", "е", "я", "ю", "е", "ем", "и"), "提议", "n", "f"),
    Noun("the sanctions", "sanzioni", endings("санкци", "и", "й", "ям", "и", "ями", "ях"), "制裁", "p", "fp"),
    Noun("the attack", "attacco", endings("нападени", "е", "я", "ю", "е", "ем", "и"), "袭击", "n", "m"),
    Noun("the project", "progetto", endings("проект", "", "а", "у", "", "ом", "е"), "项目", "m", "m"),
    Noun("the election", "elezione", endings("выбор", "ы", "ов", "ам", "ы", "ами", "ах"), "选举", "p", "f"),
)

# English, Italian, Russian with its preposition, Chinese
DAYS = (
    ("on Monday", "lunedì", "в понедельник", "周一"),
    ("on Tuesday", "martedì", "во вторник", "周二"),
    ("on Wednesday", "mercoledì", "в среду", "周三"),
    ("on Thursday", "giovedì", "в четверг", "周四"),
    ("on Friday", "venerdì", "в пятницу", "周五"),
    ("on Saturday", "sabato", "в субботу", "周六"),
    ("on Sunday", "domenica", "в воскресенье", "周日"),
    ("yesterday", "ieri", "вчера", "昨天"),
    ("today", "oggi", "сегодня", "今天"),
)
MONTHS = (
    ("January", "gennaio", "января", 1),
    ("February", "febbraio", "февраля", 2),
    ("March", "marzo", "марта", 3),
    ("April", "aprile", "апреля", 4),
    ("May", "maggio", "мая", 5),
    ("June", "giugno", "июня", 6),
    ("July", "luglio", "июля", 7),
    ("August", "agosto", "августа", 8),
    ("September", "settembre", "сентября", 9),
    ("October", "ottobre", "октября", 10),
    ("November", "novembre", "ноября", 11),
    ("December", "dicembre", "декабря", 12),
)
VICTIMS = (
    ("people", "persone", "f", ("человек", "человека"), "人"),
    ("soldiers", "soldati", "m", ("солдат", "солдата"), "名士兵"),
    ("workers", "lavoratori", "m", ("рабочих", "рабочих"), "名工人"),
    ("students", "studenti", "m", ("студентов", "студента"), "名学生"),
)
