# ruff: noqa: E501  a mail a line
"""Mail that sounds like trade and buys nothing, and buyers in the words that they use. All made up."""

NOT_BUYING = [
    ("Castings", "Hi, we machine castings by drawing, MOQ 100 pcs. Could I send you a quotation?"),
    ("Quotation", "This is Lily. Pump parts at USD 5/pc FOB Ningbo. Awaiting your inquiry."),
    ("Ball valves", "Do you want more inquiries for ball valves? 500 leads a month. Reply for the price."),
    ("Kugelhähne", "Wir gießen Gehäuse. Dürfen wir Ihnen ein Angebot machen? Welche Mengen benötigen Sie?"),
    ("Devis", "Nous fabriquons des brides. Souhaitez-vous recevoir un devis ?"),
    ("Cotización", "Podemos ofrecerles bridas a un precio muy competitivo. ¿Qué cantidad necesitan?"),
    ("Teklif", "Biz flanş üretiyoruz. Size fiyat teklifi vermek isteriz. Kaç adet lazım?"),
    ("球阀", "我们是法兰厂家，源头厂家价格低。请问您需要多少？"),
    (
        "Weekly digest: 12 new posts",
        "Here is what happened this week in your network. Anna posted an update. Ben commented on your photo. See all updates on our site.",
    ),
    (
        "Your order 10023 has shipped",
        "Hello Carla, your order of 2 items has shipped and will arrive on Friday. Track your package in your account. Quantity: 2 pcs. Price: 30.00 EUR.",
    ),
    (
        "Order confirmation #4431",
        "Thank you for your order! Item: Ball valve DN50, quantity 10 pcs, price 120.00 EUR. We will send the invoice separately.",
    ),
    (
        "New sign-in to your account",
        "We noticed a new sign-in to your account from Chrome on Windows. If this was you, you can ignore this message. If not, please secure your account.",
    ),
    (
        "Python 3.14 released",
        "Posted by editor on Monday. The release contains many improvements. Read more about what is new. Comments (12).",
    ),
    (
        "Interest rates up again",
        "The central bank raised its rate on Thursday. Analysts had expected the move. Shares in industrial firms fell by two percent. What does it mean for prices?",
    ),
    (
        "Invitation: webinar on export markets",
        "Join us on 12 March for a free webinar. Our experts will show how to find buyers in Brazil. Register now, places are limited.",
    ),
    (
        "Survey: how did we do?",
        "Please take two minutes to rate our service. Your opinion is important to us. Do you have any suggestions?",
    ),
    (
        "We manufacture ball valves",
        "Dear manager, this is Lily from Wenzhou valve factory. We are a leading manufacturer of ball valves with 20 years of experience. Our prices are competitive. Please let me know if you need a quotation.",
    ),
    (
        "Best freight rates China to Hamburg",
        "Dear sir, we are a freight forwarder with best rates. 20GP USD 900, 40HQ USD 1500. Please let me know your cargo ready date, so we can quote our best price.",
    ),
    (
        "SEO proposal for brightvalve.example",
        "Hi, I found your website and noticed it is not ranking on the first page. We can bring you more customers. Can I send you a quote?",
    ),
    (
        "Buyers list valves importers",
        "Hello, would you be interested in an email list of valve importers, 25,000 contacts? Let me know your target country and I will send counts and pricing.",
    ),
    (
        "Business loan at 2%",
        "We offer loans to companies at 2% interest, no collateral. Reply with the amount you need and your phone number.",
    ),
    (
        "Investment opportunity",
        "Dear friend, I am Mr. James, I have a project worth 20 million dollars which I want to invest in your country. Please reply for details.",
    ),
    (
        "Payment advice",
        "Please find the attached payment advice for your invoice. Kindly confirm the receipt.",
    ),
    (
        "Your mailbox is almost full",
        "Your mailbox sales@brightvalve.example has reached 98% of its quota. Upgrade now to avoid losing incoming messages.",
    ),
    (
        "Job application",
        "Dear HR, I am a mechanical engineer with 5 years of experience and would like to apply for a position. Please find my CV attached. Are there any openings?",
    ),
    (
        "Internship request",
        "Hello, I am a student from Lyon and looking for an internship of six months in your sales department. Could you tell me whom to contact?",
    ),
    (
        "Invoice 2211",
        "Dear customer, please find your invoice for February. Amount due: 340.00 EUR. Payment within 14 days.",
    ),
    (
        "Trade fair Hannover: book your stand",
        "Exhibit at the leading fair for valves. Early bird price until 31 March. Which hall do you prefer? Ask for a quote for 20 sqm.",
    ),
    (
        "Factory audit offer",
        "We are a third-party inspection company. We can inspect your goods before shipment at USD 150 per man-day. Do you need inspections?",
    ),
    (
        "Newsletter März",
        "Liebe Leserinnen und Leser, in diesem Monat berichten wir über neue Normen für Armaturen. Lesen Sie weiter auf unserer Seite.",
    ),
    (
        "Angebot: Büromaterial günstig",
        "Sehr geehrte Damen und Herren, wir bieten Ihnen Büromaterial zu günstigen Preisen: 500 Blatt Papier für 3,99 EUR. Bestellen Sie jetzt!",
    ),
    (
        "Votre colis est en route",
        "Bonjour, votre colis a été expédié et sera livré demain. Suivez votre livraison depuis votre espace client.",
    ),
    (
        "Promoción de primavera",
        "Estimado cliente, esta semana todos los productos con 30% de descuento. No deje pasar esta oportunidad y haga su pedido.",
    ),
    ("新品发布", "尊敬的客户,我公司推出新款阀门,质量优良,价格优惠,欢迎来电咨询订购。"),
    ("代开发票", "您好,本公司可代开各类发票,税点优惠,如有需要请联系张经理。"),
    (
        "Предложение о сотрудничестве",
        "Здравствуйте! Наша компания производит упаковку и предлагает сотрудничество. Готовы выслать прайс-лист. Интересно?",
    ),
    ("Reklam", "Firmanız için profesyonel web tasarım hizmeti sunuyoruz. Fiyat teklifi almak ister misiniz?"),
    (
        "Invitation letter for visa",
        "Dear sir, we want to visit your factory next month and buy 10 containers. Please send us invitation letters for five persons for visa. We will sign the contract there.",
    ),
    (
        "Notice of trademark registration",
        "Dear CEO, we are a domain registration organization in China. A company wants to register brightvalve as its keyword. Please confirm whether you authorized them?",
    ),
    (
        "Meeting minutes",
        "Hi all, here are the minutes of today's meeting. Next meeting on Thursday at 10. Please add your points to the list.",
    ),
    (
        "Backup report",
        "Backup job finished successfully on server db1. 120 GB in 34 minutes. Errors: 0. Warnings: 2.",
    ),
    ("Server alert: disk 91% full", "Host web2, mount /var, usage 91%. Threshold 90%. Please check."),
    (
        "[forum] New reply in 'ball valve leaking'",
        "User hans77 replied: have you tried to tighten the stem packing? View the topic on the forum.",
    ),
    (
        "Re-order reminder",
        "It has been 6 months since your last order of printer toner. Time to restock? Quantity: 2 pcs, price USD 59 each. Order again in one click.",
    ),
    (
        "Your quotation QT-3321",
        "Dear Sir, as requested please find our quotation for 500 pcs gaskets, price USD 0.20 FOB Ningbo, delivery 15 days. Looking forward to your order.",
    ),
    (
        "Price list March",
        "Dear customers, please find our new price list for steel pipes valid from 1 March. MOQ 25 tons, FOB Tianjin, payment T/T. Kindly send us your inquiry.",
    ),
]
BUYING = [
    ("Ventile", "Dürfen wir Ihnen eine Zeichnung senden? Angebot über 50 Stück gewünscht."),
    (
        "Ball valves",
        "Dear Sirs, we are a manufacturer of boilers in Italy. We offer our customers complete systems and are looking for 300 ball valves DN50. Please quote.",
    ),
    ("valves", "hi, what price for 2 inch brass valve? regards"),
    ("Request", "Good day, kindly send me your catalogue and price list for pumps. Thanks, Ahmed"),
    (
        "Anfrage",
        "Sehr geehrte Damen und Herren, wir sind Hersteller von Heizkesseln und bieten komplette Anlagen. Für ein Projekt benötigen wir 50 Kugelhähne. Bitte um Angebot.",
    ),
    ("Demande", "Bonjour, pouvez-vous me donner le prix de la vanne DN80 ? Merci"),
    ("Consulta", "Hola, quisiera saber el precio de sus bombas centrífugas y el plazo de entrega. Saludos"),
    ("Pedido de preço", "Boa tarde, gostaria de receber o preço da válvula esfera 2 polegadas, 100 peças."),
    ("Richiesta", "Buongiorno, vorrei ricevere un'offerta per 20 valvole a sfera. Grazie"),
    ("Aanvraag", "Goedemiddag, wat is de prijs van een kogelkraan DN50 en wat is de levertijd?"),
    ("Zapytanie", "Dzień dobry, proszę o cenę zaworów kulowych DN25, 100 szt."),
    ("Запрос", "Добрый день, прошу выслать прайс на шаровые краны."),
    ("Talep", "Merhaba, küresel vana DN50 için fiyat alabilir miyim?"),
    ("استفسار", "السلام عليكم، أريد معرفة سعر الصمامات الكروية مقاس 2 بوصة"),
    ("お問い合わせ", "はじめまして。ボールバルブの価格を教えてください。"),
    ("문의", "안녕하세요. 볼 밸브 가격을 알고 싶습니다."),
    ("咨询", "你好,请问球阀DN50多少钱一个?"),
    ("諮詢", "您好,想詢問球閥的價格及交期,謝謝。"),
    ("Hỏi giá", "Xin chào, cho tôi hỏi giá van bi DN50?"),
    ("Tanya", "Selamat pagi, mohon info harga ball valve 2 inch, 50 pcs."),
    ("Förfrågan", "Hej, vad kostar kulventil DN50 vid 100 st?"),
    ("Forespørgsel", "Hej, må jeg få en pris på 40 kugleventiler?"),
    ("Tarjouspyyntö", "Hei, saisinko tarjouksen 30 palloventtiilistä?"),
    ("Poptávka", "Dobrý den, jaká je cena kulového ventilu DN50?"),
    ("Cerere oferta", "Buna ziua, doresc o oferta pentru 20 robineti cu bila."),
    ("Ajánlatkérés", "Tisztelt Cím! Kérem adjanak árajánlatot 50 db golyóscsapra."),
    (
        "Inquiry",
        "Hello, do you have ball valves in stainless steel? We want to become your distributor in Kenya.",
    ),
    (
        "Visit",
        "Dear team, our engineer will be at the fair. We are interested in your pumps, please send specification and price for 10 units.",
    ),
    (
        "Replacement",
        "We bought a pump from you in 2019 and need a spare seal kit, part no 4431. Could you send price and availability?",
    ),
    (
        "Tender",
        "Dear Sir, please find attached our tender documents for supply of valves. Kindly submit your offer before 20 March.",
    ),
    (
        "RFQ 1182",
        "Dear supplier, please see RFQ below: 1) Ball valve DN50 PN16 - 20 pcs 2) Gate valve DN80 - 10 pcs. Delivery CFR Jeddah. Awaiting your quotation.",
    ),
    (
        "hello",
        "Good morning sir, I am Joseph from Accra, I need your price for pump 5hp. WhatsApp +233 20 555 0100",
    ),
    (
        "Zusammenarbeit",
        "Guten Tag, wir sind ein Großhändler aus Wien und möchten Ihre Armaturen vertreiben. Können Sie uns Händlerpreise nennen?",
    ),
]
