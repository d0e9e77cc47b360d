"""What a mail domain says of a country: its ending, or a provider that hardly anybody abroad uses."""

from bot.core.country_data import COUNTRIES

# Sold to anybody, wherever they are; below "com." they are the country's own (example.com.co).
_GENERIC = """
ac ag ai as bz cc cd cf co cx dj eu fm ga gd gg gl gq gs im io je la li ly me ml mn ms mu nr nu pn pw re sc sh
so st su sr sx tc tk tl tm to tv vc vg vu ws
"""
# Of those, the ones that local firms use as much: a small vote, never enough alone.
_HALF = frozenset(("ly", "mn", "mu", "re", "im", "je", "gg", "li", "vu"))
GENERIC_TLDS = frozenset(_GENERIC.split())
SECOND_LEVEL = frozenset(("com", "co", "net", "org", "gov", "edu", "gob", "gouv", "ltd", "gen", "ind"))

_OTHER = """
GB: uk london wales cymru scot xn--uk
RU: xn--p1ai рф moscow xn--80adxhks москва tatar
CN: xn--fiqs8s 中国 xn--fiqz9s 中國 xn--55qx5d 公司
TW: xn--kpry57d 台灣 xn--kprw13d 台湾 taipei
HK: xn--j6w193g 香港
KR: xn--3e0b707e 한국
IN: xn--h2brj9c भारत
AE: xn--mgbaam7a8h امارات dubai abudhabi
SA: xn--mgberp4a5d4ar السعودية
EG: xn--wgbh1c مصر
IR: xn--mgba3a4f16a ایران
JO: xn--mgbayh7gpa الاردن
MA: xn--mgbc0a9azcg المغرب
TH: xn--o3cw4h ไทย
UA: xn--j1amh укр kyiv
RS: xn--90a3ac срб
BG: xn--90ae бг
BY: xn--90ais бел
KZ: xn--80ao21a қаз
GE: xn--node გე
GR: xn--qxam ελ
IL: xn--4dbrk0ce ישראל
SG: xn--yfro4i67o 新加坡
DE: berlin hamburg bayern koeln cologne nrw ruhr saarland
AT: wien tirol
CH: swiss zuerich
FR: paris bzh alsace corsica
NL: amsterdam frl
BE: brussels vlaanderen gent
ES: madrid barcelona cat gal eus
IT: roma
US: nyc miami boston vegas
CA: quebec
JP: tokyo osaka nagoya yokohama kyoto okinawa ryukyu
AU: sydney melbourne
NZ: kiwi maori
ZA: capetown durban joburg
TR: istanbul ist
BR: rio
QA: doha
FI: helsinki
SE: stockholm
"""
_ENDINGS = {
    ending: code
    for code, _, endings in (line.partition(": ") for line in _OTHER.strip().splitlines())
    for ending in endings.split()
}

