"""What automatic answers say when no header gives them away, in the languages of our markets. Lower-case.

A note of receipt thanks for *your* message, inquiry or request; buyers do not thank us for asking.
"""

from bot.core.guard_words import phrases

# "I am away until": said in the first lines of an absence note.
ABSENCE = phrases("""
    απουσιάζω; čerpám dovolenku; de vacances fins; en congé maternité; en congé parental;
    en congé maladie; en arrêt maladie; estoy de baja; de baja médica; de baja por; estou de licença;
    de licença até; met verlof tot; met verlof van; met zwangerschapsverlof; छुट्टी पर; í fríi til;
    შვებულებაში; демалыстамын; office is closed for; offices are closed for; office is closed from;
    offices are closed from; office will be closed from; offices will be closed from;
    mail address has changed; email address has changed; please update your records;
    closed for the holiday; closed for holiday; closed for summer; closed for new year;
    closed for christmas; is on summer shutdown; company is closed; betriebsferien vom; betriebsferien:;
    haben betriebsferien; betriebsurlaub vom; haben betriebsurlaub; werksferien vom; betrieb ist vom;
    werk ist vom; büro ist vom; entreprise est fermée; société est fermée; usine est fermée;
    bureaux sont fermés; bureaux seront fermés; en fermeture annuelle; fermeture annuelle du;
    permanecerán cerrad; estarán cerrad; estaremos cerrad; cerrado por vacaciones; estaremos fechad;
    estará fechad; férias coletivas; chiusa per ferie; chiusi per ferie; chiuso per ferie;
    zijn gesloten van; gesloten wegens; bedrijfsvakantie; jest nieczynn; będzie nieczynn; máme zavřeno;
    celozávodní dovolen; офис закрыт; офис не работает; не работаем с; офіс зачинен; kapalıdır;
    kapalı olaca; مكاتبنا مغلقة; ستكون مكاتبنا; 放假通知; 夏季休業; 年末年始休業; 冬季休業; 하계 휴가;
    휴무 안내; no longer handle; no longer responsible for; no longer in charge of; passed away;
    approved senders; account has moved; mailbox has moved; on leave from; on leave until;
    on vacation until; on holiday until; i will be on leave; i am on leave; currently on leave;
    currently out; i'm currently away; away until; limited access to my e; limited access to e;
    no access to e; no access to my e; answer after my return; reply upon my return; when i return on;
    i will return on; back in the office on; for urgent matters; in urgent cases;
    in case of emergency, please; if your matter is urgent; maternity leave; parental leave;
    has left the company; has left our; has retired; is no longer with; changed our e-mail address;
    changed our email address; changed my email address; changed my e-mail address;
    new email address is; new e-mail address is; no longer monitored; not monitored; is not read;
    mailbox has been closed; nicht erreichbar; bin bis zum; bin bis einschließlich;
    wird nicht weitergeleitet; nicht weitergeleitet; in dringenden fällen;
    in dringenden angelegenheiten; nach meiner rückkehr; im urlaub; in elternzeit; nicht mehr für;
    ausgeschieden; neue e-mail-adresse; keinen zugriff auf meine; en déplacement jusqu; en congé jusqu;
    en congés jusqu; absent jusqu; absente jusqu; absent du; absente du; à mon retour; en cas d'urgence;
    n'ai pas accès à mes; n'est plus dans; a quitté la société; a quitté l'entreprise;
    ne fait plus partie; nouvelle adresse e; fuera de mi oficina; me encuentro fuera;
    me encuentro ausente; estoy fuera; sin acceso al correo; a mi regreso; a mi vuelta;
    para asuntos urgentes; en caso de urgencia; ya no trabaja; ya no forma parte; licencia hasta;
    fora da empresa; fora do país; ausente até; ausente do; em caso de urgência; para assuntos urgentes;
    quando retornar; no meu retorno; não trabalha mais; não faz mais parte; sarò assente; assente dall;
    assente fino; in ferie fino; in ferie dal; al mio rientro; per urgenze; in caso di urgenza;
    non lavora più; non fa più parte; met vakantie; afwezig van; afwezig tot; tijdens mijn afwezigheid;
    voor dringende zaken; in dringende gevallen; bij mijn terugkeer; niet meer werkzaam;
    lees mijn mail niet; na urlopie; na zwolnieniu; bez dostępu do poczty; w pilnych sprawach;
    po moim powrocie; nie pracuje już; nieobecn; čerpám dovolenou; na dovolené; v naléhavých případech;
    v neodkladných; po návratu; již nepracuje; na dovolenke; v naliehavých prípadoch;
    szabadságon vagyok; szabadságomat töltöm; sürgős esetben; távol leszek; távol vagyok;
    sunt în concediu; in concediu pana; pentru urgențe; în caz de urgență; nu mai lucrează; på semester;
    är ledig; brådskande ärenden; åter på kontoret; tillbaka den; holder ferie; på ferie; er fraværende;
    hastesager; tilbage den; ved hastende; tilbake den; permisjon; lomalla; kiireellisissä;
    palaan töihin; poissa toimistolta; εκτός γραφείου; σε άδεια; για επείγοντα; επιστρέψω στις;
    в отпуск; я отсутствую; буду отсутствовать; отсутствую до; отсутствую на; по срочным вопросам;
    в командировке до; вернусь; больше не работает; у відпустці; з термінових питань; у відрядженні;
    yıllık izin; izindeyim; izinde olaca; acil durumlarda lütfen; acil durumlar için lütfen;
    ofiste olmayaca; seyahatteyim; görevinden ayrıl; في إجازة; خارج المكتب; للأمور العاجلة;
    في حال الضرورة; لن أتمكن من الرد; لم يعد يعمل; در مرخصی; برای موارد فوری; בחופשה; במקרים דחופים;
    לא אהיה זמין; 休暇をいただ; 休暇を頂; お休みをいただ; 出張のため; お急ぎの場合は; お急ぎの方は;
    退職いたし; 退職し; 휴가 중; 휴가중; 출장 중; 출장중; 급한 용무; 급하신; 퇴사하; 正在出差; 出差中;
    休假中; 正在休假; 放假期间; 无法及时回复; 無法及時回; 不能及时回复; 急事请; 急事請; 如有急事;
    紧急事宜; 已离职; 已離職; 不在公司; đang nghỉ phép; nghỉ phép đến; có việc gấp; trường hợp khẩn cấp;
    sedang cuti; cuti sampai; bercuti; hal mendesak; perkara mustahak; di luar kantor; ลาพักร้อน; ลางาน;
    กรณีเร่งด่วน; atvaļinājum; steidzamos gadījumos; komandējum; atostogauju; atostogose;
    skubiais klausimais; puhkusel; kiirete küsimustega; na dopustu; v nujnih primerih; odsoten;
    na godišnjem odmoru; na godisnjem odmoru; za hitne; в отпуска; за спешни; на одмору; за хитне
""")
# "We have received your message": notes of receipt, tickets, and robots that talk.
RECEIPT = phrases("""
    to confirm receipt of; confirm the receipt of your; is being reviewed by our; to add additional comments;
    case has been opened; thank you for your email; thank you for your e-mail; thank you for your message;
    thank you for your inquiry; thank you for your enquiry; thank you for your request;
    thank you for contacting; thank you for reaching out; thank you for getting in touch;
    thanks for contacting; thanks for your email; thanks for your message; thanks for reaching out;
    thanks for getting in touch; we have received your; we've received your; we received your;
    your message has been received; your message was received; your request has been received;
    your inquiry has been received; your enquiry has been received; your email has been received;
    your request has been created; has been assigned to; support request has been; your ticket number;
    your case number; a ticket has been; ticket has been created; ticket has been opened;
    get back to you as soon as; get back to you shortly; get back to you within; will respond within;
    will reply within; will respond to your; will contact you within; will contact you shortly;
    has been forwarded to; virtual assistant; please confirm that you are; release your message;
    please direct your;
    i'm a bot; i am a bot; please use the form on; please do not answer; danke für ihre nachricht;
    vielen dank für ihre nachricht; danke für ihre e-mail; vielen dank für ihre e-mail;
    vielen dank für ihre mail; vielen dank für ihre anfrage; danke für ihre anfrage;
    ihre anfrage ist bei uns; ihre anfrage erhalten; e-mail erhalten und; nachricht erhalten und;
    ihre nachricht an; ist eingegangen; ist bei uns eingegangen; vorgangsnummer; ticketnummer;
    bearbeitungsnummer; werden diese schnellstmöglich; werden sie schnellstmöglich;
    schnellstmöglich bei ihnen; schnellstmöglich mit; umgehend bei ihnen; merci pour votre message;
    merci de votre message; merci pour votre mail; merci pour votre demande;
    merci de nous avoir contact; nous avons bien reçu votre; nous avons bien reçu; bien été enregistr;
    vous répondrons dans; vous répondrons au plus; reviendrons vers vous; numéro de ticket;
    message automatique; gracias por su mensaje; gracias por su correo; gracias por contact;
    gracias por comunicarse; gracias por escribir; hemos recibido su; recibimos su;
    su solicitud ha sido; responderemos a la brevedad; le responderemos;
    nos pondremos en contacto con usted; mensaje automático; obrigado pelo seu contato;
    obrigado pelo seu contacto; obrigado por entrar em contato; obrigado pela sua mensagem;
    agradecemos o seu contato; agradecemos o contato; agradecemos seu contato; recebemos a sua;
    recebemos sua; recebemos o seu; recebemos seu; retornaremos em; retornaremos o mais breve;
    entraremos em contato com você; responderemos o mais; mensagem automática;
    grazie per averci contatt; grazie per il suo messaggio; grazie per la sua richiesta;
    grazie per la vostra richiesta; grazie per il vostro messaggio; abbiamo ricevuto la sua;
    abbiamo ricevuto la vostra; abbiamo ricevuto il suo; le risponderemo; vi risponderemo;
    messaggio automatico; bedankt voor uw bericht; bedankt voor uw e-mail; bedankt voor uw mail;
    bedankt voor uw aanvraag; dank voor uw bericht; wij hebben uw bericht; wij hebben uw aanvraag;
    wij hebben uw e-mail; wij hebben uw offerteaanvraag; we hebben uw bericht; we hebben uw aanvraag;
    we hebben uw e-mail; uw aanvraag is; nemen zo spoedig mogelijk contact met u;
    spoedig contact met u op; dziękujemy za wiadomość; dziękujemy za kontakt; dziękuję za wiadomość;
    otrzymaliśmy państwa; państwa zgłoszenie; odpowiemy najszybciej; numer zgłoszenia;
    спасибо за ваше обращение; спасибо за обращение; спасибо за ваше письмо; спасибо за ваш запрос;
    благодарим за обращение; благодарим вас за обращение; ваше обращение; ваш запрос принят;
    ваш запрос получен; ваше письмо получено; ваша заявка; ответим в течение;
    свяжемся с вами в ближайшее; дякуємо за звернення; дякуємо за ваш; ваш запит отримано;
    відповімо найближч; mesajınız için teşekkür; bizimle iletişime geçtiğiniz; talebiniz alın;
    talebinizi aldık; talebiniz bize; mesajınız alın; mesajınız bize; en kısa sürede size; شكرا لتواصلك;
    شكراً لتواصلك; شكرا لتواصلكم; شكرا على تواصل; لقد استلمنا; تم استلام; تم استلام رسالتك;
    وسنقوم بالرد; سنقوم بالرد; سوف نرد; سنتواصل معك; از تماس شما; پیام شما دریافت; תודה על פנייתך;
    תודה על פנייתכם; תודה שפנית; קיבלנו את; פנייתך התקבלה; נחזור אליך; お問い合わせいただきありがとう;
    お問い合わせいただき、ありがとう; お問い合わせ頂き; お問合せいただき; お問い合わせありがとう;
    ご依頼を受け付け; 受け付けました; 受付いたしました; 受付けました; 受信いたしました;
    担当者よりご連絡; 営業日以内にご連絡いたし; 営業日以内に返信いたし; 営業日以内に回答いたし;
    自動送信; 자동으로 발송; 문의해 주셔서 감사; 문의해주셔서 감사; 접수되었; 접수 되었;
    빠른 시일 내에 답변드리; 빠른 시일 내에 답변 드리; 이내에 답변드리; 이내에 답변 드리;
    연락 주셔서 감사; 邮件已收到; 郵件已收到; 您的来信已收到; 已收到您的; 已经收到您的; 已收到貴;
    我们会尽快给您; 我们将尽快; 會盡快回; 我們會盡快; 会尽快回复; 尽快回复您; 尽快与您联系; 盡快與您聯;
    感谢您的来信; 感谢您的来电; 感謝您的來信; đã nhận được yêu cầu; đã nhận được email;
    đã nhận được thư; cảm ơn quý khách đã liên hệ; cảm ơn bạn đã liên hệ; sẽ phản hồi trong;
    sẽ phản hồi sớm; terima kasih telah menghubungi; terima kasih kerana menghubungi;
    terima kasih atas pesan; telah kami terima; kami telah menerima; akan segera kami balas;
    ขอบคุณที่ติดต่อ; ได้รับคำขอ; ได้รับข้อความ; ตอบกลับโดยเร็ว; děkujeme za vaši zprávu;
    děkujeme za váš e-mail; děkujeme za zprávu; děkujeme za vaši poptávku; jsme obdrželi;
    budeme vás kontaktovat; ďakujeme za vašu správu; sme obdržali; köszönjük megkeresés;
    köszönjük levelét; köszönjük, hogy megkeres; megkaptuk; hamarosan válaszol;
    vă mulțumim pentru mesaj; vă mulțumim pentru interes; va multumim pentru mesaj; a fost înregistrat;
    tack för ditt mejl; tack för ditt mail; tack för ditt meddelande; tack för din förfrågan;
    tack för ert mejl; har tagit emot; återkommer så snart; tak for din henvendelse; tak for din mail;
    tak for din besked; tak for jeres henvendelse; vi har modtaget; vender tilbage hurtigst;
    takk for din henvendelse; takk for din e-post; takk for din melding; vi har mottatt;
    svarer så snart; kiitos viestistä; kiitos yhteydenotosta; olemme vastaanottaneet; palaamme asiaan;
    ευχαριστούμε για την επικοινωνία; ευχαριστούμε για το μήνυμα; λάβαμε το; θα σας απαντήσουμε;
    благодарим ви за запитването; благодарим ви за писмото; получихме ваш; получихме вашето;
    ще отговорим; hvala za vaše; hvala na poruci; hvala na upitu; hvala što ste; primili smo;
    odgovorit ćemo; prejeli smo; paldies par jūsu; saņēmām jūsu; ačiū už jūsų; gavome jūsų;
    täname kirja; täname pöördumise; oleme kätte saanud
""")
# How the subjects of such notes begin.
RECEIPT_SUBJECTS = phrases("""
    your request has been received; your inquiry has been received; your email has been received;
    ticket received; ticket created; new ticket; request received; we received your;
    we have received your; thank you for your e; thank you for your message; thank you for your inquiry;
    thank you for your request; thank you for contacting; case created; support ticket; your ticket;
    vielen dank für ihre; danke für ihre; ihre anfrage bei; ihre nachricht an; merci pour votre;
    nous avons bien reçu; hemos recibido su; gracias por; recebemos sua; obrigado pel; abbiamo ricevuto;
    grazie per; bedankt voor; wij hebben uw; dziękujemy za; potwierdzenie otrzymania; спасибо за;
    ваше обращение; ваша заявка; talebiniz; お問い合わせ ありがとう; お問い合わせを受け付け; 【自動;
    受付完了; 문의가 접수; 접수 완료; 邮件已收到; 已收到您的; تم استلام
""")
# Said by nobody who orders, though the note repeats an order: thanks for *your* inquiry, and what a machine
# calls itself. Words of automatic goods ("automatic valve", 系统自动) are none.
SURE = phrases("""
    thank you for your inquiry; thank you for your enquiry; thank you for your request;
    thank you for contacting us with your; we have received your inquiry; we have received your enquiry;
    we have received your request; your inquiry has been received; your request has been received;
    automatic confirmation of; automatic acknowledgement; automatic acknowledgment;
    this is an automatic reply; this is an automated reply; this is an automatic confirmation;
    this is an automated confirmation; this is an automatic message; this is an automated message;
    this is an automatic response; this is an automated response; this is an automatic e;
    this is an automated e; dank für ihre anfrage; automatische eingangsbestätigung;
    automatische empfangsbestätigung; automatische antwort; automatische bestätigung;
    ihre anfrage erhalten; ihre anfrage ist bei uns; ihre nachricht ist bei uns;
    merci pour votre demande; merci de votre demande; remercie de votre demande;
    remercions de votre demande; remercions pour votre demande; bien reçu votre demande;
    réponse automatique; confirmation automatique; accusé de réception automatique; message automatique;
    gracias por su consulta; gracias por su solicitud; agradecemos su consulta;
    agradecemos mucho su consulta; hemos recibido su consulta; hemos recibido su solicitud;
    respuesta automática; confirmación automática; mensaje automático; acuse de recibo automático;
    grazie per la sua richiesta; grazie per la vostra richiesta; ringrazia per la vostra richiesta;
    ringraziamo per la sua richiesta; ringraziamo per la vostra richiesta; risposta automatica;
    conferma automatica; messaggio automatico; agradece o seu contato; agradece o seu contacto;
    agradecemos a sua consulta; recebemos a sua solicitação; recebemos sua solicitação;
    resposta automática; confirmação automática; mensagem automática; dank voor uw aanvraag;
    bedankt voor uw aanvraag; uw aanvraag ontvangen; automatische ontvangstbevestiging;
    automatisch antwoord; automatisch bericht; automatische reactie; automatisch gegenereerd;
    dziękujemy za zapytanie; dziękujemy za państwa zapytanie; dziękuje za zapytanie;
    otrzymaliśmy państwa; dziękuje za państwa zapytanie; automatyczne potwierdzenie;
    automatyczna odpowiedź; automatyczna pierwsza odpowiedź; odpowiedź automatyczna;
    wiadomość automatyczna; благодарит вас за обращение; спасибо за ваш запрос;
    благодарим за ваш запрос; ваш запрос получен; автоматическое подтверждение;
    автоматическое уведомление; автоматический ответ; автоматическое сообщение; talebiniz için teşekkür;
    gönderdiğiniz talep için; otomatik yanıt; otomatik bir yanıt; otomatik bilgilendirme;
    otomatik mesaj; otomatik onay; 感谢您的询; 发来询盘; 发来的询盘; 自动回复; 自动确认; 感謝您的詢;
    感謝您來信詢; 自動回覆; 自動確認; お問い合わせいただき; お問い合わせありがとう; お問い合わせ頂き;
    自動返信; 自動送信; 自動配信; 문의해 주셔서 감사; 문의해주셔서 감사; 자동 회신; 자동회신; 자동 발송;
    자동으로 발송; 자동 응답; cảm ơn quý khách đã; thư tự động; email tự động; trả lời tự động;
    xác nhận tự động; على استفسارك; على استفساركم; رد تلقائي; رد آلي; رسالة تلقائية; تأكيد تلقائي;
    your message could not be delivered; your message couldn't be delivered;
    your message was not delivered; your message wasn't delivered; your email could not be delivered;
    your e-mail could not be delivered; you sent could not be delivered;
    ihre nachricht konnte nicht zugestellt; ihre e-mail konnte nicht zugestellt;
    votre message n'a pas pu; su mensaje no se ha podido; su mensaje no pudo; suo messaggio non è stato;
    tuo messaggio non è stato; sua mensagem não pôde; uw bericht kon niet;
    wiadomość nie została dostarczona; ваше сообщение не было доставлено; 您的邮件无法; 邮件无法送达
""")
