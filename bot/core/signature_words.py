"""The words that close a letter, and those of lawyers and telephones below it. All lower-case."""

from bot.core.guard_words import phrases

# How a line begins that a telephone or program adds.
SENT_FROM = phrases("""
    sent from my; sent from mail; sent from outlook; sent from yahoo; sent from samsung; sent from a;
    sent from iphone; sent from ipad; sent from proton; sent from gmail; sent from the; sent via;
    sent with; sent using; sent on the; sent by outlook; sent by mailbird; get outlook for; outlook for;
    outlook für; outlook pour; outlook para; obtener outlook; obter o outlook; von meinem; von meiner;
    gesendet mit; gesendet von; gesendet über; gesendet aus; diese nachricht wurde von; envoyé de;
    envoyé depuis; envoyé à partir; envoyé avec; envoyé par; envoyée de; envoyée depuis;
    télécharger outlook; obtenez outlook; enviado desde; enviado do; enviado de; enviado con;
    enviado pelo; enviado através; enviado via; enviado a partir; inviato da; inviato dal; inviato con;
    scarica outlook; ottieni outlook; verzonden vanaf; verzonden met; verzonden vanuit; verzonden via;
    verstuurd vanaf; verstuurd met; wysłane z; wysłano z; wysłane przy użyciu; pobierz outlook;
    odesláno z; odesláno pomocí; odoslané z; poslané z; отправлено с; отправлено из; отправлено через;
    отправлено от; надіслано з; надіслано через; iphone'umdan; iphone’umdan; iphone'dan gönderildi;
    ipad'imden; android için; samsung galaxy; أرسلت من; تم الإرسال من; مرسل من; נשלח מה; נשלח מ;
    ارسال شده از; iphoneから送信; ipadから送信; androidから; 나의 iphone에서; 내 iphone에서;
    iphone에서 보냄; 나의 갤럭시; 发自我的; 发自我的iphone; 從我的; 傳送自; 发送自; 来自我的; 从我的;
    發自我的; 获取 outlook; được gửi từ; đã gửi từ; gửi từ; dikirim dari; dihantar dari; skickat från;
    skickat med; sendt fra; sendt med; lähetetty iphonesta; lähetetty laitteesta; lähetetty outlook;
    trimis de pe; trimis din; elküldve; iphone-ról küldve; στάλθηκε από; изпратено от; ส่งจาก; ส่งมาจาก;
    poslano s; poslato sa; envoyé gratuitement; virus-free.; virenfrei.; libre de virus.
""")
# A line that is nothing but this, near the end, closes a letter.
CLOSINGS = frozenset(
    phrases("""
    best regards; kind regards; kindest regards; warm regards; warmest regards; regards; regards from;
    rgds; warmly; with thanks and regards; with thanks & regards; many thanks & regards;
    thanks and kind regards; thank you and kind regards; faithfully truly yours; yours; brgds; b.r;
    best wishes; with best regards; with kind regards; with regards; with warm regards; b. regards;
    many thanks and best regards; thanks and regards; thanks & regards; thanks and best regards;
    thanks & best regards; thank you and best regards; thank you and regards; sincerely;
    yours sincerely; yours faithfully; sincerely yours; yours truly; very truly yours; cordially;
    all the best; respectfully; mit freundlichen grüßen; mit freundlichen grüssen; freundliche grüße;
    freundliche grüsse; mit freundlichem gruß; mit besten grüßen; mit lieben grüßen;
    mit herzlichen grüßen; viele grüße; viele grüsse; beste grüße; beste grüsse; liebe grüße;
    schöne grüße; herzliche grüße; hochachtungsvoll; mfg; mit freundlichen grußen;
    mit freundlichen gruessen; freundliche gruesse; viele gruesse; beste gruesse; grüße; gruß; es grüßt;
    mit vielen grüßen; vg; lg; cordialement; respectueusement; sincèrement; amicalement;
    veuillez agréer nos salutations distinguées; je vous prie d'agréer mes salutations distinguées;
    bien cordialement; très cordialement; cdt; cdlt; bien à vous; salutations; sincères salutations;
    meilleures salutations; salutations distinguées; saludos; saludos cordiales;
    reciban un cordial saludo; un saludo cordial; cordial saludo; cordiales saludos; un saludo;
    un cordial saludo; atentamente; muy atentamente; cordialmente; reciba un cordial saludo;
    atenciosamente; obrigado e cumprimentos; com os meus cumprimentos; saudações; um abraço;
    respeitosamente; cumprimentos; melhores cumprimentos; com os melhores cumprimentos;
    cordiais cumprimentos; abraços; at.te; cordiali saluti; i migliori saluti; migliori saluti;
    con i migliori saluti; un saluto; grazie e saluti; grazie e cordiali saluti; distinti saluti;
    cordialità; saluti; un cordiale saluto; met vriendelijke groet; met vriendelijke groeten;
    vriendelijke groet; vriendelijke groeten; hartelijke groet; hartelijke groeten; groeten; groet; mvg;
    pozdrawiam; z pozdrowieniami; łączę pozdrowienia; łączę wyrazy szacunku;
    z serdecznymi pozdrowieniami; z poważaniem; z wyrazami szacunku; pozdrawiam serdecznie;
    serdecznie pozdrawiam; s pozdravem; s úctou; s přátelským pozdravem; hezký den; s pozdravom;
    s pozdravom a úctou; с уважением; с уважением и наилучшими пожеланиями; с наилучшими; всего доброго;
    всего наилучшего; хорошего дня; с наилучшими пожеланиями; с найкращими побажаннями; з повагою;
    saygılarımla; saygılarımı sunarım; teşekkürler ve saygılar; saygılarımızla; saygılar;
    iyi çalışmalar; selamlar; مع التحية; تحياتي; مع أطيب التحيات; مع خالص التحيات; مع خالص التحية;
    مع أطيب التحية; مع التحيات; مع فائق التحية; مع فائق الاحترام; مع جزيل الشكر; وتقبلوا فائق الاحترام;
    مع الاحترام; أطيب التحيات; وتفضلوا بقبول فائق الاحترام; تحياتنا; בברכה; בברכה רבה; בכבוד;
    תודה וברכה; בתודה מראש; בתודה; בכבוד רב; با احترام; با تقدیم احترام; با تشکر و احترام; ارادتمند شما;
    با تشکر; ارادتمند; よろしくお願いいたします; 宜しくお願い致します; どうぞよろしくお願いいたします;
    よろしくお願い致します; 敬具; 草々; よろしくお願いします; 宜しくお願いします;
    宜しくお願いいたします; 何卒よろしくお願い申し上げます; よろしくお願い申し上げます;
    何卒よろしくお願いいたします; 안녕히 계세요; 올림; 드림; 此致; 商祺; 顺颂商安; 顺祝商安; 祝商祺;
    顺颂时祺; 祝工作顺利; 祝好; 祝您生活愉快; 敬頌商祺; 敬祝商祺; 此致 敬禮; 敬祝; 谨启; 顺祝; 即颂;
    敬礼; 敬禮; 此致敬礼; 此致 敬礼; 顺祝商祺; 順頌商祺; 顺颂商祺; 敬上; trân trọng; trân trọng cảm ơn;
    xin trân trọng cảm ơn; kính chào; xin chân thành cảm ơn; trân trọng kính chào; thân mến; kính thư;
    hormat kami; salam; salam hormat; hormat saya; yang benar; med vänliga hälsningar;
    vänliga hälsningar; med vänlig hälsning; vänligen; hälsningar; mvh; med venlig hilsen;
    venlig hilsen; de bedste hilsner; bedste hilsner; hilsen; kh; vh; med vennlig hilsen;
    vennlig hilsen; beste hilsen; ystävällisin terveisin; terveisin; parhain terveisin; yst. terv;
    cu stimă; cu respect; o zi bună; toate cele bune; üdvözlettel; tisztelettel; köszönettel;
    με εκτίμηση; φιλικά; με φιλικούς χαιρετισμούς; с уважение; поздрави; ขอแสดงความนับถือ;
    ด้วยความเคารพ; s poštovanjem; srdačan pozdrav; lep pozdrav; pagarbiai; ar cieņu; lugupidamisega
""")
)
# These may as well end a sentence in the middle of a letter, or be meant: only over contact data.
THANKS = frozenset(
    phrases("""
    谢谢; 謝謝; 多谢; 感谢; 感謝; 감사합니다; 감사드립니다; 고맙습니다; 以上; ありがとうございます;
    terima kasih; cảm ơn; best; att; br; cheers; thanks; thank you; many thanks; danke; vielen dank;
    merci; gracias; muchas gracias; obrigado; obrigada; grazie; bedankt; dziękuję; děkuji; ďakujem;
    спасибо; дякую; teşekkürler; شكرا; תודה; ممنون; tack; tak; takk; kiitos; mulțumesc; köszönöm;
    ευχαριστώ; благодаря; ขอบคุณ; hvala
""")
)
# Notices of lawyers, virus scanners and list servers. One of them makes its paragraph no part of the letter.
NOTICES = phrases("""
    this message in error; this email in error; this e-mail in error; this communication in error;
    this mail in error; this transmission in error; it in error, please; intended only for the;
    intended solely for; intended for the sole use; intended for the exclusive use;
    sole use of the intended; not the intended recipient; not the named addressee;
    unless you are the intended recipient; confidentiality notice; confidential and/or privileged;
    confidential and may be; disclaimer:; please consider the environment before;
    before printing this e; think before you print; virus-free; scanned for viruses;
    checked for viruses; to unsubscribe from this group; unsubscribe from this list;
    diese e-mail enthält vertrauliche; diese e-mail kann vertrauliche;
    diese nachricht enthält vertrauliche; diese mail enthält vertrauliche; nicht der richtige adressat;
    nicht der beabsichtigte empfänger; irrtümlich erhalten; versehentlich erhalten;
    umwelt, bevor sie diese; ausschließlich für den adressaten; pflichtangaben;
    reçu ce message par erreur; reçu ce courriel par erreur; ce message et toutes les pièces;
    ce message et ses pièces; ce message est confidentiel; ce courriel est confidentiel;
    contient des informations confidentielles; usage exclusif de ses destinataires;
    usage exclusif du destinataire; pensez à l'environnement; pensez à l’environnement;
    avant d'imprimer; recibido este mensaje por error; recibido este correo por error;
    recibido este email por error; recibido este e-mail por error; este mensaje y sus archivos;
    este correo electrónico y, en su caso; dirigido exclusivamente a su destinatario;
    uso exclusivo del destinatario; contiene información confidencial; antes de imprimir este;
    aviso legal; aviso de confidencialidad; recebeu esta mensagem por engano;
    recebido esta mensagem por engano; recebeu este e-mail por engano; recebeu esta mensagem por erro;
    recebido por engano; esta mensagem e seus anexos; esta mensagem pode conter;
    esta mensagem, incluindo; uso exclusivo do destinatário; aviso de confidencialidade;
    informações confidenciais; ricevuto questo messaggio per errore; ricevuto la presente per errore;
    ricevete questo messaggio per errore; ricevuto questa e-mail per errore;
    uso esclusivo del destinatario; informazioni contenute in questo;
    informazioni contenute nella presente; d.lgs. 196/2003; gdpr 2016/679; regolamento ue 2016/679;
    prima di stampare; dit bericht is uitsluitend; deze e-mail is uitsluitend; uitsluitend bestemd voor;
    bericht ten onrechte; e-mail ten onrechte; abusievelijk ontvangen; vertrouwelijke informatie;
    ta wiadomość jest poufna; wiadomość zawiera informacje poufne; przeznaczona wyłącznie dla;
    nie jesteś adresatem; nie są państwo adresatem; tato zpráva je určena; táto správa je určená;
    настоящее сообщение и любые; данное сообщение и любые; является конфиденциальн;
    содержит конфиденциальн; получили это сообщение по ошибке; получили данное сообщение по ошибке;
    містить конфіденційн; отримали це повідомлення помилково; bu e-posta mesajı; bu e-posta ve ekleri;
    bu mesaj ve ekleri; gizli bilgiler içer; yanlışlıkla ulaş; هذه الرسالة سرية; معلومات سرية;
    استلمت هذه الرسالة بالخطأ; وصلتك هذه الرسالة بالخطأ; הודעה זו מיועדת; מידע חסוי;
    קיבלת הודעה זו בטעות; 本邮件及其附件; 本郵件及其附件; 本邮件含有; 本電子郵件; 本邮件仅供;
    如果您错误地收到; 如您误收; 若您誤收; 本メールに含まれる情報; 機密情報が含まれ; 誤って受信; 誤送信;
    본 메일은 지정된; 잘못 수신; 잘못 전송; 기밀 정보; thông điệp này có thể chứa;
    nhận được email này do nhầm; pesan ini bersifat rahasia; menerima email ini karena;
    detta meddelande är avsett; fått detta meddelande av misstag; denne e-mail er fortrolig;
    modtaget denne e-mail ved en fejl; denne e-posten er konfidensiell; tämä viesti on luottamuksellinen
""")
