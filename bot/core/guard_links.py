"""The links of a text, and what their hosts say. Nothing is ever fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.domains import registrable
from bot.core.guard_words import phrases

MAX_LINKS = 100
LINK = re.compile(
    r"(?:https?://|www\.)([^\s/<>\"'()\[\]{}|\\^`?#,;]{1,200})([^\s<>\"'\]]{0,300})", re.IGNORECASE
)
# Everybody links there: profiles, maps, reference works. Says nothing of the sender.
NEUTRAL = frozenset(phrases("""
    linkedin.com; facebook.com; fb.com; instagram.com; twitter.com; x.com; youtube.com; youtu.be;
    tiktok.com; pinterest.com; xing.com; vk.com; whatsapp.com; wa.me; t.me; telegram.org; wechat.com;
    weixin.qq.com; skype.com; line.me; zoom.us; wikipedia.org; w3.org; schemas.microsoft.com;
    alibaba.com; made-in-china.com; globalsources.com; github.com; gitlab.com; sourceforge.net;
    stackoverflow.com; mozilla.org; apache.org; debian.org; gnu.org; kernel.org; python.org; ietf.org;
    avast.com; avg.com; gdatasoftware.com; office.com; aka.ms
"""))  # fmt: skip
SHORTENERS = frozenset(phrases("""
    bit.ly; tinyurl.com; goo.gl; ow.ly; t.co; is.gd; v.gd; buff.ly; cutt.ly; rebrand.ly; shorturl.at;
    t.ly; rb.gy; tiny.cc; lnkd.in; s.id; qrco.de; bl.ink; short.io; adf.ly; soo.gd; disq.us; urlz.fr;
    clck.ru; u.to; dwz.cn; han.gl; l.ead.me; linktr.ee; kutt.it; x.co; snip.ly; trib.al; dlvr.it;
    surl.li; me2.do; lihi.cc; reurl.cc; shorturl.asia
"""))  # fmt: skip
# Where anybody puts up a page within a minute.
FREE_HOSTS = phrases("""
    .web.app; .firebaseapp.com; .blogspot.com; .weebly.com; .wixsite.com; .github.io; .gitlab.io;
    .herokuapp.com; .workers.dev; .pages.dev; .r2.dev; .netlify.app; .vercel.app; .glitch.me;
    .azurewebsites.net; .windows.net; .azureedge.net; .amazonaws.com; .cloudfront.net; .appspot.com;
    .run.app; .googleapis.com; .translate.goog; .duckdns.org; .no-ip.org; .ddns.net; .000webhostapp.com;
    .godaddysites.com; .webflow.io; .framer.app; .surge.sh; .repl.co; .replit.app; .ngrok.io;
    .ngrok-free.app; .trycloudflare.com; .myshopify.com; .square.site; .carrd.co; .wordpress.com;
    .tumblr.com; .jimdosite.com; .strikingly.com; .yolasite.com; .webcindario.com; .ukit.me;
    .tripod.com; .geocities.com; .angelfire.com; .backblazeb2.com; .digitaloceanspaces.com; .fleek.co;
    .ipfs.io; .dweb.link; .sharepoint.com; .myfritz.net; .typeform.com; .jotform.com; .formstack.com;
    .page.link; .start.page
""")  # fmt: skip
FREE_PATHS = phrases("""
    sites.google.com; docs.google.com; drive.google.com; forms.gle; forms.office.com; dropbox.com;
    wetransfer.com; we.tl; mega.nz; mediafire.com; notion.so; canva.com; ipfs.io;
    storage.googleapis.com; onedrive.live.com; 1drv.ms; geocities.com; angelfire.com;
    members.tripod.com; google.com/url; google.com/amp; bing.com/ck; storage.cloud.google.com
""")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """`is_labelled`: it stands behind other words (`click here <https://...>`) and not for itself."""

    host: str
    rest: str
    is_labelled: bool

    @property
    def shown(self) -> str:
        return (self.host + self.rest)[:100]


def links(text: str) -> Iterator[Link]:
    if "://" not in text and "www." not in text.lower():
        return
    for count, found in enumerate(LINK.finditer(text)):
        if count >= MAX_LINKS:
            return
        before = text[max(0, found.start() - 60) : found.start()]
        line = before.rpartition("\n")[2]
        labelled = line.endswith("<") and re.search(r"\w\s*<$", line) is not None
        host = found[1].lower().removeprefix("www.").rstrip(".:")
        yield Link(host, found[2].rstrip(".,;:!)"), labelled)


def is_neutral(host: str) -> bool:
    return registrable(host) in NEUTRAL or host in NEUTRAL


def danger(link: Link) -> str:
    """Why a link is dangerous by its form alone; "" where it is not."""
    host = link.host
    if re.fullmatch(r"[\d.]{7,15}(?::\d+)?|0x[0-9a-f]+|\d{8,10}", host):
        return "a link to a bare number"
    if "xn--" in host or not host.isascii():
        return "a link to a host in another script"
    if "@" in host or "%" in host:
        return "a link that hides its host"
    if host in SHORTENERS:
        return "a shortened link"
    if host.endswith(FREE_HOSTS) or (host + link.rest).startswith(FREE_PATHS):
        return "a link to a page that anybody can put up"
    return ""
