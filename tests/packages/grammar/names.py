"""Names of the small language, with the forms that each target language needs.

Russian forms are six cases: nominative, genitive, dative, accusative, instrumental, prepositional.
"""

from __future__ import annotations

from dataclasses import dataclass

Cases = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Name:
    """A person, place or body. `ru_gender` (m f n p) rules the predicate; `it_gender` is m, f, mp or fp."""

    en: str
    it: str
    ru: Cases
    zh: str
    ru_gender: str = "m"
    it_gender: str = "m"


def endings(stem: str, *ends: str) -> Cases:
    """Return the six cases of a stem and its endings."""
    nom, gen, dat, acc, ins, pre = (stem + end for end in ends)
    return nom, gen, dat, acc, ins, pre


def hard(word: str) -> Cases:
    """Return a masculine name that ends in a hard consonant and is animate (Джон, Джона, …)."""
    return endings(word, "", "а", "у", "а", "ом", "е")


def surname(word: str) -> Cases:
    """Return a masculine surname in -ов, -ев, -ин (instrumental -ым)."""
    return endings(word, "", "а", "у", "а", "ым", "е")


def soft(stem: str) -> Cases:
    """Return a masculine name in -й or -ь, animate: the stem without its last letter."""
    return endings(stem, "й", "я", "ю", "я", "ем", "е")


def adjective(stem: str) -> Cases:
    """Return a masculine surname that declines as an adjective in -ский."""
    return endings(stem, "ий", "ого", "ому", "ого", "им", "ом")


def woman(word: str) -> Cases:
    """Return a feminine surname in -ова, -ева, -ина."""
    stem = word[:-1]
    return endings(stem, "а", "ой", "ой", "у", "ой", "ой")


def first_a(word: str) -> Cases:
    """Return a feminine first name in -а after a hard consonant."""
    return endings(word[:-1], "а", "ы", "е", "у", "ой", "е")


def first_ya(word: str) -> Cases:
    """Return a feminine first name in -ия."""
    return endings(word[:-1], "я", "и", "и", "ю", "ей", "и")


def both(first: Cases, second: Cases) -> Cases:
    """Return a first name and a surname in the same case."""
    a, b, c, d, e, f = (f"{x} {y}" for x, y in zip(first, second, strict=True))
    return a, b, c, d, e, f


def still(word: str) -> Cases:
    """Return a name that does not decline."""
    return word, word, word, word, word, word


def city_hard(word: str) -> Cases:
    """Return an inanimate masculine name that ends in a hard consonant (Ташкент)."""
    return endings(word, "", "а", "у", "", "ом", "е")


def place_a(stem: str) -> Cases:
    """Return a feminine place in -а (Москва, Астана)."""
    return endings(stem, "а", "ы", "е", "у", "ой", "е")


def place_ya(stem: str) -> Cases:
    """Return a feminine place in -ия (Россия)."""
    return endings(stem, "ия", "ии", "ии", "ию", "ией", "ии")


