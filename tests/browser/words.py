"""What the newcomers of these tests write, and words that nobody behind them may find on the screen afterwards."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One newcomer's: `own` is how the story begins and `answer` what is answered."""

    name: str
    title: str
    own: str
    answer: str
    revealing: tuple[str, ...]

    @property
    def body(self) -> str:
        return f"{self.own} **…**"


WORDS = {
    "en": Words(
        name="Wren",
        title="How do I tell my brother?",
        own="He asks every week whom I go out with, and I run out of answers.",
        answer="I told mine on a walk. Walking side by side, nobody has to look anyone in the eye.",
        revealing=("lesbian", "gay", "bisexual", "transgender", "queer", "coming out", "homosexual"),
    ),
    "fr": Words(
        name="Mésange",
        title="Comment le dire à mon frère ?",
        own="Chaque semaine il me demande avec qui je sors, et je ne sais plus quoi répondre.",
        answer="Je l’ai dit au mien en marchant. Côte à côte, personne n’a besoin de se regarder.",
        revealing=("lesbienne", "gay", "bisexuel", "transgenre", "queer", "coming out", "homosexuel"),
    ),
    "ar": Words(
        name="سنونو",
        title="كيف أقول لأخي؟",
        own="كل أسبوع يسألني مع من أخرج، وقد نفدت مني الأجوبة.",
        answer="أنا قلتها لأخي ونحن نمشي. حين نسير جنبًا إلى جنب لا ينظر أحد في عين الآخر.",
        revealing=("مثلي", "كوير", "عابر", "جندر", "ميول", "الميم", "مزدوج"),
    ),
}
