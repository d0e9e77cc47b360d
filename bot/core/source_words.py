"""The words by which forms and portals are known, and addresses that nobody answers. All lower-case."""

from bot.core.guard_words import ROLES_IS, phrases

# Whole local parts (letters only) under which a web site sends its forms.
FORM_SENDERS = frozenset(phrases("""
    wordpress; wp; webform; webforms; form; forms; formmail; formmailer; formular; formulaire; formulario;
    modulo; website; webseite; web; site; www; wwwdata; webmaster; webserver; contact; contacts; contactus;
    contactform; contactforms; contacto; contato; contatti; contatto; kontakt; kontaktformular; kontaktform;
    anfrage; anfragen; inquiry; inquiries; enquiry; enquiries; consulta; iletisim; mailer; mail; system;
    server; robot; bot; php; apache; nobody; root; admin; administrator; info; hello; office; shop; portal
"""))  # fmt: skip

# Whole local parts behind which no buyer sits: keepers of systems, and those whom forgers like to annoy.
ROLES = frozenset((*ROLES_IS, *phrases("""
    security; noc; spam; legal; privacy; dmarc; csirt; cert; soc; ssladmin; ssladministrator; webmaster;
    usenet; uucp; ftp; fraud; phishing; antispam; complaints; dpo; gdpr; datenschutz; press; police
""")))  # fmt: skip

# Mailing lists, by whole local parts, their ends, hosts, and labels of a host: `valves@lists.acme.example`.
LIST_NAMES = frozenset(phrases("""
    all; alle; everyone; everybody; tous; todos; tutti; allstaff; all-staff; staff; employees; mitarbeiter;
    announce; announcements; subscribers; members; subscribe; list; lists; mailinglist
"""))  # fmt: skip
LIST_NAME_ENDS = phrases("-l; -list; -announce; -users; -discuss; -subscribe; -unsubscribe; -all; -post")
LIST_HOSTS = frozenset(phrases("""
    googlegroups.com; groups.io; yahoogroups.com; groups.yahoo.com; freelists.org; vger.kernel.org;
    groups.outlook.com; simplelists.com; mailman3.org; jiscmail.ac.uk
"""))  # fmt: skip
LIST_LABELS = frozenset(phrases("list; lists; liste; listen; listes; listas; groups; mailman; listserv"))

# Whole local parts where a shop or service takes answers to its mail: no buyer's own relay.
DESKS = frozenset(phrases("""
    info; support; help; helpdesk; service; services; customerservice; customercare; customersupport; care;
    kundenservice; kundendienst; serviceclient; atencion; atencionalcliente; assistenza; klantenservice;
    contact; contacts; contactus; hello; hi; hallo; team; office; mail; email; admin; sales; shop; store;
    marketing; news; editor; editors; press; media; pr; events; event; webinar; webinars; community; members;
    membership; subscriptions; subscribe; feedback; reply; replies; response; responses; orders; order;
    billing; invoice; invoices; accounts; account; jobs; careers; hr; partners; partner; inquiry; inquiries;
    enquiry; enquiries; bookings; booking; reservations; reservation; noreply; alerts; notifications; updates
"""))  # fmt: skip

# Addresses that live for an hour.
DISPOSABLE = frozenset(phrases("""
    mailinator.com; guerrillamail.com; guerrillamail.net; guerrillamail.org; guerrillamailblock.com;
    sharklasers.com; grr.la; spam4.me; 10minutemail.com; 10minutemail.net; 20minutemail.com; tempmail.com;
    temp-mail.org; temp-mail.io; tempmail.net; tempmailo.com; tempail.com; tempr.email; tempinbox.com;
    throwawaymail.com; trashmail.com; trashmail.de; trashmail.net; trash-mail.com; wegwerfmail.de;
    wegwerfemail.de; yopmail.com; yopmail.fr; yopmail.net; jetable.org; mailnesia.com; maildrop.cc;
    mailcatch.com; mailnull.com; mintemail.com; mohmal.com; moakt.com; fakeinbox.com; fakemail.net;
    getairmail.com; getnada.com; nada.email; inboxkitten.com; dispostable.com; discard.email; burnermail.io;
    emailondeck.com; spamgourmet.com; mytemp.email; minuteinbox.com; dropmail.me; 1secmail.com; 1secmail.net;
    1secmail.org; luxusmail.org; mail-temporaire.fr; anonbox.net; incognitomail.org; einrot.com; cuvox.de;
    armyspy.com; dayrep.com; fleckens.hu; gustr.com; jourrapide.com; rhyta.com; superrito.com; teleworm.us
"""))  # fmt: skip

# Labels of what a web server adds below a form: no words of the buyer.
META = frozenset(phrases("""
    city; state; pin; pin code; zip; postcode; address; street; gst; gstin; vat; website; web site;
    preferred contact; business type;
    ip; ip address; remote ip; sender ip; ip country; user agent; browser; referrer; referer; page; page url;
    page title; url; source; source url; submitted; submitted on; submitted from; submission date;
    submission id; submission time; entry id; entry date; form; form id; form name; form url; sent from;
    sent on; site; post id; gclid; utm source; utm medium; utm campaign; utm term; utm content;
    ip adresse; seite; quelle; absende ip; gesendet am; gesendet von; formular; adresse ip; navigateur;
    page d'origine; direccion ip; pagina; navegador; endereco ip; indirizzo ip; adres ip; strona; ip адрес;
    страница; ip adresi; sayfa; 送信日時; 送信元ip; ページ; 페이지; 来源; 来源页面; 提交时间; 页面; 來源
"""))  # fmt: skip

# A line begins like this where the subject is a reply or passes something on: no form does.
PASSED_ON = phrases("""
    re:; aw:; antw:; sv:; vs:; rv:; res:; odp:; rif:; r:; fw:; fwd:; wg:; tr:; enc:; i:; doorst:; pd:; vl:;
    回复:; 答复:; 回覆:; 转发:; 轉寄:; 返信:; 転送:; 회신:; 전달:; ответ:; re：; fw：; fwd：; 回复：; 转发：
""")