# Anybody's address, whatever its ending (yahoo.co.jp is Japanese, gmail.com is not American).
_PROVIDERS = """
DE: web.de gmx.de gmx.net t-online.de freenet.de arcor.de mail.de online.de aol.de posteo.de mailbox.org
DE: hotmail.de yahoo.de outlook.de live.de kabelmail.de vodafone.de 1und1.de email.de unitybox.de
AT: gmx.at aon.at chello.at a1.net yahoo.at hotmail.at liwest.at utanet.at inode.at kabsi.at drei.at
CH: gmx.ch bluewin.ch hispeed.ch sunrise.ch hotmail.ch yahoo.ch swissonline.ch bluemail.ch protonmail.ch
FR: orange.fr wanadoo.fr free.fr laposte.net sfr.fr yahoo.fr hotmail.fr neuf.fr numericable.fr bbox.fr
FR: live.fr outlook.fr aol.fr gmx.fr club-internet.fr aliceadsl.fr voila.fr cegetel.net 9online.fr
IT: libero.it virgilio.it tiscali.it alice.it yahoo.it hotmail.it tin.it fastwebnet.it inwind.it iol.it
IT: live.it outlook.it email.it aruba.it poste.it pec.it legalmail.it teletu.it vodafone.it
ES: telefonica.net terra.es yahoo.es hotmail.es outlook.es ono.com movistar.es telefonica.es euskalnet.net
ES: mundo-r.com ya.com
PT: sapo.pt mail.telepac.pt netcabo.pt hotmail.pt outlook.pt clix.pt iol.pt live.com.pt
BR: uol.com.br bol.com.br terra.com.br ig.com.br yahoo.com.br hotmail.com.br outlook.com.br globo.com
BR: oi.com.br
BR: globomail.com r7.com zipmail.com.br
MX: prodigy.net.mx yahoo.com.mx hotmail.com.mx live.com.mx terra.com.mx infinitum.com.mx
AR: fibertel.com.ar yahoo.com.ar hotmail.com.ar live.com.ar arnet.com.ar speedy.com.ar ciudad.com.ar
AR: outlook.com.ar uol.com.ar terra.com.ar
CL: terra.cl vtr.net yahoo.cl hotmail.cl entelchile.net
CO: yahoo.com.co hotmail.com.co une.net.co etb.net.co
PE: yahoo.com.pe terra.com.pe speedy.com.pe
VE: cantv.net yahoo.com.ve
UY: adinet.com.uy vera.com.uy montevideo.com.uy
EC: andinanet.net
CR: racsa.co.cr ice.co.cr
DO: codetel.net.do claro.net.do
PL: wp.pl o2.pl onet.pl interia.pl op.pl tlen.pl poczta.onet.pl onet.eu interia.eu gazeta.pl poczta.fm
PL: vp.pl buziaczek.pl autograf.pl neostrada.pl spoko.pl go2.pl yahoo.pl
CZ: seznam.cz centrum.cz email.cz post.cz volny.cz atlas.cz tiscali.cz quick.cz iol.cz
SK: azet.sk centrum.sk post.sk zoznam.sk pobox.sk atlas.sk stonline.sk
HU: freemail.hu citromail.hu t-online.hu indamail.hu vipmail.hu chello.hu upcmail.hu
RO: yahoo.ro rdslink.ro clicknet.ro k.ro home.ro
BG: abv.bg mail.bg dir.bg gbg.bg
GR: otenet.gr forthnet.gr hol.gr yahoo.gr hotmail.gr windowslive.com.gr cosmotemail.gr in.gr
CY: cytanet.com.cy
HR: net.hr inet.hr t-com.hr
SI: siol.net amis.net volja.net telemach.net t-2.net
RS: eunet.rs sbb.rs ptt.rs open.telekom.rs mts.rs
LT: inbox.lt takas.lt delfi.lt one.lt
LV: inbox.lv apollo.lv e-apollo.lv tvnet.lv
EE: mail.ee hot.ee online.ee neti.ee
RU: mail.ru yandex.ru bk.ru inbox.ru list.ru rambler.ru ya.ru internet.ru lenta.ru pochta.ru nm.ru km.ru
UA: ukr.net i.ua meta.ua bigmir.net yandex.ua online.ua email.ua
BY: tut.by mail.by yandex.by
KZ: mail.kz yandex.kz inbox.kz
UZ: mail.uz umail.uz inbox.uz
CN: qq.com 163.com 126.com sina.com sina.cn sohu.com foxmail.com aliyun.com 139.com yeah.net 188.com 189.cn
CN: vip.163.com vip.qq.com vip.sina.com sina.com.cn 21cn.com tom.com wo.cn 263.net 163.net 21cn.net china.com
CN: vip.126.com yahoo.com.cn yahoo.cn citiz.net 139.com
TW: yahoo.com.tw seed.net.tw pchome.com.tw hinet.net msa.hinet.net ms1.hinet.net so-net.net.tw xuite.net
HK: netvigator.com yahoo.com.hk hotmail.com.hk hkstar.com biznetvigator.com hutchcity.com i-cable.com
JP: yahoo.co.jp docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com nifty.ne.jp ocn.ne.jp biglobe.ne.jp
JP: so-net.ne.jp i.softbank.jp au.com hotmail.co.jp outlook.jp ybb.ne.jp plala.or.jp dion.ne.jp
KR: naver.com daum.net hanmail.net nate.com korea.com paran.com kornet.net hitel.net lycos.co.kr yahoo.co.kr
IN: rediffmail.com rediff.com yahoo.co.in yahoo.in sify.com vsnl.com vsnl.net bsnl.in airtelmail.in
IN: indiatimes.com
IN: sancharnet.in dataone.in
PK: cyber.net.pk brain.net.pk
LK: sltnet.lk
VN: vnn.vn fpt.vn hcm.vnn.vn hn.vnn.vn hcm.fpt.vn yahoo.com.vn
TH: yahoo.co.th hotmail.co.th truemail.co.th
ID: yahoo.co.id indosat.net.id telkom.net cbn.net.id plasa.com
MY: tm.net.my yahoo.com.my streamyx.com jaring.my time.net.my
SG: singnet.com.sg pacific.net.sg starhub.net.sg yahoo.com.sg
PH: pldtdsl.net yahoo.com.ph skyinet.net
GB: btinternet.com sky.com virginmedia.com yahoo.co.uk hotmail.co.uk talktalk.net ntlworld.com tiscali.co.uk
GB: btconnect.com live.co.uk blueyonder.co.uk virgin.net o2.co.uk plus.com freeserve.co.uk aol.co.uk gmx.co.uk
IE: eircom.net iol.ie yahoo.ie live.ie indigo.ie outlook.ie
NL: ziggo.nl kpnmail.nl planet.nl xs4all.nl home.nl chello.nl hetnet.nl upcmail.nl quicknet.nl casema.nl
NL: zonnet.nl
NL: hotmail.nl live.nl kpnplanet.nl tele2.nl solcon.nl
BE: telenet.be skynet.be proximus.be scarlet.be hotmail.be yahoo.be live.be belgacom.net pandora.be voo.be
LU: pt.lu internet.lu vo.lu
SE: telia.com spray.se bredband.net hotmail.se yahoo.se live.se comhem.se tele2.se swipnet.se bahnhof.se
NO: online.no hotmail.no broadpark.no frisurf.no getmail.no yahoo.no live.no
DK: mail.dk hotmail.dk live.dk jubii.dk stofanet.dk tdcadsl.dk privat.dk yahoo.dk mail.tele.dk
FI: luukku.com kolumbus.fi elisanet.fi suomi24.fi saunalahti.fi hotmail.fi pp.inet.fi netti.fi welho.com
IS: simnet.is internet.is
TR: mynet.com superonline.com ttmail.com yandex.com.tr hotmail.com.tr ttnet.net.tr
IL: walla.co.il walla.com bezeqint.net netvision.net.il 012.net.il barak.net.il zahav.net.il 013.net
IR: chmail.ir
SA: saudi.net.sa stc.com.sa
AE: eim.ae emirates.net.ae
KW: qualitynet.net
QA: qatar.net.qa
BH: batelco.com.bh
OM: omantel.net.om
JO: orange.jo
LB: cyberia.net.lb idm.net.lb terra.net.lb inco.com.lb
EG: link.net tedata.net.eg
MA: menara.ma iam.net.ma
TN: planet.tn topnet.tn gnet.tn
DZ: djaweb.dz
ZA: mweb.co.za telkomsa.net vodamail.co.za iafrica.com absamail.co.za webmail.co.za yahoo.co.za lantic.net
KE: wananchi.com africaonline.co.ke
MU: intnet.mu
AU: bigpond.com optusnet.com.au bigpond.net.au iinet.net.au tpg.com.au yahoo.com.au hotmail.com.au live.com.au
AU: internode.on.net westnet.com.au dodo.com.au outlook.com.au ozemail.com.au adam.com.au
NZ: xtra.co.nz clear.net.nz slingshot.co.nz orcon.net.nz paradise.net.nz yahoo.co.nz vodafone.co.nz
US: comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net
US: optonline.net
US: juno.com netzero.net roadrunner.com rr.com frontier.com centurylink.net windstream.net suddenlink.net
US: ameritech.net pacbell.net swbell.net embarqmail.com mindspring.com prodigy.net
CA: sympatico.ca videotron.ca shaw.ca telus.net rogers.com bell.net yahoo.ca hotmail.ca live.ca eastlink.ca
CA: cogeco.ca mts.net sasktel.net
"""
FREE_MAIL = {
    domain: code
    for code, _, domains in (line.partition(": ") for line in _PROVIDERS.strip().splitlines())
    for domain in domains.split()
}


def country_of_ending(domain: str) -> tuple[str, int]:
    """The country of a domain's ending and what that counts for (0: as usual); "" where anybody has it."""
    *_, second, tld = ("", "", *domain.rstrip(".").split("."))
    if country := _ENDINGS.get(tld):
        return country, 0
    country = tld.upper()
    if country not in COUNTRIES:
        return "", 0
    if tld in GENERIC_TLDS and second not in SECOND_LEVEL:
        return (country, 3) if tld in _HALF else ("", 0)
    return country, 0
