"""The names of months in the languages that pages print their dates in: a table, folded."""

from __future__ import annotations

from itertools import groupby

from store.text import fold

#: French and English, then German, Spanish, Italian, Dutch, Portuguese, Nordic, Polish, Czech, Romanian, Turkish,
#: Greek, Russian, Ukrainian, Indonesian, and Arabic as it is written west and east of Egypt; then Hungarian, Finnish,
#: Catalan, Slovak and Slovene, Croatian, Serbian and Bulgarian. "listopada" is November in Poland, October in Croatia.
_NAMES = (
    "janvier janv jan january januar janner enero gennaio januari janeiro ene gen stycznia sty ledna ianuarie ocak"
    " ιανουαρίου января січня يناير جانفي"
    " január tammikuuta gener januára januarja siječnja јануар януари",
    "février févr fev february feb februar febrero febbraio februari fevereiro lutego lut února februarie şubat"
    " φεβρουαρίου февраля лютого فبراير فيفري شباط"
    " február helmikuuta febrer februára februarja veljače фебруар февруари",
    "mars march mar mrt märz marz marzo maart março maerz mrz marca března martie mart μαρτίου марта березня مارس آذار"
    " március maaliskuuta març ožujka март",
    "avril avr april apr abril aprile abr kwietnia kwi dubna aprilie nisan απριλίου апреля квітня أبريل أفريل نيسان"
    " április huhtikuuta apríla travnja април",
    "mai may mayo maggio mei maio mag maj maja května mayıs mayis μαΐου мая травня مايو ماي أيار"
    " május toukokuuta maig mája svibnja мај май",
    "juin june jun juni junio giugno junho giu czerwca cze června iunie haziran ιουνίου июня червня يونيو جوان حزيران"
    " június kesäkuuta juny júna junija lipnja јун юни",
    "juillet juill juil july jul juli julio luglio julho lug lipca lip července iulie temmuz ιουλίου июля липня يوليو"
    " جويلية تموز"
    " július heinäkuuta juliol júla julija srpnja јул юли",
    "août august aug agosto augustus ago augusti sierpnia sie srpna ağustos αυγούστου августа серпня agustus أغسطس أوت"
    " augusztus elokuuta agost augusta avgusta avgust kolovoza август",
    "septembre sept september sep septiembre settembre setembro set września wrz září septembrie eylül σεπτεμβρίου"
    " сентября вересня سبتمبر أيلول"
    " szeptember syyskuuta setembre septembra septembar rujna септембар септември",
    "octobre oct october okt oktober octubre ottobre outubro ott out października paź října octombrie ekim οκτωβρίου"
    " октября жовтня أكتوبر"
    " október lokakuuta októbra oktobra oktobar октобар октомври",
    "novembre nov november noviembre novembro listopada lis listopadu noiembrie kasım kasim νοεμβρίου ноября листопада"
    " نوفمبر"
    " marraskuuta novembra novembar studenoga новембар ноември",
    "décembre dec december dez dezember diciembre dicembre dezembro dic desember grudnia gru prosince decembrie aralık"
    " aralik δεκεμβρίου декабря грудня ديسمبر"
    " joulukuuta desembre decembra decembar prosinca децембар декември",
)
#: The number of each month by its folded names.
MONTHS = {fold(name): number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
#: Longest first, gathered by their first letter: most words of a text begin with none of them, and are passed quickly.
MONTH = "|".join(
    f"{letter}(?:{'|'.join(sorted((name[1:] for name in names), key=len, reverse=True))})"
    for letter, names in groupby(sorted(MONTHS), key=lambda name: name[0])
)
