"""The few words that a book adds to what its articles say."""

from msgspec import Struct


class Words(Struct, frozen=True):
    cover: str
    title_page: str
    contents: str
    start: str


_WORDS = {
    "da": Words("Omslag", "Titelblad", "Indhold", "Begyndelsen"),
    "de": Words("Umschlag", "Titelseite", "Inhalt", "Textbeginn"),
    "en": Words("Cover", "Title page", "Contents", "Start of the text"),
    "es": Words("Cubierta", "Portada", "Índice", "Comienzo del texto"),
    "fr": Words("Couverture", "Page de titre", "Table des matières", "Début du texte"),
    "it": Words("Copertina", "Frontespizio", "Indice", "Inizio del testo"),
    "nl": Words("Omslag", "Titelpagina", "Inhoud", "Begin van de tekst"),
    "pl": Words("Okładka", "Strona tytułowa", "Spis treści", "Początek tekstu"),
    "pt": Words("Capa", "Folha de rosto", "Índice", "Início do texto"),
    "sv": Words("Omslag", "Titelsida", "Innehåll", "Textens början"),
}

_RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


def words(language: str) -> Words:
    """The words of a language (a BCP 47 tag); English where it is not known here."""
    return _WORDS.get(_primary(language), _WORDS["en"])


def direction(language: str) -> str:
    """``rtl`` or ``ltr``, as ``dir`` and ``page-progression-direction`` take it."""
    return "rtl" if _primary(language) in _RIGHT_TO_LEFT else "ltr"


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