PERSONS = (
    Name("Vladimir Putin", "Vladimir Putin", both(hard("Владимир"), surname("Путин")), "弗拉基米尔·普京"),
    Name("Putin", "Putin", surname("Путин"), "普京"),
    Name(
        "Xi Jinping",
        "Xi Jinping",
        both(still("Си"), endings("Цзиньпин", "", "а", "у", "а", "ом", "е")),
        "习近平",
    ),
    Name(
        "Kassym-Jomart Tokayev",
        "Kassym-Jomart Tokayev",
        both(hard("Касым-Жомарт"), surname("Токаев")),
        "卡西姆若马尔特·托卡耶夫",
    ),
    Name("Tokayev", "Tokayev", surname("Токаев"), "托卡耶夫"),
    Name(
        "Shavkat Mirziyoyev",
        "Shavkat Mirziyoyev",
        both(hard("Шавкат"), surname("Мирзиёев")),
        "沙夫卡特·米尔济约耶夫",
    ),
    Name("Mirziyoyev", "Mirziyoyev", surname("Мирзиёев"), "米尔济约耶夫"),
    Name("Sadyr Japarov", "Sadyr Japarov", both(hard("Садыр"), surname("Жапаров")), "萨德尔·扎帕罗夫"),
    Name("Japarov", "Japarov", surname("Жапаров"), "扎帕罗夫"),
    Name("Sergei Lavrov", "Sergei Lavrov", both(soft("Серге"), surname("Лавров")), "谢尔盖·拉夫罗夫"),
    Name("Lavrov", "Lavrov", surname("Лавров"), "拉夫罗夫"),
    Name("Emomali Rahmon", "Emomali Rahmon", both(still("Эмомали"), hard("Рахмон")), "埃莫马利·拉赫蒙"),
    Name(
        "Volodymyr Zelensky",
        "Volodymyr Zelensky",
        both(hard("Владимир"), adjective("Зеленск")),
        "弗拉基米尔·泽连斯基",
    ),
    Name("Zelensky", "Zelensky", adjective("Зеленск"), "泽连斯基"),
    Name(
        "António Guterres",
        "António Guterres",
        both(still("Антониу"), endings("Гутерриш", "", "а", "у", "а", "ем", "е")),
        "安东尼奥·古特雷斯",
    ),
    Name(
        "Maria Zakharova",
        "Maria Zakharova",
        both(first_ya("Мария"), woman("Захарова")),
        "玛丽亚·扎哈罗娃",
        "f",
        "f",
    ),
    Name("Zakharova", "Zakharova", woman("Захарова"), "扎哈罗娃", "f", "f"),
    Name(
        "Giorgia Meloni",
        "Giorgia Meloni",
        both(endings("Джордж", "а", "и", "е", "у", "ей", "е"), still("Мелони")),
        "焦尔吉娅·梅洛尼",
        "f",
        "f",
    ),
    Name(
        "Roza Otunbayeva",
        "Roza Otunbayeva",
        both(first_a("Роза"), woman("Отунбаева")),
        "萝扎·奥通巴耶娃",
        "f",
        "f",
    ),
    Name(
        "Aliya Karimova",
        "Aliya Karimova",
        both(first_ya("Алия"), woman("Каримова")),
        "阿莉娅·卡里莫娃",
        "f",
        "f",
    ),
    Name("Marco Rossi", "Marco Rossi", both(still("Марко"), still("Росси")), "马尔科·罗西"),
    Name("Anna Petrova", "Anna Petrova", both(first_a("Анна"), woman("Петрова")), "安娜·彼得罗娃", "f", "f"),
    Name("Ivan Petrov", "Ivan Petrov", both(hard("Иван"), surname("Петров")), "伊万·彼得罗夫"),
    Name("John Smith", "John Smith", both(hard("Джон"), hard("Смит")), "约翰·史密斯"),
)

CITIES = (
    Name("Nur-Sultan", "Nur-Sultan", city_hard("Нур-Султан"), "努尔苏丹"),
    Name("Astana", "Astana", place_a("Астан"), "阿斯塔纳", "f"),
    Name("Almaty", "Almaty", still("Алматы"), "阿拉木图", "f"),
    Name("Samarkand", "Samarcanda", city_hard("Самарканд"), "撒马尔罕"),
    Name("Tashkent", "Tashkent", city_hard("Ташкент"), "塔什干"),
    Name("Bukhara", "Bukhara", place_a("Бухар"), "布哈拉", "f"),
    Name("Bishkek", "Bishkek", endings("Бишкек", "", "а", "у", "", "ом", "е"), "比什凯克"),
    Name("Dushanbe", "Dushanbe", still("Душанбе"), "杜尚别"),
    Name("Ashgabat", "Ashgabat", city_hard("Ашхабад"), "阿什哈巴德"),
    Name("Moscow", "Mosca", place_a("Москв"), "莫斯科", "f"),
    Name("Beijing", "Pechino", city_hard("Пекин"), "北京"),
    Name("Shanghai", "Shanghai", endings("Шанха", "й", "я", "ю", "й", "ем", "е"), "上海"),
    Name("Kyiv", "Kiev", city_hard("Киев"), "基辅"),
    Name("Rome", "Roma", city_hard("Рим"), "罗马"),
    Name("Geneva", "Ginevra", place_a("Женев"), "日内瓦", "f"),
    Name("Brussels", "Bruxelles", endings("Брюссел", "ь", "я", "ю", "ь", "ем", "е"), "布鲁塞尔"),
    Name("London", "Londra", city_hard("Лондон"), "伦敦"),
    Name("Paris", "Parigi", (*city_hard("Париж")[:4], "Парижем", "Париже"), "巴黎"),
    Name("Ankara", "Ankara", place_a("Анкар"), "安卡拉", "f"),
    Name("Minsk", "Minsk", city_hard("Минск"), "明斯克"),
)

