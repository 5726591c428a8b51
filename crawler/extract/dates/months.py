"""The names of months in the languages that pages print their dates in: a table, folded."""

from __future__ import annotations

from store.text import fold

#: French and English, then German, Spanish, Italian, Dutch, Portuguese, Nordic, Polish, Czech, Romanian, Turkish,
#: Greek, Russian, Ukrainian, Indonesian, and Arabic as it is written west and east of Egypt.
_NAMES = (
    "janvier janv jan january januar enero gennaio januari janeiro ene gen stycznia ledna ianuarie ocak ιανουαρίου"
    " января січня يناير جانفي",
    "février févr fev february feb februar febrero febbraio februari fevereiro lutego února februarie şubat φεβρουαρίου"
    " февраля лютого فبراير فيفري شباط",
    "mars march mar märz marz marzo maart março maerz mrz marca března martie mart μαρτίου марта березня مارس آذار",
    "avril avr april apr abril aprile abr kwietnia dubna aprilie nisan απριλίου апреля квітня أبريل أفريل نيسان",
    "mai may mayo maggio mei maio mag maj maja května mayıs mayis μαΐου мая травня مايو ماي أيار",
    "juin june jun juni junio giugno junho giu czerwca června iunie haziran ιουνίου июня червня يونيو جوان حزيران",
    "juillet juill juil july jul juli julio luglio julho lug lipca července iulie temmuz ιουλίου июля липня يوليو"
    " جويلية تموز",
    "août august aug agosto augustus ago augusti sierpnia srpna ağustos αυγούστου августа серпня agustus أغسطس أوت",
    "septembre sept september sep septiembre settembre setembro set września září septembrie eylül σεπτεμβρίου"
    " сентября вересня سبتمبر أيلول",
    "octobre oct october okt oktober octubre ottobre outubro ott out października října octombrie ekim οκτωβρίου"
    " октября жовтня أكتوبر",
    "novembre nov november noviembre novembro listopada listopadu noiembrie kasım kasim νοεμβρίου ноября листопада"
    " نوفمبر",
    "décembre dec december dez dezember diciembre dicembre dezembro dic desember grudnia prosince decembrie aralık"
    " aralik δεκεμβρίου декабря грудня ديسمبر",
)
#: The number of each month by its folded names.
MONTHS = {fold(name): number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
