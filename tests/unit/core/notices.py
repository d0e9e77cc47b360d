# ruff: noqa: E501  a mail a line
"""Automatic answers that no header gives away, and buyers who use the same words. All made up."""

AUTOMATIC = [
    ("球阀", "放假通知：我司于2月10日至20日放假，报价和订单将于节后处理。"),
    ("Vana", "Firmamız 1-10 Ağustos arasında kapalıdır. Fiyat talepleriniz tatilden sonra cevaplanacaktır."),
    ("Valvole", "Siamo chiusi per ferie dal 1 al 20 agosto. I preventivi saranno evasi al rientro."),
    ("Ball valves", "I no longer handle valves. Please send your quotation to anna@kunde.example."),
    ("Ball valves", "This account has moved. Kindly send your prices to new@kunde.example from now on."),
    (
        "Ball valves",
        "You are not on my list of approved senders. To get your price request through, reply: 3+4?",
    ),
    ("Ball valves", "This is to confirm receipt of your e-mail. Our purchasing team looks at your offer."),
    (
        "Kugelhähne",
        "Vielen Dank für Ihre Anfrage über 500 Stück Kugelhähne. Ihr Angebot erhalten Sie am Montag.",
    ),
    ("Válvulas", "Gracias por su consulta de 500 piezas. Le enviaremos la cotización en breve."),
    ("Kogelkranen", "Dank voor uw aanvraag van 500 stuks. Een offerte volgt binnen twee dagen."),
    (
        "Zawory",
        "Automatyczne potwierdzenie. Ilość: 500 szt. Prosimy o ofertę w załączniku, jeśli ją Państwo mają.",
    ),
    ("Ball valves", "Your message could not be delivered. It said: please quote 500 pcs of ball valves."),
    ("バルブ", "お問い合わせいただき、ありがとうございます。数量500個。お見積をお送りいたします。"),
    ("Βάνες", "Ευχαριστώ για το μήνυμα. Απουσιάζω έως τις 9 Μαρτίου. Για προσφορά καλέστε το γραφείο."),
    ("Dopyt", "Do 9. marca čerpám dovolenku, cenové ponuky rieši kolega Novák."),
    ("Devis", "Je suis en congé maternité. Pour toute demande de devis, contactez mes collègues."),
    ("Presupuesto", "Estoy de baja médica. Para presupuestos escriban a compras."),
    ("Cotação", "Estou de licença até 9 de março. Para preços, contacte as compras."),
    ("Offerte", "Ik ben met verlof tot 9 maart. Voor offerteaanvragen kunt u mijn collega bellen."),
    ("Inquiry", "Our offices are closed for Chinese New Year. We look into quotations after the holidays."),
    ("Price list", "Please note that my e-mail address has changed; write to anna@kunde.example for prices."),
    (
        "Re: Your offer",
        "Dear Sir or Madam,\n\nThank you for your inquiry. Our sales team will respond to your request with a quotation within 24 hours.\n\nBest regards\nACME Trading",
    ),
    (
        "Thank you for your email",
        "Hello,\n\nthank you for your email. I will be on leave from 3 to 14 March and will answer after my return. For urgent matters contact my colleague ben@acme.example.\n\nCarla",
    ),
    (
        "Re: Ball valves",
        "Thank you for your message. We have received it and will get back to you as soon as possible. Your ticket number is 48213.",
    ),
    (
        "[#48213] Your request has been received",
        "A support request has been created for you. Reference 48213. Please quote this number in all further correspondence. How was our service?",
    ),
    (
        "Ticket received",
        "We received your request for quotation and assigned the number RFQ-2211. Can we help you with anything else? Visit our help center.",
    ),
    (
        "RE: Ball valves for Hamburg",
        "Danke für Ihre Nachricht. Ich bin bis zum 14. März nicht erreichbar. In dringenden Fällen wenden Sie sich bitte an Herrn Weber. Ihre Anfrage wird nicht weitergeleitet.",
    ),
    (
        "AW: Angebot",
        "Sehr geehrte Damen und Herren, vielen Dank für Ihre Anfrage. Wir werden uns schnellstmöglich mit einem Angebot bei Ihnen melden.",
    ),
    (
        "AW: Ihre Nachricht",
        "Guten Tag, wir haben Ihre E-Mail erhalten und werden diese schnellstmöglich bearbeiten. Ihre Vorgangsnummer lautet 2211.",
    ),
    (
        "RE: votre offre",
        "Bonjour, merci pour votre message. Je suis en déplacement jusqu'au 14 mars et je vous répondrai à mon retour. En cas d'urgence, contactez M. Noël.",
    ),
    (
        "Re: devis",
        "Nous avons bien reçu votre demande de devis et vous répondrons dans les meilleurs délais. Ceci est un message automatique.",
    ),
    (
        "Re: cotización",
        "Gracias por su mensaje. Hemos recibido su solicitud de cotización y le responderemos a la brevedad posible.",
    ),
    (
        "Re: su oferta",
        "Estimado cliente, me encuentro fuera de mi oficina sin acceso al correo hasta el 14 de marzo. Para asuntos urgentes contacte a Pedro.",
    ),
    (
        "Re: cotação",
        "Obrigado pelo seu contato. Recebemos a sua solicitação de cotação e retornaremos em até 24 horas.",
    ),
    ("RES: oferta", "Olá, estou fora da empresa até o dia 14. Em caso de urgência, favor contatar a Maria."),
    (
        "R: preventivo",
        "Grazie per averci contattato. Abbiamo ricevuto la sua richiesta di preventivo e le risponderemo al più presto.",
    ),
    ("R: offerta", "Sarò assente dall'ufficio fino al 14 marzo. Per urgenze contattare Giulia."),
    (
        "Re: offerte",
        "Bedankt voor uw bericht. Wij hebben uw offerteaanvraag ontvangen en nemen zo spoedig mogelijk contact met u op.",
    ),
    (
        "Re: offerte",
        "Ik ben van 3 tot 14 maart met vakantie en lees mijn mail niet. Voor dringende zaken kunt u contact opnemen met Jan.",
    ),
    (
        "Odp: oferta",
        "Dziękujemy za wiadomość. Otrzymaliśmy Państwa zapytanie ofertowe i odpowiemy najszybciej jak to możliwe.",
    ),
    (
        "Odp: oferta",
        "W dniach 3-14 marca przebywam na urlopie bez dostępu do poczty. W pilnych sprawach proszę o kontakt z Anną.",
    ),
    (
        "Re: предложение",
        "Спасибо за ваше обращение! Ваш запрос принят, номер 2211. Мы ответим в течение рабочего дня.",
    ),
    (
        "Re: предложение",
        "Здравствуйте! До 14 марта я отсутствую и не смогу ответить на ваше письмо. По срочным вопросам обращайтесь к Ивану.",
    ),
    (
        "Ynt: teklif",
        "Mesajınız için teşekkür ederiz. Teklif talebinizi aldık, en kısa sürede size dönüş yapacağız.",
    ),
    ("Ynt: teklif", "14 Mart'a kadar yıllık izindeyim. Acil durumlarda lütfen Ayşe ile iletişime geçin."),
    ("Re: عرض", "شكرا لتواصلكم معنا. لقد استلمنا طلب عرض الأسعار الخاص بكم وسنقوم بالرد عليكم في أقرب وقت."),
    ("Re: عرض", "أنا في إجازة حتى 14 مارس. للأمور العاجلة يرجى التواصل مع أحمد."),
    (
        "Re: 報価",
        "お問い合わせいただきありがとうございます。お見積りのご依頼を受け付けました。担当者より2営業日以内にご連絡いたします。",
    ),
    ("Re: 見積", "3月3日から14日まで休暇をいただいております。お急ぎの場合は山田までご連絡ください。"),
    (
        "Re: 견적",
        "문의해 주셔서 감사합니다. 견적 요청이 접수되었으며 영업일 기준 2일 이내에 답변드리겠습니다.",
    ),
    ("Re: 견적", "휴가 중이므로 3월 14일 이후에 답변드리겠습니다. 급한 용무는 김민수에게 연락 바랍니다."),
    ("回复: 询价", "您好,您的询价邮件已收到,我们会尽快给您回复报价。谢谢!"),
    ("回复: 报价", "您好,我正在出差,可能无法及时回复您的邮件,请您谅解。急事请拨打手机。"),
    ("回覆: 詢價", "您好,您的郵件已收到,我們會盡快回覆您。"),
    (
        "Re: báo giá",
        "Cảm ơn quý khách đã liên hệ. Chúng tôi đã nhận được yêu cầu báo giá và sẽ phản hồi trong 24 giờ.",
    ),
    ("Re: báo giá", "Tôi đang nghỉ phép đến ngày 14 tháng 3. Nếu có việc gấp xin liên hệ anh Hùng."),
    (
        "Re: penawaran",
        "Terima kasih telah menghubungi kami. Permintaan penawaran Anda telah kami terima dan akan segera kami balas.",
    ),
    ("Re: penawaran", "Saya sedang cuti sampai 14 Maret. Untuk hal mendesak silakan hubungi Budi."),
    ("Re: ใบเสนอราคา", "ขอบคุณที่ติดต่อเรา เราได้รับคำขอใบเสนอราคาของท่านแล้ว และจะตอบกลับโดยเร็วที่สุด"),
    ("Re: הצעת מחיר", "תודה על פנייתך. קיבלנו את בקשתך להצעת מחיר ונחזור אליך בהקדם."),
    (
        "Re: poptávka",
        "Děkujeme za Vaši zprávu. Vaši poptávku jsme obdrželi a budeme Vás kontaktovat co nejdříve.",
    ),
    (
        "Re: poptávka",
        "Od 3. do 14. března čerpám dovolenou. V naléhavých případech kontaktujte kolegu Nováka.",
    ),
    ("Re: ajánlat", "Köszönjük megkeresését! Árajánlatkérését megkaptuk, hamarosan válaszolunk."),
    ("Re: ajánlat", "Március 14-ig szabadságon vagyok. Sürgős esetben forduljon Nagy Péterhez."),
    (
        "Re: ofertă",
        "Vă mulțumim pentru mesaj. Cererea dumneavoastră de ofertă a fost înregistrată și veți primi un răspuns în curând.",
    ),
    ("Re: ofertă", "Sunt în concediu până pe 14 martie. Pentru urgențe contactați-l pe Ion."),
    (
        "SV: offert",
        "Tack för ditt mejl. Vi har tagit emot din offertförfrågan och återkommer så snart vi kan.",
    ),
    ("SV: offert", "Jag är på semester till den 14 mars. Vid brådskande ärenden kontakta Anna."),
    (
        "SV: tilbud",
        "Tak for din henvendelse. Vi har modtaget din forespørgsel og vender tilbage hurtigst muligt.",
    ),
    ("SV: tilbud", "Jeg holder ferie til og med 14. marts. Kontakt Lars ved hastesager."),
    ("SV: tilbud", "Takk for din henvendelse. Vi har mottatt din forespørsel og svarer så snart vi kan."),
    (
        "VS: tarjous",
        "Kiitos viestistäsi. Olemme vastaanottaneet tarjouspyyntösi ja palaamme asiaan mahdollisimman pian.",
    ),
    ("VS: tarjous", "Olen lomalla 14.3. asti. Kiireellisissä asioissa ota yhteyttä Mattiin."),
    (
        "Απ: προσφορά",
        "Σας ευχαριστούμε για την επικοινωνία. Λάβαμε το αίτημά σας για προσφορά και θα σας απαντήσουμε σύντομα.",
    ),
    (
        "Re: оферта",
        "Благодарим Ви за запитването. Получихме Вашето запитване за оферта и ще отговорим възможно най-скоро.",
    ),
    ("Re: пропозиція", "Дякуємо за звернення. Ваш запит отримано, ми відповімо найближчим часом."),
    (
        "Re: piedāvājums",
        "Paldies par Jūsu vēstuli. No 3. līdz 14. martam esmu atvaļinājumā. Steidzamos gadījumos zvaniet Jānim.",
    ),
    (
        "Re: pasiūlymas",
        "Ačiū už Jūsų laišką. Iki kovo 14 d. atostogauju. Skubiais klausimais kreipkitės į Joną.",
    ),
    (
        "Re: pakkumine",
        "Täname kirja eest. Olen kuni 14. märtsini puhkusel. Kiirete küsimustega pöörduge Mari poole.",
    ),
    (
        "Re: ponudba",
        "Hvala za vaše sporočilo. Do 14. marca sem na dopustu. V nujnih primerih pokličite Janeza.",
    ),
    (
        "Re: ponuda",
        "Hvala na poruci. Do 14. ožujka sam na godišnjem odmoru. Za hitne slučajeve kontaktirajte Marka.",
    ),
    (
        "Your email to info@acme.example",
        "We have changed our e-mail address. Please send your inquiries to sales@acme-new.example from now on. Can you update your records?",
    ),
    ("Re: Quote", "This mailbox is no longer monitored. For a quotation please use the form on our website."),
    (
        "Re: quotation",
        "Carla Kunde has left ACME. Please direct your quotation requests to ben@acme.example.",
    ),
    (
        "Re: Ball valves",
        "Hi! I'm a virtual assistant. Your message has been forwarded to the purchasing department. Do you want to open a ticket?",
    ),
    (
        "RE: Your reference 1042",
        "Your message was received on 3 March 2026. Your request for price information is important to us. A member of our team will contact you within two business days.",
    ),
    (
        "Re: First reply",
        "Please confirm that you are a human: click here to release your message to purchasing@acme.example",
    ),
    (
        "Re: Angebot Kugelhähne",
        "Ihre Nachricht an einkauf@acme.example ist eingegangen. Wir prüfen Ihr Angebot und melden uns. Bitte sehen Sie von Rückfragen ab.",
    ),
]
BUYERS = [
    ("Anfrage", "Wegen Betriebsurlaub bitte Angebot über 50 Kugelhähne bis Freitag."),
    ("Devis", "Avant la fermeture annuelle, merci de nous faire un devis pour 50 vannes."),
    ("Ball valves", "The plant is in shutdown in May. Please quote 40 ball valves DN50 before."),
    ("球阀", "请报球阀50个的价格，放假期间也可以联系我。"),
    ("Ventielen", "Goedendag, wij hebben uw website gevonden en zoeken 200 kogelkranen. Graag een offerte."),
    ("Vannes", "Bonjour, merci de nous faire parvenir votre devis pour 40 vannes dans les meilleurs délais."),
    (
        "Válvulas",
        "Buenos días, necesito precio de 60 válvulas. Agradezco su respuesta a la brevedad posible.",
    ),
    ("バルブ", "ボールバルブ200個の見積書を3営業日以内にお送りいただけますでしょうか。"),
    ("밸브", "볼 밸브 200개 견적을 요청드립니다. 빠른 시일 내에 답변 부탁드립니다."),
    ("询价", "您好,请报球阀500件的价格,希望春节放假前交货,请尽快回复。"),
    ("Acil aydınlatma", "Merhaba, acil durum aydınlatması için 300 adet fiyat teklifi rica ederim."),
    ("Oferta", "Bună ziua, vă rog o ofertă pentru 100 de robinete. Vă mulțumim pentru răspuns."),
    ("Poptávka", "Dobrý den, prosím o nabídku na 50 kusů ventilů. Děkujeme za Vaši odpověď."),
    ("Offert", "Hej, vi vill ha en offert på 80 kulventiler. Tack för din hjälp!"),
    (
        "Ball valves",
        "Could you quote 500 pcs of ball valves? The last vessel has left the port of Santos already.",
    ),
    ("Kugelhähne", "Wir benötigen 200 Kugelhähne, bitte die Anfrage schnellstmöglich bearbeiten."),
    ("Price", "What is the price of 30 pcs of pumps? I am on vacation from Friday, please answer before."),
]
