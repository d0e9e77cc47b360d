"""The words that the guard knows, one list a thing, in the languages of our markets. All lower-case."""

# A subject that begins like this (after Re:, AW:, ...) is an absence note or an automatic answer.
ABSENCE_SUBJECTS = (
    "out of office", "out of the office", "out-of-office", "automatic reply", "auto reply", "auto-reply",
    "autoreply", "auto response", "autoresponse", "auto-response", "autoresponder", "automated reply",
    "automated response", "automatic response", "automatic answer", "auto answer", "vacation", "on vacation",
    "on holiday", "on leave", "away from", "i am away", "i am out", "i'm out", "absence", "auto:", "[auto", "ooo:",
    "ooo ", "abwesenheitsnotiz", "abwesenheit", "automatische antwort", "außer haus", "nicht im büro",
    "ich bin nicht", "urlaub", "eingangsbestätigung", "réponse automatique", "reponse automatique", "absent",
    "absence du bureau", "message d'absence", "en congé", "je suis absent", "accusé de réception",
    "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina", "ausente",
    "autorespuesta", "resposta automática", "resposta automatica", "fora do escritório", "ausência", "férias",
    "risposta automatica", "fuori sede", "fuori ufficio", "assente", "assenza", "automatisch antwoord",
    "automatische beantwoording", "afwezig", "niet aanwezig", "autosvar", "automatiskt svar", "frånvaro",
    "frånvarande", "automatisk svar", "ikke til stede", "fraværende", "fravær", "ute av kontoret",
    "automaattinen vastaus", "poissa", "poissaoloviesti", "autopowiadomienie", "automatyczna odpowiedź",
    "odpowiedź automatyczna", "autoodpowiedź", "nieobecność", "poza biurem", "automatická odpověď",
    "mimo kancelář", "nepřítomnost", "automatická odpoveď", "mimo kancelárie", "automatikus válasz",
    "házon kívül", "távollét", "răspuns automat", "raspuns automat", "absent din birou", "автоответ",
    "автоматический ответ", "автоматична відповідь", "автовідповідь", "вне офиса", "отсутствие", "нет на месте",
    "я в отпуске", "otomatik yanıt", "otomatik cevap", "ofis dışında", "رد تلقائي", "خارج المكتب", "رد آلي",
    "מענה אוטומטי", "תשובה אוטומטית", "מחוץ למשרד", "پاسخ خودکار", "自动回复", "自动答复", "自動回覆", "自動回复",
    "自動返信", "自動応答", "不在", "外出", "休假", "부재중", "자동 회신", "자동회신", "자동 응답", "ตอบกลับอัตโนมัติ",
    "ไม่อยู่ที่สำนักงาน", "trả lời tự động", "thư trả lời tự động", "vắng mặt", "balasan otomatis", "jawapan automatik",
    "αυτόματη απάντηση", "εκτός γραφείου", "automātiskā atbilde", "automatinis atsakymas", "automaatne vastus",
    "automatski odgovor", "samodejni odgovor", "автоматичен отговор", "prombūtne",
)  # fmt: skip
# Said in the first lines of such a note.
ABSENCE_BODIES = (
    "out of the office", "out of office", "away from the office", "away from my office", "i am currently away",
    "on annual leave", "i am on vacation", "i'm on vacation", "i am on holiday", "automated response",
    "automatic response", "automated reply", "automatic reply", "this is an automatic", "this is an automated",
    "auto-generated", "automatically generated", "autoresponder", "no longer with the company",
    "no longer works", "no longer employed", "has left the company", "mailbox is not monitored", "no longer in use",
    "please do not reply to this", "do not reply to this e", "confirm that you sent", "to verify that your message",
    "have received your message and", "we have received your e", "thank you for contacting", "i will be out of",
    "nicht im büro", "außer haus", "im urlaub", "bin ich wieder", "automatische antwort", "automatisch generiert",
    "automatisch erstellt", "nicht mehr im unternehmen", "absent du bureau", "je suis absent", "en congés",
    "réponse automatique", "ne pas répondre à ce", "générée automatiquement", "fuera de la oficina",
    "estaré ausente", "de vacaciones", "respuesta automática", "generado automáticamente", "fora do escritório",
    "estou ausente", "estarei ausente", "de férias", "resposta automática", "fuori sede", "fuori ufficio",
    "sono assente", "risposta automatica", "generato automaticamente", "afwezig", "niet op kantoor", "poza biurem",
    "jestem nieobecn", "na urlopie", "wiadomość automatyczna", "mimo kancelář", "na dovolené", "в отпуске",
    "автоматическое уведомление", "автоматический ответ", "not available until", "tjänstledig", "inte på kontoret",
    "ikke på kontoret", "på ferie", "en vacances", "ofis dışında", "izindeyim", "自动回复", "自動回覆", "自動返信",
    "不在办公室", "不在にして", "休暇中", "부재중", "自动生成", "系统自动", "自動的に", "خارج المكتب",
)  # fmt: skip
BOUNCE_SUBJECTS = (
    "undeliver", "undelivered", "delivery status", "delivery failure", "delivery failed", "delivery has failed",
    "delivery notification", "delivery error", "delivery report", "delivery delayed", "delayed mail",
    "mail delivery", "mail delivery failed", "mail system error", "mail error", "mail failure", "mail not delivered",
    "returned mail", "returned to sender", "failure notice", "failed delivery", "failed mail", "failure delivery",
    "non delivery", "non-delivery", "nondelivery", "nondeliverable", "message delivery", "message not delivered",
    "message undeliverable", "message could not be delivered", "message status", "message bounced", "bounced mail",
    "bounce", "could not send", "could not deliver", "unable to deliver", "warning: could not", "warning: message",
    "user unknown", "unknown user", "unknown recipient", "recipient unknown", "invalid recipient",
    "email address not found", "address error", "undelivered message", "email delivery", "e-mail delivery",
    "your message could not", "your message to", "your email to", "permanent delivery", "temporary delivery",
    "transient", "spam", "rejected", "message rejected", "rejected mail", "mail rejected", "blocked", "virus",
    "notification d'échec", "échec de", "echec de", "non remis", "message non distribué", "retour de courrier",
    "unzustellbar", "nicht zustellbar", "zustellung fehl", "zustellfehler", "fehler bei der zustellung",
    "no se puede entregar", "no se pudo entregar", "error de entrega", "devuelto", "correo devuelto",
    "não foi possível entregar", "falha na entrega", "falha de entrega", "mensagem devolvida", "mancato recapito",
    "impossibile recapitare", "non recapitabile", "messaggio non consegnato", "kan niet worden bezorgd",
    "onbestelbaar", "niet bezorgd", "nie można dostarczyć", "niedostarcz", "zwrot", "nedoručiteln", "nedoručen",
    "не доставлено", "недоставлен", "не удалось доставить", "ошибка доставки", "сообщение не доставлено",
    "teslim edilemedi", "iletilemedi", "iletilmedi", "olevererbart", "kan inte levereras", "kunne ikke leveres",
    "ikke levert", "toimitus epäonnistui", "kézbesíthetetlen", "nelivrabil", "退信", "系统退信", "系統退信",
    "无法投递", "無法投遞", "投递失败", "未送达", "未送達", "配信不能", "配信できません", "送信できません", "エラーメール",
    "전송 실패", "반송", "배달 실패", "لم يتم التسليم", "تعذر التسليم", "complaint about message from", "read:", "not read:",
    "gelesen:", "lu :", "leído:", "lido:", "letto:", "已读:", "已讀:", "開封済み:", "recall:", "disposition notification",
    "return receipt", "abuse report", "opt-out report",
)  # fmt: skip
BOUNCE_BODIES = (
    "could not be delivered", "couldn't be delivered", "was not delivered", "not delivered", "undeliverable",
    "delivery to the following", "delivery has failed", "delivery failed", "failed permanently", "permanent error",
    "permanent fatal error", "had permanent", "returned to sender", "user unknown", "unknown user", "no such user",
    "mailbox unavailable", "mailbox is full", "mailbox full", "over quota", "quota exceeded", "exceeded storage",
    "recipient address rejected", "does not exist", "couldn't find a host", "host unknown", "message was rejected",
    "unable to deliver", "this message was created automatically by mail delivery", "transcript of session",
    "the following address", "following recipient", "550 ", "554 ", "552 ", "5.1.1", "account is disabled",
    "nicht zugestellt", "n'a pas pu être", "no se ha podido entregar", "não pôde ser entregue",
    "non è stato possibile", "недоступ", "не может быть доставлено", "не было доставлено", "退信", "无法送达",
    "配信できません", "送信できませんでした", "あて先不明", "宛先不明",
)  # fmt: skip
DAEMON_NAMES = (
    "mail delivery", "mail deliverysystem", "delivery subsystem", "system administrator", "mail administrator",
    "mailer-daemon", "mailer daemon", "postmaster", "mail system", "delivery system", "mailer", "mail server",
)  # fmt: skip
# Parts of From that only robots have, without separators and digits. IN: anywhere; IS: the whole local part.
ROBOT_IN = (
    "noreply", "noreplay", "noresponse", "donotreply", "dontreply", "donotrespond", "nepasrepondre", "keineantwort",
    "nichtantworten", "noresponder", "naoresponda", "naoresponder", "nonrispondere", "nietantwoorden",
    "nieodpowiadaj", "neodpovidat", "mailerdaemon", "maildaemon", "maildelivery", "autoresponder", "autoreply",
    "autoanswer", "autorespond", "newsletter", "bounces", "unsubscribe", "mailinglist",
)  # fmt: skip
ROBOT_IS = (
    "bounce", "notification", "notifications", "notify", "alert", "alerts", "listserv", "listproc", "majordomo",
    "listmaster", "mdaemon", "daemon", "cron", "crond", "amavis", "rss", "rssfeeds", "feeds", "enews", "mailings",
    "feedbackloop", "mailagent", "mailsweeper", "inetgw", "smtpmailservice", "esmtpmailservice", "mmdf",
)  # fmt: skip
# Shared by robots and by people: enough to hold, not enough to drop.
ROLES_IS = (
    "postmaster", "root", "nobody", "anonymous", "wwwdata", "apache", "www", "webserver", "httpd", "news", "system",
    "mailadmin", "abuse", "hostmaster", "admin", "administrator", "webmaster", "wordpress", "staff", "robot", "bot",
    "security", "billing", "invoice", "invoices", "account", "accounts", "update", "updates", "promo", "promotion",
    "promotions", "offers", "deals", "mailer", "mail", "mailbox", "helpdesk", "itsupport", "survey", "surveys",
    "marketing",
)  # fmt: skip
LIST_SENDER = ("owner-", "listserv", "majordomo", "sentto-")
LIST_SENDER_END = ("-owner", "-bounces", "-bounce", "-request", "-admin", "-errors", "-return", "-relay")

