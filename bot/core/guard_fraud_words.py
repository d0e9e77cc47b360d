"""The words of fraud and bulk, and those of people who ask for something. All lower-case."""

from bot.core.guard_words import phrases

# One of these is enough to leave the answer to a person.
FRAUD = phrases("""
    next of kin; beneficiary; inheritance; late client; deceased; million dollars; million usd;
    million united states; million euro; million pounds; million us dollars; millions of dollars;
    unclaimed; lottery; jackpot; you have won; you won; winning number; sweepstake; compensation fund;
    donation of; barrister; diplomat; central bank; money transfer; fund transfer; transfer of funds;
    moneygram; atm card; risk-free; risk free; utmost confidence; confidential transaction;
    foreign partner; god bless; business proposal; business proposition; investment opportunity;
    invest in; loan offer; apply for a loan; personal loan; payday loan; home loan; mortgage; refinance;
    your debt; bad credit; credit score; credit report; low interest; bitcoin; btc; cryptocurrency;
    ethereum; usdt; forex; gift card; i hacked; hacked your; masturbat*; explicit video; ransom;
    herencia; beneficiario; lotería; héritage; bénéficiaire; loterie; erbschaft; begünstigter; lotterie;
    eredità; lotteria; herança; наследств; миллион долларов; 遗产; 遺産; 彩票; 中奖; 比特币; 代开发票;
    代开; 贷款; 澳门; 赌场
""")
# What is said to steal a password.
ACCOUNT = phrases("""
    verify your; verify account; account verification; confirm your account; confirm your identity;
    confirm your email; confirm your information; update your account; update your payment;
    update your information; update your billing; validate your; your account has; your account was;
    your account will; your account is; account suspended; account limited; account locked; deactivat*;
    unusual activity; suspicious activity; unusual sign; unauthorized; unauthorised; security alert;
    security notice; sign in to your; log in to your; login to your; your mailbox; mailbox storage;
    storage limit; storage is full; pending messages; incoming messages; held messages; email upgrade;
    will expire; expires today; has expired; expire soon; final notice; last warning; final warning;
    immediate action; action required; avoid suspension; avoid interruption; billing problem;
    payment failed; payment declined; auto-renew*; tax refund; delivery attempt; customs fee;
    redelivery; shared a document; shared a file; secure message; new voicemail; voice message;
    voicemail; e-fax; one-time code; apple id; microsoft account; amazon prime; trust wallet;
    geek squad; ihr konto; ihrem konto; konto gesperrt; kontosperrung; sicherheitsgründen;
    bestätigen sie ihr*; zahlungsmethode; ihr paket; tu cuenta; su cuenta; cuenta ha sido; verificar su;
    verifique su; su paquete; votre compte; compte a été; votre colis; confirmer vos; mettre à jour vos;
    il tuo account; suo conto; tuo conto; il tuo pacco; sua conta; conta foi; seu cadastro;
    fatura em aberto; sua fatura; seu pacote; uw rekening; uw account; uw pakket; twoje konto;
    twoja paczka; váš účet; ваш аккаунт; ваша учетная; заблокирован; hesabınız; 您的账户; 您的邮箱;
    邮箱容量; 异常登录; 验证您; ご本人確認; お客様のアカウント; ご利用いただき; 비밀번호
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
    unsubscribe; opt out; opt-out; optout; to be removed; remove me; removed from our;
    removed from this; removed from future; remove your; remove you from; removal instructions;
    this newsletter; our newsletter; email list; no longer wish; not wish to receive; wish to receive;
    stop receiving; you are receiving this; you're receiving this; you received this email;
    you have received this email; you are subscribed; email preferences; manage preferences;
    view in browser; view this email; view online; view it in your browser; can't see this;
    trouble viewing; images not displaying; this is an advertisement; sent to you because;
    forward to a friend; add us to your address book; click here; click below; click the link;
    click on the link; click this link; follow this link; visit our site; shop now; buy now; order now;
    order today; sign up now; register now; download now; get started; claim your; limited time;
    special offer; exclusive offer; free trial; free gift; absolutely free; 100% free; no obligation;
    money back; money-back; satisfaction guaranteed; save up to; act fast; act now; don't miss;
    while supplies; last chance; toll free; toll-free; call now; 1-800; abmelden; abbestellen;
    im browser ansehen; austragen; hier klicken; klicken sie; jetzt kaufen; darse de baja;
    cancelar suscripción; haga clic; haz clic; ver en el navegador; oferta especial; se désabonner;
    désinscri*; désabonn*; cliquez; voir dans le navigateur; disiscriv*; cancellati; clicca;
    offerta speciale; cancelar inscrição; descadastr*; clique aqui; clique no; afmelden; uitschrijven;
    klik hier; wypisz*; kliknij; odhlásit; klikněte; отписаться; нажмите; перейдите по ссылке;
    распродаж; вебинар; рассылк; abonelikten; tıklayın; avregistrera; avsluta prenumeration; klicka här;
    afmeld; klik her; meld deg av; peruuta tilaus; leiratkoz*; kattints*; dezabon*; 退订; 取消订阅;
    取消訂閱; 点击; 點擊; 促销; 特價; 配信停止; 配信解除; こちらをクリック; メルマガ; 出会い; 수신거부;
    광고; إلغاء الاشتراك; اضغط هنا
""")
# Said by those who sell to us. Somebody who asks for a price beside it gets the benefit of the doubt.
PITCH = phrases("""
    viagra; cialis; levitra; xanax; valium; vicodin; phentermine; pharmacy; prescription; medications;
    meds; pills; drugs; erection; erectile; penis; enlargement; sexual; sex; sexy; porn; xxx; nude;
    naked; dating; hot babes; hookup; webcams; casino; gambling; poker; betting; roulette; weight loss;
    lose weight; fat burn*; anti-aging; human growth; hgh; hair loss; whiter teeth; teeth whitening;
    whitening; keto; cbd; life insurance; health insurance; university degree; diploma; replica; rolex;
    louis vuitton; oem software; cheap software; timeshare; penny stock; stock alert; stock play; st0ck;
    hot stock; ticker; otc; ipo; wall street; nasdaq; work from home; work at home; home based;
    home-based; home business; make money; earn money; extra income; extra cash; residual income;
    per week; financial freedom; be your own boss; mlm; multi-level; network marketing;
    business opportunity; get rich; thousands of dollars; $$$; profits; seo; search engine ranking;
    first page of google; google ranking; rank your; website traffic; web traffic; backlink; backlinks;
    guest post; sponsored post; link insertion; link exchange; website design; web design;
    redesign your; app development; web development; digital marketing; social media marketing;
    lead generation; email marketing; bulk email; email database; contact list; mailing database;
    attendee list; attendees list; visitors list; targeted list; million emails; virtual assistant;
    outsourcing; offshore team; explainer video; video production; logo design; merchant account;
    business loan; working capital; exhibitor list; leading manufacturer; leading supplier;
    professional manufacturer; we are manufacturer; we are a manufacturer; we specialize in;
    our factory; we can supply; we can offer you; glad to introduce; introduce our; hope to cooperate;
    cooperate with you; potential partner; dear friend; dearest; beloved; mutual benefit; western union;
    wire transfer; for free; for only; discount on; % off; your domain; free!; 我司专业; 本公司专业;
    专业生产; 厂家直销; 开发票; 培训; 课程; 合作愉快; 弊社は; 専門メーカー; 无料; 優惠
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
    proof of payment; overdue; outstanding payment; statement of account; account statement; bill;
    bills; receipt; purchase order; scan copy; tt copy; wire copy; payroll; salary; direct deposit;
    bank details; change of bank; new bank; rechnung; mahnung; überweisung; factura; facture; fattura;
    fatura; faktura; счет на оплату; 发票; 付款通知; 請求書; 명세서
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
    paypal; netflix; amazon; apple; icloud; microsoft; office365; outlook; google; facebook; instagram;
    whatsapp; linkedin; dhl; fedex; ups; usps; dpd; royal mail; docusign; dropbox; adobe; wetransfer;
    coinbase; binance; metamask; blockchain; ledger; trezor; bank; visa; mastercard; american express;
    amex; wells fargo; hsbc; barclays; santander; sparkasse; volksbank; itau; bradesco; nubank; spotify;
    disney; steam; ebay; aliexpress; walmart; costco; norton; mcafee; geek squad; irs; hmrc; elster;
    police; interpol; fbi; support; security; helpdesk; help desk; service desk; it team; admin;
    administrator; account; accounts; webmail; mail server; no reply; noreply; no-reply; notification;
    notifications; newsletter; alert; billing; hr department; human resources; payroll;
    customer service; customer care; kundenservice; servicio al cliente; service client
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
