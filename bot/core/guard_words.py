"""The words by which machines give themselves away, in the languages of our markets. All lower-case."""


def phrases(text: str) -> tuple[str, ...]:
    """One phrase between semicolons; a trailing blank counts where it stands as `_`."""
    found = (" ".join(phrase.split()).replace("_", " ") for phrase in text.split(";"))
    return tuple(phrase for phrase in found if phrase)


# A subject that begins like this (after Re:, AW:, ...) is an absence note or an automatic answer.
ABSENCE_SUBJECTS = phrases("""
    out of office; out of the office; out-of-office; automatic reply; auto reply; auto-reply; autoreply;
    auto response; autoresponse; auto-response; autoresponder; automated reply; automated response;
    automatic response; automatic answer; auto answer; on vacation; on holiday; on leave; i am away;
    i am out; i'm out; auto:; [auto; ooo:; ooo_; abwesenheitsnotiz; abwesenheit; automatische antwort;
    außer haus; nicht im büro; ich bin nicht; eingangsbestätigung; réponse automatique;
    reponse automatique; absence du bureau; message d'absence; en congé; je suis absent;
    accusé de réception; respuesta automática; respuesta automatica; fuera de la oficina;
    fuera de oficina; autorespuesta; resposta automática; resposta automatica; fora do escritório;
    férias; risposta automatica; fuori sede; fuori ufficio; assenza; automatisch antwoord;
    automatische beantwoording; afwezig; niet aanwezig; autosvar; automatiskt svar; frånvaro;
    frånvarande; automatisk svar; ikke til stede; fraværende; fravær; ute av kontoret;
    automaattinen vastaus; poissaoloviesti; autopowiadomienie; automatyczna odpowiedź;
    odpowiedź automatyczna; autoodpowiedź; nieobecność; poza biurem; automatická odpověď; mimo kancelář;
    nepřítomnost; automatická odpoveď; mimo kancelárie; automatikus válasz; házon kívül; távollét;
    răspuns automat; raspuns automat; absent din birou; автоответ; автоматический ответ;
    автоматична відповідь; автовідповідь; вне офиса; нет на месте; я в отпуске; otomatik yanıt;
    otomatik cevap; ofis dışında; رد تلقائي; خارج المكتب; رد آلي; מענה אוטומטי; תשובה אוטומטית;
    מחוץ למשרד; پاسخ خودکار; 自动回复; 自动答复; 自動回覆; 自動回复; 自動返信; 自動応答; 休假; 부재중;
    자동 회신; 자동회신; 자동 응답; ตอบกลับอัตโนมัติ; ไม่อยู่ที่สำนักงาน; trả lời tự động;
    thư trả lời tự động; vắng mặt; balasan otomatis; jawapan automatik; αυτόματη απάντηση;
    εκτός γραφείου; automātiskā atbilde; automatinis atsakymas; automaatne vastus; automatski odgovor;
    samodejni odgovor; автоматичен отговор; prombūtne; absent:; away from the office; away from my
""")
# Said in the first lines of such a note.
ABSENCE_BODIES = phrases("""
    out of the office; out of office; away from the office; away from my office; i am currently away;
    on annual leave; i am on vacation; i'm on vacation; i am on holiday; automated response;
    automatic response; automated reply; automatic reply; autoresponder; no longer with the company;
    no longer employed; has left the company; mailbox is not monitored; please do not reply to this;
    do not reply to this e; to verify that your message; have received your message and;
    we have received your e; thank you for contacting; i will be out of; nicht im büro; außer haus;
    bin ich wieder; automatische antwort; nicht mehr im unternehmen; absent du bureau; je suis absent;
    réponse automatique; ne pas répondre à ce; générée automatiquement; fuera de la oficina;
    estaré ausente; respuesta automática; generado automáticamente; fora do escritório; estou ausente;
    estarei ausente; resposta automática; fuori sede; fuori ufficio; sono assente; risposta automatica;
    generato automaticamente; afwezig; niet op kantoor; poza biurem; jestem nieobecn;
    wiadomość automatyczna; mimo kancelář; автоматическое уведомление; автоматический ответ;
    not available until; tjänstledig; inte på kontoret; ikke på kontoret; ofis dışında; izindeyim;
    自动回复; 自動回覆; 自動返信; 不在办公室; 不在にして; 休暇中; خارج المكتب;
    this is an automatic reply; this is an automatic response; this is an automatic answer;
    this is an automatic message; this is an automatic e; this is an automatic mail;
    this is an automatic notification; this is an automatically; this is an automated reply;
    this is an automated response; this is an automated message; this is an automated e;
    this is an automated notification; auto-generated message; auto-generated e; auto-generated reply;
    auto-generated response; automatically generated message; automatically generated e;
    automatically generated reply; automatically generated response;
    automatically generated notification; message was automatically generated;
    mail was automatically generated; no longer works for; no longer works here;
    address is no longer in use; mailbox is no longer in use; account is no longer in use;
    confirm that you sent this; confirm that you sent the m; confirm that you sent the e; bin im urlaub;
    ich im urlaub; mich im urlaub; automatisch generierte; automatisch erstellte;
    nachricht wurde automatisch; e-mail wurde automatisch; mail wurde automatisch; je suis en congés;
    suis actuellement en congés; je suis en vacances; suis actuellement en vacances;
    je serai en vacances; estoy de vacaciones; estaré de vacaciones; encuentro de vacaciones;
    estou de férias; estarei de férias; encontro-me de férias; jestem na urlopie; przebywam na urlopie;
    będę na urlopie; jsem na dovolené; budu na dovolené; я в отпуске; нахожусь в отпуске;
    буду в отпуске; er på ferie; har ferie; 由系统自动; 系统自动发; 系统自动回; 自动生成的邮件;
    邮件自动; 自動的に送信; 自動的に返信; 自動的に配信; 自動送信; 부재중입니다; 부재중이오니
""")
# A subject that begins like this is a bounce, a receipt or a complaint of a mail system.
BOUNCE_SUBJECTS = phrases("""
    undeliver; undelivered; delivery status; delivery failure; delivery failed; delivery has failed;
    delivery notification; delivery error; delivery report; delivery delayed; delayed mail;
    mail delivery; mail delivery failed; mail system error; mail failure; mail not delivered;
    returned mail; returned to sender; failure notice; failed delivery; failed mail; failure delivery;
    non delivery; non-delivery; nondelivery; nondeliverable; message delivery; message not delivered;
    message undeliverable; message could not be delivered; message status; message bounced;
    bounced mail; bounce; could not send; could not deliver; unable to deliver; warning: could not;
    warning: message; user unknown; unknown user; unknown recipient; recipient unknown;
    invalid recipient; email address not found; undelivered message; email delivery; e-mail delivery;
    your message could not; your message to; your email to; permanent delivery; temporary delivery;
    message rejected; rejected mail; mail rejected; notification d'échec; échec de; echec de; non remis;
    message non distribué; retour de courrier; unzustellbar; nicht zustellbar; zustellung fehl;
    zustellfehler; fehler bei der zustellung; no se puede entregar; no se pudo entregar;
    error de entrega; correo devuelto; não foi possível entregar; falha na entrega; falha de entrega;
    mensagem devolvida; mancato recapito; impossibile recapitare; non recapitabile;
    messaggio non consegnato; kan niet worden bezorgd; onbestelbaar; niet bezorgd; nie można dostarczyć;
    niedostarcz; nedoručiteln; nedoručen; не доставлено; недоставлен; не удалось доставить;
    ошибка доставки; сообщение не доставлено; teslim edilemedi; iletilemedi; iletilmedi; olevererbart;
    kan inte levereras; kunne ikke leveres; ikke levert; toimitus epäonnistui; kézbesíthetetlen;
    nelivrabil; 退信; 系统退信; 系統退信; 无法投递; 無法投遞; 投递失败; 未送达; 未送達; 配信不能;
    配信できません; 送信できません; エラーメール; 전송 실패; 반송; 배달 실패; لم يتم التسليم;
    تعذر التسليم; complaint about message from; read:; not read:; gelesen:; lu :; leído:; lido:; letto:;
    已读:; 已讀:; 開封済み:; recall:; disposition notification; return receipt; abuse report;
    opt-out report
""")
# Said in the first lines of a bounce.
BOUNCE_BODIES = phrases("""
    could not be delivered; couldn't be delivered; undeliverable; delivery to the following;
    delivery has failed; delivery failed; failed permanently; permanent fatal error; had permanent;
    returned to sender; user unknown; unknown user; no such user; mailbox unavailable; mailbox is full;
    mailbox full; over quota; quota exceeded; exceeded storage; recipient address rejected;
    couldn't find a host; host unknown; message was rejected; unable to deliver;
    this message was created automatically by mail delivery; transcript of session;
    the following address; following recipient; account is disabled; nicht zugestellt;
    no se ha podido entregar; não pôde ser entregue; не может быть доставлено; не было доставлено; 退信;
    无法送达; 配信できません; 送信できませんでした; あて先不明; 宛先不明; message was not delivered;
    mail was not delivered; message has not been delivered; mail has not been delivered;
    was not delivered to; not delivered to the following; not delivered to one or more;
    message not delivered; mail not delivered; a permanent error; address does not exist;
    user does not exist; mailbox does not exist; account does not exist; recipient does not exist;
    domain does not exist; account that you tried to reach; n'a pas pu être remis;
    n'a pas pu être distribué; n'a pas pu être délivré; n'a pas pu être livré à;
    non è stato possibile recapitare; non è stato possibile consegnare il messaggio;
    non è stato possibile inviare; ящик недоступ; адрес недоступ; сервер недоступ
""")
# What mail systems call themselves.
DAEMON_NAMES = phrases("""
    mail delivery; mail deliverysystem; delivery subsystem; system administrator; mail administrator;
    mailer-daemon; mailer daemon; postmaster; mail system; delivery system; mailer; mail server
""")
# Letters that the local part of a robot has somewhere, separators and digits left out.
ROBOT_IN = phrases("""
    noreply; noreplay; noresponse; donotreply; dontreply; donotrespond; nepasrepondre; keineantwort;
    nichtantworten; noresponder; naoresponda; naoresponder; nonrispondere; nietantwoorden;
    nieodpowiadaj; neodpovidat; mailerdaemon; maildaemon; maildelivery; autoresponder; autoreply;
    autoanswer; autorespond; newsletter; bounces; unsubscribe; mailinglist
""")
# Whole local parts of robots.
ROBOT_IS = phrases("""
    bounce; notification; notifications; notify; alert; alerts; listserv; listproc; majordomo;
    listmaster; mdaemon; daemon; cron; crond; amavis; rssfeeds; feeds; enews; mailings; feedbackloop;
    mailagent; mailsweeper; inetgw; smtpmailservice; esmtpmailservice; mmdf
""")
# Whole local parts that robots and a few people share: enough to hold, not enough to drop.
ROLES_IS = phrases("""
    postmaster; root; nobody; anonymous; wwwdata; apache; webserver; httpd; mailadmin; abuse;
    hostmaster; wordpress; robot; bot; mailer; rss
""")
# Whole local parts behind which small companies answer, and many senders of bulk: a doubt.
DESKS_IS = phrases("""
    admin; administrator; marketing; staff; mail; mailbox; account; accounts; billing; invoice;
    invoices; security; update; updates; promo; promotion; promotions; offers; deals; survey; surveys;
    helpdesk; itsupport; webmaster; www; news; system
""")
# How addresses of lists begin and end.
LIST_SENDER = phrases("""
    owner-; listserv; majordomo; sentto-
""")
LIST_SENDER_END = phrases("""
    -owner; -bounces; -bounce; -request; -admin; -errors; -return; -relay
""")
