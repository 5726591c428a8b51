"""Exports in the shape of Europresse's, with texts of our own."""

from __future__ import annotations

LEAD = (
    "Le syndicat des eaux de la Brenne a choisi mardi l'éditeur Microsoft pour suivre à distance ses cent quarante "
    "étangs, après deux étés de sécheresse qui ont vidé les plus petits d'entre eux."
)
REST = (
    "Le contrat court jusqu'en 2031 et coûte 3,2 millions d'euros. Les pisciculteurs, qui lisaient jusqu'ici des "
    "règles graduées, recevront chaque matin le niveau de leur étang sur leur téléphone.",
    "Une association de riverains demande que ces mesures soient publiées. Le président du syndicat répond qu'elles le "
    "seront, mais avec un mois de retard, pour ne pas guider les braconniers.",
)


def document(
    *,
    name: str = "Le Courrier de la Brenne (site web)",
    header: str = "lundi 14 septembre 2026 - 07:15 742 mots, p. 12",
    title: str = "La Brenne met ses étangs sous surveillance",
    under: str = "",
    authors: str = '<div class="docAuthors">Claire Vasseur; Idris N’Diaye</div>',
    paragraphs: tuple[str, ...] = (LEAD, *REST),
    number: str = "news·20260914·CB·7654321",
    link: str = "",
) -> str:
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    seen = f'<p><a href="{link}">Cet article est paru dans Le Courrier (site web)</a></p>' if link else ""
    return f"""
<article>
  <header>
    <div class="rdp__DocPublicationName"><span class="DocPublicationName">{name}</span></div>
    <div class="rdp__DocHeader"><span class="DocHeader">{header}</span></div>
    <div class="titreArticle">
      <p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">{title}</p>{under}
    </div>
    {authors}
  </header>
  <section>
    <div class="DocText clearfix"><div class="docOcurrContainer">{body}{seen}</div></div>
  </section>
  <footer>
    <small>© 2026 Le Courrier de la Brenne. Tous droits réservés.</small>
    <p>Numéro de document :</p><div class="publiC-lblNodoc">{number}</div>
  </footer>
</article>"""


def export(*documents: str) -> bytes:
    head = '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Documents sauvegardés</title></head><body>'
    return f"{head}{''.join(documents)}</body></html>".encode()
