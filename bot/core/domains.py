"""Domains: what somebody registered, where everybody can have an address, and how a name is written."""

from functools import lru_cache

from publicsuffixlist import PublicSuffixList

MAX_DOMAIN = 253
MAX_LABEL = 63


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    """Read once, at first use: 80 ms and 2 MB. It never touches the network."""
    return PublicSuffixList()


@lru_cache(maxsize=4096)
def registrable(domain: str) -> str:
    """The part that somebody registered: `mail.acme.co.uk` gives `acme.co.uk`. A public suffix, a bare
    number or a host without a dot stands for itself."""
    host = domain.lower().partition(":")[0].strip(".")[-MAX_DOMAIN:]
    if host.replace(".", "").isdigit() or ".." in host:
        return host
    return _suffixes().privatesuffix(host) or host


def house_of(email: str) -> str:
    """Whose address it is: the registrable domain."""
    return registrable(email.rpartition("@")[2])


def decoded(domain: str) -> str:
    """As a person reads it: `xn--cme-7cd.example` becomes `аcme.example`. What cannot be decoded stays."""
    if "xn--" not in domain:
        return domain
    return ".".join(_decoded_label(label) for label in domain.split("."))


def _decoded_label(label: str) -> str:
    if not label.startswith("xn--") or len(label) > MAX_LABEL or not label.isascii():
        return label
    try:
        seen = label.removeprefix("xn--").encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):
        return label
    return (
        seen if seen and seen.isprintable() else label
    )  # half characters, and those that turn the text around


def encoded(domain: str) -> str:
    """As machines write it: `аcme.example` becomes `xn--cme-7cd.example`."""
    if domain.isascii():
        return domain
    return ".".join(_encoded_label(label) for label in domain.split("."))


def _encoded_label(label: str) -> str:
    if label.isascii():
        return label
    return "xn--" + label.encode("punycode", "replace").decode("ascii")


# Families with an ending for each country.
_FAMILIES = {
    "yahoo": "com fr de it es ca in at ch be nl se dk no fi pl ro gr ie pt cz hu co.uk co.in co.jp co.id"
    " co.kr co.nz co.th co.za com.ar com.au com.br com.cn com.co com.hk com.mx com.my com.pe com.ph com.sg"
    " com.tr com.tw com.ve com.vn",
    "hotmail": "com fr de it es ca at ch be nl se dk no fi gr cz hu rs lt lv co.uk co.il co.jp co.nz co.th"
    " co.za com.ar com.au com.br com.hk com.mx com.tr com.tw com.vn",
    "live": "com fr de it ca at be nl se dk no fi ie cn in jp co.uk co.za com.ar com.au com.mx com.my com.pt"
    " com.sg com.ph",
    "outlook": "com fr de it es at be dk ie cz hu in jp kr lv pt sa sk co.id co.th co.il com.ar com.au"
    " com.br com.gr com.tr com.vn",
    "gmx": "com net org de at ch fr es it co.uk us eu li info biz tm",
    "yandex": "ru com ua by kz com.tr",
}
_SINGLE = """
    126.com 139.com 163.com 188.com 189.cn 21cn.com abv.bg alice.it aliyun.com aol.com aol.de aol.fr aol.it
    aol.co.uk aon.at arcor.de att.net azet.sk bellsouth.net bezeqint.net bigpond.com bigpond.net.au bk.ru
    bluewin.ch bol.com.br bluemail.ch btinternet.com caramail.com centrum.cz centrum.sk chello.at chello.nl
    chmail.ir citromail.hu comcast.net cox.net daum.net docomo.ne.jp earthlink.net email.com email.cz
    eircom.net excite.com ezweb.ne.jp fastmail.com fastmail.fm fibertel.com.ar foxmail.com fpt.vn free.fr
    freemail.hu freenet.de gmail.com googlemail.com hanmail.net hinet.net home.nl hush.com hushmail.com i.ua
    icloud.com ig.com.br inbox.com inbox.lv inbox.lt inbox.ru indosat.net.id interia.eu interia.pl
    internode.on.net juno.com korea.com kpnmail.nl laposte.net libero.it list.ru lycos.com mac.com mail.bg
    mail.com mail.de mail.dk mail.ee mail.kz mail.ru mailbox.org me.com meta.ua msn.com mweb.co.za mynet.com
    nate.com naver.com neostrada.pl netscape.net netvigator.com netzero.net neuf.fr nifty.com ntlworld.com
    numericable.fr o2.co.uk o2.pl oi.com.br onet.eu onet.pl online.de op.pl optonline.net optusnet.com.au
    orange.fr otenet.gr pchome.com.tw planet.nl pm.me poczta.onet.pl posteo.de post.cz post.sk prodigy.net.mx
    proton.me protonmail.ch protonmail.com qq.com rambler.ru rediff.com rediffmail.com rocketmail.com
    runbox.com sapo.pt sbcglobal.net seed.net.tw seznam.cz sfr.fr sify.com sina.cn sina.com sina.com.cn
    singnet.com.sg sky.com skynet.be so-net.ne.jp softbank.ne.jp sohu.com spoko.pl suddenlink.net
    sympatico.ca t-online.de t-online.hu talktalk.net telefonica.net telenet.be telia.com terra.cl terra.com
    terra.com.ar terra.com.br terra.com.mx terra.es tiscali.co.uk tiscali.it tlen.pl tom.com tuta.com
    tuta.io tutanota.com tutanota.de ukr.net uol.com.ar uol.com.br verizon.net videotron.ca vip.163.com
    vip.qq.com vip.sina.com virgilio.it virgin.net virginmedia.com vnn.vn voila.fr walla.co.il walla.com
    wanadoo.fr web.de wo.cn wp.pl xs4all.nl xtra.co.nz ya.ru yahoo.ne.jp yeah.net ymail.com ziggo.nl
    zoho.com zohomail.com zonnet.nl
"""
# Where everybody can have an address: the domain says nothing of the house.
FREE_MAIL = frozenset(_SINGLE.split()) | frozenset(
    f"{name}.{ending}" for name, endings in _FAMILIES.items() for ending in endings.split()
)
