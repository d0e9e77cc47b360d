"""The words of fraud and bulk, and those of people who ask for something. All lower-case."""

from bot.core.guard_words import phrases

# One of these is enough to leave the answer to a person.
FRAUD = phrases("""
    next of kin; inheritance; late client; million dollars; million usd; million united states;
    million euro; million pounds; million us dollars; millions of dollars; unclaimed; lottery; jackpot;
    you have won; you won; winning number; sweepstake; compensation fund; fund transfer;
    transfer of funds; moneygram; atm card; confidential transaction; investment opportunity;
    loan offer; apply for a loan; personal loan; payday loan; home loan; refinance; bad credit;
    credit score; credit report; bitcoin; btc; cryptocurrency; ethereum; usdt; forex; gift card*;
    are you at your desk; handled discreetly; handle this discreetly; handle it discreetly;
    i hacked; hacked your; masturbat*; explicit video; herencia; lotería; héritage; loterie; erbschaft;
    lotterie; eredità; lotteria; herança; наследств; миллион долларов; 遗产; 遺産; 彩票; 中奖; 比特币;
    代开发票; beneficiary of; a beneficiary; as beneficiary; as the beneficiary; sole beneficiary
""")
# What is said to steal a password.
ACCOUNT = phrases("""
    verify account; account verification; confirm your identity; confirm your email;
    confirm your information; update your account; update your payment; update your billing;
    account suspended; account limited; account locked; deactivat*; unusual activity;
    suspicious activity; unusual sign; security alert; security notice; sign in to your; log in to your;
    login to your; mailbox storage; storage limit; storage is full; pending messages; incoming messages;
    held messages; email upgrade; final notice; last warning; final warning; avoid suspension;
    avoid interruption; billing problem; payment failed; payment declined; auto-renew*; tax refund;
    shared a document; shared a file; new voicemail; e-fax; one-time code; apple id; microsoft account;
    amazon prime; trust wallet; geek squad; konto gesperrt; kontosperrung; sicherheitsgründen;
    bestätigen sie ihr*; zahlungsmethode; cuenta ha sido; compte a été; conta foi; fatura em aberto;
    ваш аккаунт; ваша учетная; заблокирован; 您的账户; 您的邮箱; 邮箱容量; 异常登录; 验证您; ご本人確認;
    お客様のアカウント; verify your account; verify your email; verify your e-mail;
    verify your identity; verify your mailbox; verify your information; validate your account;
    validate your email; validate your e-mail; validate your mailbox; your account has been;
    your account will be; your mailbox is; your mailbox has; your mailbox will; password will expire;
    password has expired; confirm your account information; confirm your account details;
    confirm your account by; confirm your account to; confirm your account within;
    confirm your account now
""")
# Named in fraud and elsewhere: with a link or a file it holds, without one it is a doubt.
ACCOUNT_THINGS = phrases("""
    password; suspended; quota; refund; subscription; membership; renewal; webmail; sign-in; login;
    log in; your package; your parcel; your shipment; tracking number; docusign; dropbox; onedrive;
    sharepoint; paypal; netflix; icloud; office 365; microsoft 365; coinbase; binance; metamask; norton;
    mcafee; wells fargo; chase bank; bank of america; citibank; hsbc; santander; itau; bradesco; caixa;
    sparkasse; volksbank; postbank; commerzbank; passwort; contraseña; mot de passe; senha; boleto;
    wachtwoord; hasło; heslo; пароль; şifre; 密码; アカウント; パスワード; 계정; view document;
    review document; within 24 hours; within 48 hours; it department; bank account; credit card
""")
# Only mail to many says this.
BULK = phrases("""
    mailman/listinfo; mailman3; to post to this list; to this mailing list; -unsubscribe@; sympa/info;
    unsubscribe; opt out; opt-out; optout; to be removed; removed from our; removed from this;
    removed from future; remove you from; removal instructions; this newsletter; our newsletter;
    no longer wish; not wish to receive; stop receiving; you are receiving this; you're receiving this;
    you received this email; you have received this email; you are subscribed; email preferences;
    manage preferences; view in browser; view this email; view it in your browser; can't see this;
    trouble viewing; images not displaying; this is an advertisement; sent to you because;
    forward to a friend; add us to your address book; shop now; sign up now; register now; download now;
    claim your; free gift; absolutely free; 100% free; satisfaction guaranteed; act fast; act now;
    don't miss; while supplies; abmelden; abbestellen; im browser ansehen; austragen; darse de baja;
    cancelar suscripción; ver en el navegador; se désabonner; désinscri*; désabonn*;
    voir dans le navigateur; disiscriv*; cancellati; cancelar inscrição; descadastr*; afmelden;
    uitschrijven; wypisz*; odhlásit; отписаться; рассылк; abonelikten; avregistrera;
    avsluta prenumeration; afmeld; meld deg av; peruuta tilaus; leiratkoz*; dezabon*; 退订; 取消订阅;
    取消訂閱; 配信停止; 配信解除; メルマガ; 出会い; 수신거부; إلغاء الاشتراك
""")
# Said by those who sell to us. Somebody who asks for a price beside it gets the benefit of the doubt.
PITCH = phrases("""
    viagra; cialis; levitra; xanax; valium; vicodin; phentermine; erection; erectile; penis;
    enlargement; sexual; sexy; porn; xxx; nude; naked; dating; hot babes; hookup; webcams; gambling;
    roulette; weight loss; lose weight; fat burn*; anti-aging; human growth; hgh; hair loss;
    whiter teeth; teeth whitening; keto; cbd; university degree; rolex; louis vuitton; oem software;
    cheap software; timeshare; penny stock; stock alert; stock play; st0ck; hot stock; wall street;
    nasdaq; work from home; work at home; home based; home-based; home business; make money; earn money;
    extra income; extra cash; residual income; financial freedom; be your own boss; mlm; multi-level;
    network marketing; business opportunity; get rich; thousands of dollars; $$$; seo;
    search engine ranking; first page of google; google ranking; rank your; website traffic;
    web traffic; backlink; backlinks; guest post; sponsored post; link insertion; link exchange;
    redesign your; app development; web development; digital marketing; social media marketing;
    lead generation; email marketing; bulk email; email database; contact list; mailing database;
    attendee list; attendees list; visitors list; targeted list; million emails; virtual assistant;
    offshore team; explainer video; merchant account; exhibitor list; dearest; beloved; your domain;
    free!; 开发票; 无料
""")
# A doubt beside other things.
NEWS = phrases("""
    mailing list; newsletter; privacy policy; terms and conditions; terms of service;
    all rights reserved; copyright ©; advertisement; learn more; read more; visit our website;
    visit us at; check out our; press release; webinar; conference; call for papers; workshop; seminar
""")
# With a file they are a classic of fraud; a new buyer has none to send.
MONEY_PAPERS = phrases("""
    invoice; invoices; payment advice; payment slip; remittance; bank slip; swift copy;
    proof of payment; overdue; outstanding payment; statement of account; account statement;
    purchase order; scan copy; tt copy; wire copy; payroll; salary; direct deposit; bank details;
    change of bank; rechnung; mahnung; überweisung; factura; facture; fattura; fatura; faktura;
    счет на оплату; 发票; 付款通知; 請求書; 명세서; payment receipt; new bank account; new bank details;
    bill; bills; receipt; receipts
""")
# Asked in trade: enough to answer in spite of one small doubt. A star stands for any ending.
TRADE = phrases("""
    quotation; quotations; quote; price; prices; price list; pricelist; pricing; unit price; your price;
    your prices; your best price; best price for; prices for; prices of; price for; price of; fob; cif;
    exw; moq; minimum order; lead time; delivery time; your catalog; your catalogue; catalogue of;
    brochure; datasheet; data sheet; sample; samples; distributor; distributors; reseller;
    interested in your; interested in buying; interested in purchasing; interested in importing;
    we need; we require; we are looking for; looking for a supplier; inquiry; enquiry; rfq;
    request for quot*; tender; invitation to bid; bid; order quantity; pieces; pcs; availability;
    in stock; spare part; spare parts; specification; specifications; container; angebot; preisliste;
    preis; preise; katalog; lieferzeit; anfrage; bestellung; stück; muster; mindestbestell*; händler;
    wir suchen; wir benötigen; interessieren uns; devis; tarif; tarifs; prix; catalogue; délai;
    échantillon*; quantité; distributeur; nous recherchons; nous souhait*; cotización; cotizar;
    presupuesto; precio; precios; catálogo; plazo de entrega; pedido; muestra; muestras; distribuidor*;
    nos interesa; estamos interesados; necesitamos; buscamos; cotação; orçamento; preço; preços;
    prazo de entrega; amostra*; precisamos; estamos interessados; procuramos; preventivo; offerta;
    prezzo; prezzi; listino; ordine; consegna; campion*; interessati; cerchiamo; offerte; prijs;
    prijzen; prijslijst; levertijd; bestelling; aanvraag; wycen*; ofert*; cena; ceny; cennik; zapytani*;
    zamówieni*; próbk*; nabídk*; cenov*; ceník; poptávk*; objednávk*; vzorek; vzork*; цен; прайс;
    предложени; каталог; запрос; закуп; поставк; образц; заказ; интересует; ціна; ціни; запит; замовл;
    fiyat*; teklif*; numune*; sipariş*; teslimat*; ihtiyac*; سعر; أسعار; عرض; كتالوج; طلب; عينة;
    הצעת מחיר; מחיר; קטלוג; הזמנה; قیمت; کاتالوگ; سفارش; نمونه; 見積; 価格; カタログ; 納期; 注文;
    サンプル; 問い合わせ; 견적; 가격; 카탈로그; 납기; 샘플; 주문; 문의; 报价; 價格; 价格; 目录; 样品;
    询价; 采购; 订购; 交货; 交期; 報價; 詢價; 樣品; báo giá; giá cả; bảng giá; mẫu; đặt hàng; harga;
    penawaran; sampel; pesanan; offert; pris; priser; leveranstid; tilbud; prisliste*; levering;
    bestilling; prøve*; tarjou*; hinta; hinna*; toimitusaika*; näyte*; tilau*; ofertă; preț*; comand*;
    mostre; árajánlat*; ajánlat*; árlista; ára; árai; katalógus*; mintá*; rendel*; ราคา; ใบเสนอ;
    แคตตาล็อก; ตัวอย่าง; สั่งซื้อ; προσφορ; τιμή; τιμές; τιμοκατάλογο
""")
# Fraud says this, and so do letters of credit, tenders and buyers from anywhere: alone no reason to wait
# where somebody wants to buy.
FRAUD_OR_TRADE = phrases("""
    beneficiary; invest in; mortgage; central bank; money transfer; low interest; deceased;
    utmost confidence; risk-free; risk free; business proposal; business proposition; foreign partner;
    god bless; diplomat; barrister; your debt; ransom; donation of; beneficiario; bénéficiaire;
    begünstigter; 代开; 贷款; 澳门; 赌场; your account has; your account was; your account will;
    your account is; update your information; verify your; validate your; action required;
    immediate action; will expire; has expired; expires today; expire soon; customs fee;
    delivery attempt; redelivery; secure message; unauthorized; unauthorised; voicemail; voice message;
    your mailbox; ihr konto; ihrem konto; ihr paket; tu cuenta; su cuenta; su paquete; votre compte;
    votre colis; il tuo account; suo conto; tuo conto; il tuo pacco; sua conta; seu cadastro;
    sua fatura; seu pacote; uw rekening; uw account; uw pakket; twoje konto; twoja paczka; váš účet;
    hesabınız; 비밀번호; ご利用いただき; verificar su; verifique su; confirmer vos; mettre à jour vos;
    confirm your account
""")
# Bulk mail says this, and so do buyers' signatures and wishes.
BULK_OR_TRADE = phrases("""
    wish to receive; special offer; exclusive offer; oferta especial; offerta speciale; order now;
    order today; buy now; toll free; toll-free; 1-800; call now; get started; no obligation; free trial;
    money back; money-back; last chance; limited time; save up to; visit our site; view online;
    email list; remove me; remove your; click here; click below; click the link; click on the link;
    click this link; follow this link; klicken sie; hier klicken; jetzt kaufen; haga clic; haz clic;
    cliquez; clicca; clique aqui; clique no; klik hier; kliknij; klikněte; нажмите; перейдите по ссылке;
    распродаж; вебинар; tıklayın; klicka här; klik her; kattints*; 点击; 點擊; 促销; 特價; 광고;
    こちらをクリック; اضغط هنا; pharmacy; prescription; medications; meds; pills; drugs; diploma;
    whitening; profits; otc; ipo; ticker; sex; replica; web design; website design; video production;
    logo design; life insurance; health insurance; casino; poker; betting
""")
# Said by those who sell, and by manufacturers who buy.
SELLING = phrases("""
    leading manufacturer; leading supplier; professional manufacturer; we are manufacturer;
    we are a manufacturer; we specialize in; our factory; we can supply; we can offer you;
    glad to introduce; introduce our; hope to cooperate; cooperate with you; potential partner;
    mutual benefit; discount on; % off; for free; for only; wire transfer; western union; dear friend;
    working capital; business loan; outsourcing; 我司专业; 本公司专业; 专业生产; 厂家直销; 培训; 课程;
    合作愉快; 専門メーカー; 優惠
""")
# Asked of us, not offered to us: the plainest sign of a buyer.
BUYING = phrases("""
    please quote; pls quote; please requote; quote for; quote us; quote me; kindly quote;
    your quotation; your quote; your best quot*; request for quot*; need a quot*; rfq; your price;
    your prices; your pricing; your best price; your price list; send price list; send prices;
    price please; prices please; price pls; we need; i need; we require; we are looking for;
    i am looking for; looking for a supplier; want to buy; like to buy; like to order; want to order;
    like to purchase; want to purchase; interested in buying; interested in purchasing;
    interested in importing; interested in your; your catalog; your catalogue; your brochure; how much;
    what is the price; your moq; your lead time; distributor in; your distributor; um ein angebot;
    um angebot; angebot für; anbieten; ihre preise; ihren preis; ihre preisliste; ihren katalog;
    wir suchen; wir benötigen; wir brauchen; was kostet; un devis; votre devis; vos prix; vos tarifs;
    nous recherchons; nous avons besoin; nous souhait*; cotización; cotizar; presupuesto para;
    necesitamos; buscamos; nos interesa; su catálogo; lista de precios; uma cotação; orçamento para;
    precisamos; procuramos; lista de preços; un preventivo; un'offerta; vostra offerta; vostri prezzi;
    cerchiamo; abbiamo bisogno; offerte voor; offerte graag; een offerte; uw prijs; wij zoeken;
    o ofertę; o wycenę; zapytanie ofertowe; szukamy; potrzebujemy; o nabídku; poptávám*; hledáme;
    potřebujeme; просим выслать; прошу выслать; коммерческое предложение; нам нужн; нужен; нужна; нужны;
    интересует цена; просимо; комерційн; fiyat teklif*; teklif veri*; teklif ist*; ihtiyacımız;
    fiyat listesi; عرض سعر; عرض أسعار; نحتاج; قائمة الأسعار; הצעת מחיר; אנחנו מחפשים; استعلام قیمت;
    لیست قیمت; 見積; 견적; 请报; 采购; 求购; 請報; 採購; báo giá; chúng tôi cần; mohon penawaran;
    minta penawaran; kami butuh; kami memerlukan; en offert; offert på; et tilbud; tilbud på;
    vi behöver; vi trenger; vi har brug for; tarjous; tarjousta; tarvitsemme; o ofertă; ofertă pentru;
    avem nevoie; árajánlat*; szükségünk; ใบเสนอราคา; ขอราคา; προσφορά; quotation for; your offer;
    your best offer; your special offer; make us an offer; send us an offer; ihr angebot; ihrem katalog;
    ihr katalog; votre offre; su oferta; sua oferta; vs. offerta; uw offerte; preço para; precio para;
    precio de; prix pour; preis für; preise für; цена на; цены на; прайс на; send quotation;
    send a quotation; send us a quotation; send me a quotation; send us your; send quote; 我们需要;
    我司需要; 请提供; 请给; 贵司; 贵公司; 我們需要; 請提供; 貴公司; 烦请报; 惠赐报价
""")
# Somebody asks for something, or writes to somebody: the least that an inquiry is.
ASKING = phrases("""
    please; could you; can you; would you; do you; how do; how can; how to; is it; is there; are there;
    what is; what are; does anyone; anyone; i would like; i'd like; we would like; i want; i need; help;
    question; problem; wondering; let me know; thanks; thank you; regards; cheers; hello; hi; dear;
    bitte; können sie; könnten; ich möchte; danke; grüße; grüßen; gruß; hallo; s'il vous; pourriez;
    pouvez; merci; bonjour; cordialement; por favor; podría*; puede; gracias; saludos; hola; poderia*;
    obrigad*; olá; per favore; potete; potrebbe; puoi; grazie; saluti; ciao; buongiorno; alstublieft;
    graag; kunt u; bedankt; groet*; proszę; czy; dziękuj*; pozdrawiam; prosím; děkuj*; dobrý den;
    пожалуйста; прошу; можете; спасибо; добрый день; здравствуйте; привет; будь ласка; дякую; lütfen;
    teşekkür*; merhaba; من فضلك; شكرا; مرحبا; السلام; تحية; בבקשה; תודה; שלום; لطفا; متشکر; سلام;
    お願い; ください; でしょうか; ありがとう; 부탁; 감사; 안녕; 请; 請; 您好; 你好; 谢谢; 謝謝;
    vui lòng; cảm ơn; xin; mohon; tolong; terima kasih; tack; hej; vänlig*; tak; venlig*; takk; hilsen;
    kiitos; terveisin; hei; vă rog; mulțumesc; bună; kérem; köszön*; tisztelt; กรุณา; ขอบคุณ; สวัสดี;
    παρακαλώ; ευχαριστ
""")
# Names that fraud borrows for the sender.
BRANDS = phrases("""
    paypal; netflix; amazon; icloud; microsoft; office365; google; facebook; instagram; whatsapp;
    linkedin; dhl; fedex; usps; dpd; royal mail; docusign; dropbox; adobe; wetransfer; coinbase;
    binance; metamask; blockchain; trezor; mastercard; american express; amex; wells fargo; hsbc;
    barclays; santander; sparkasse; volksbank; itau; bradesco; nubank; spotify; ebay; aliexpress;
    walmart; costco; norton; mcafee; geek squad; irs; hmrc; elster; interpol; fbi; helpdesk; help desk;
    service desk; it team; webmail; mail server; no reply; noreply; no-reply; notification;
    notifications; newsletter; payroll; customer service; customer care; kundenservice;
    servicio al cliente; service client
""")
# So call themselves fraud, services and small offices: a doubt.
SERVICES = phrases("""
    support; security; admin; administrator; account; accounts; billing; alert; police; apple; outlook;
    bank; ups; visa; human resources; hr department
""")
# Endings of files that run, hide others, or are pages.
RISKY_FILES = frozenset(
    phrases("""
    exe; scr; com; pif; bat; cmd; msi; msp; jar; js; jse; vbs; vbe; wsf; wsh; hta; ps1; cpl; dll; lnk;
    reg; iso; img; vhd; vhdx; apk; app; dmg; pkg; one; chm; url; inf; scf; xll; iqy; slk; html; htm;
    shtml; xhtml; svg; mht; mhtml; docm; xlsm; pptm; dotm; xlam; xlsb; zip; rar; 7z; ace; gz; tgz; tar;
    bz2; xz; cab; arj; lzh; uue; z; r00; r01
""")
)
PAGE_FILES = frozenset(phrases("html; htm; shtml; xhtml; svg; mht; mhtml"))  # a page that asks for a password