FREE_MAIL = frozenset(
    ["gmail.com", "googlemail.com", "hotmail.com", "outlook.com", "live.com", "msn.com", "yahoo.com", "ymail.com", "rocketmail.com", "aol.com", "icloud.com", "me.com", "mac.com", "gmx.de", "gmx.net", "gmx.com", "gmx.at", "gmx.ch", "web.de", "freenet.de", "t-online.de", "mail.com", "email.com", "proton.me", "protonmail.com", "tutanota.com", "zoho.com", "yandex.ru", "yandex.com", "ya.ru", "mail.ru", "bk.ru", "list.ru", "inbox.ru", "rambler.ru", "ukr.net", "i.ua", "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com", "aliyun.com", "139.com", "189.cn", "naver.com", "daum.net", "hanmail.net", "nate.com", "yahoo.co.jp", "yahoo.co.uk", "yahoo.fr", "yahoo.de", "yahoo.it", "yahoo.es", "yahoo.com.br", "hotmail.co.uk", "hotmail.fr", "hotmail.it", "hotmail.de", "hotmail.es", "live.fr", "live.co.uk", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it", "tiscali.it", "alice.it", "uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "seznam.cz", "centrum.cz", "rediffmail.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "earthlink.net", "btinternet.com", "netscape.net", "excite.com", "lycos.com", "juno.com", "abv.bg", "freemail.hu", "citromail.hu", "walla.com", "walla.co.il"]
)