COUNTRIES = (
    Name("Kazakhstan", "Kazakistan", city_hard("Казахстан"), "哈萨克斯坦"),
    Name("Uzbekistan", "Uzbekistan", city_hard("Узбекистан"), "乌兹别克斯坦"),
    Name("Kyrgyzstan", "Kirghizistan", city_hard("Кыргызстан"), "吉尔吉斯斯坦"),
    Name("Tajikistan", "Tagikistan", city_hard("Таджикистан"), "塔吉克斯坦"),
    Name("Turkmenistan", "Turkmenistan", city_hard("Туркменистан"), "土库曼斯坦"),
    Name("Afghanistan", "Afghanistan", city_hard("Афганистан"), "阿富汗"),
    Name("Pakistan", "Pakistan", city_hard("Пакистан"), "巴基斯坦"),
    Name("Iran", "Iran", city_hard("Иран"), "伊朗"),
    Name("Russia", "Russia", place_ya("Росс"), "俄罗斯", "f", "f"),
    Name("China", "Cina", endings("Кита", "й", "я", "ю", "й", "ем", "е"), "中国", "m", "f"),
    Name("Ukraine", "Ucraina", place_a("Украин"), "乌克兰", "f", "f"),
    Name("Italy", "Italia", place_ya("Итал"), "意大利", "f", "f"),
    Name("India", "India", place_ya("Инд"), "印度", "f", "f"),
    Name("Mongolia", "Mongolia", place_ya("Монгол"), "蒙古", "f", "f"),
    Name("Turkey", "Turchia", place_ya("Турц"), "土耳其", "f", "f"),
    Name("France", "Francia", place_ya("Франц"), "法国", "f", "f"),
    Name("Belarus", "Bielorussia", endings("Белорусси", "я", "и", "и", "ю", "ей", "и"), "白俄罗斯", "f", "f"),
    Name("Japan", "Giappone", place_ya("Япон"), "日本", "f", "m"),
)

# The article stands in `en`; Italian gets its own from the gender.
BODIES = (
    Name("the SCO", "SCO", still("ШОС"), "上合组织", "f", "f"),
    Name(
        "the Shanghai Cooperation Organisation",
        "Organizzazione per la cooperazione di Shanghai",
        endings(
            "Шанхайск",
            "ая организация сотрудничества",
            "ой организации сотрудничества",
            "ой организации сотрудничества",
            "ую организацию сотрудничества",
            "ой организацией сотрудничества",
            "ой организации сотрудничества",
        ),
        "上海合作组织",
        "f",
        "f",
    ),
    Name("NATO", "NATO", still("НАТО"), "北约", "f", "f"),
    Name("the United Nations", "Nazioni Unite", still("ООН"), "联合国", "f", "fp"),
    Name(
        "the European Union",
        "Unione europea",
        endings("Европейск", "ий союз", "ого союза", "ому союзу", "ий союз", "им союзом", "ом союзе"),
        "欧盟",
        "m",
        "f",
    ),
    Name("OPEC", "OPEC", still("ОПЕК"), "欧佩克", "f", "f"),
    Name("the IAEA", "AIEA", still("МАГАТЭ"), "国际原子能机构", "n", "f"),
    Name("ASEAN", "ASEAN", still("АСЕАН"), "东盟", "f", "f"),
    Name(
        "the World Bank",
        "Banca mondiale",
        endings("Всемирн", "ый банк", "ого банка", "ому банку", "ый банк", "ым банком", "ом банке"),
        "世界银行",
        "m",
        "f",
    ),
    Name(
        "the Red Cross",
        "Croce Rossa",
        endings("Красн", "ый Крест", "ого Креста", "ому Кресту", "ый Крест", "ым Крестом", "ом Кресте"),
        "红十字会",
        "m",
        "f",
    ),
    Name("AsiaNews", "AsiaNews", still("AsiaNews"), "AsiaNews", "n", ""),
)
