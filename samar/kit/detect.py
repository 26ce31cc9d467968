"""Which of Samar's languages a text is written in: by its letters, then by its smallest words. A first guess only."""

import re

_ARABIC = re.compile(r"[\u0620-\u064a]")
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_WORD = re.compile(r"[a-z\u00e0-\u00ff\u0153]+")
_SAMPLE = 4000  # characters looked at

# The commonest function words of each language, without those that the languages share.
_SMALL_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "fr": """le la les des du et que qui dans je tu il elle nous vous ils elles est suis pas ne pour avec mais ce
            cette mon ma mes ton ta tes son sa ses une au aux sur quand comme plus très bien être avoir fait j l d c n
            s qu""",
        "en": """the and of to in that it was he she they we you i is are am not for with but this my your his her our
            at by on when like more very well be have has had do did from as so what who there their been would
            could""",
    }.items()
}


def detect_language(text: str, otherwise: str) -> str:
    """The code of the language of `text` ("ar", "fr" or "en"), or `otherwise` where nothing tells."""
    sample = text[:_SAMPLE].lower()
    arabic, latin = len(_ARABIC.findall(sample)), len(_LATIN.findall(sample))
    if arabic > latin:
        return "ar"
    words = _WORD.findall(sample)
    scores = {language: sum(word in small for word in words) for language, small in _SMALL_WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if latin and scores[best] > min(scores.values()) else otherwise
