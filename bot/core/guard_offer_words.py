"""What those say who sell to us, tell us something, or want work: their mail looks like trade. Lower-case."""

from bot.core.guard_words import phrases

# Somebody has wares or services for us. Beside a need of one's own it says nothing: manufacturers buy, too.
OFFER = phrases("""
    may i send you; may we send you; can i send you; could i send you; shall i send you;
    can we cooperate; awaiting your inquiry; waiting for your inquiry; forward to your inquiry;
    quantity do you need; quantities do you need; quantity you need; how many do you need;
    more inquiries; more enquiries; leads a month; leads per month; not rank on; don't rank on;
    dürfen wir ihnen ein a*; dürfen wir uns vorst*; darf ich ihnen ein a*;
    stückzahlen benötigen sie; mengen benötigen sie;
    souhaitez-vous recevoir; devis gratuit; podemos ofrecerle*; cantidad necesitan; cantidad necesita;
    quantidade que precisa*; quantidade precisa*; quantità vi serv*; quantità vi occorr*;
    количество вам; вам требуется; teklifi vermek ister*; teklif vermek ister*; kaç adet lazım;
    您需要多少; 贵司需要多少; 厂家直销; 源头厂家; we are a leading; we are leading;
    we are one of the leading; we are a professional; we are professional; we are a manufacturer;
    we are manufacturer; we are the manufacturer; we are a factory; we are factory;
    we are a supplier of; we are supplier; we are an exporter; we are exporter; we manufacture;
    we produce and; our factory; our main products; our products include; our products are; we offer;
    we can offer; we can supply; we provide; we are able to supply; our price is;
    our prices are competitive; competitive price from; best rates; we are a freight; freight forwarder;
    logistics company; inspection company; third-party inspection; our services; our company offers;
    our new price list; our price list; our quotation; our offer; attached our price;
    attached our quot*; attached our offer; attached our catalog*; attached our company profile;
    below our price; below our quot*; as requested please find; offer you; offer valid;
    if you we need a quot*; should you need; if you are interested; if you have any need; any inquiry;
    send us your inquiry; send your inquiry; welcome your inquiry; welcome to inquire; cargo ready date;
    ranking on; more customers; list of buyers; buyers list; email list of; i found your website;
    came across your website; exhibit at; book your stand; early bird; trademark; keyword registration;
    registration organization; wir bieten ihnen; wir bieten; unsere preise; unser angebot;
    unserem sortiment; wir liefern; bestellen sie; jetzt bestellen; als spediteur; nous vous proposons;
    nous proposons; notre offre; nos tarifs; nos produits; notre gamme; commandez; profitez;
    somos fabricantes; le ofrecemos; ofrecemos; nuestra oferta; nuestros precios; nuestros productos;
    haga su pedido; promoción; somos uma fábrica; oferecemos; nossos preços; nossos produtos;
    nossa oferta; faça seu pedido; offriamo; le proponiamo; vi proponiamo; i nostri prodotti;
    i nostri prezzi; la nostra offerta; wij bieden; ons aanbod; onze producten; bestel nu; oferujemy;
    nasza oferta; nasze produkty; w naszej ofercie; nabízíme; naše produkty; предлагаем; предлагает;
    наша продукция; наш прайс; готовы выслать прайс; готовы предложить; сотрудничеств; пропонуємо;
    hizmeti sunuyoruz; sunuyoruz; sunmaktayız; ürünlerimiz; almak ister misiniz; نقدم لكم; نقدم خدمات;
    منتجاتنا; أسعارنا; 我公司专业; 我厂; 我公司生产; 我公司推出; 我们是专业; 我們是專業; 欢迎来电;
    欢迎咨询; 欢迎订购; 欢迎选购; 价格优惠; 量大从优; 新品; 弊社製品; 弊社の製品; 弊社では; ご提案;
    ご案内; 당사는; 저희 제품; 제공하고 있습니다; 공급하고 있; chúng tôi cung cấp; chúng tôi chuyên;
    kami menawarkan; kami menyediakan; vi erbjuder; vi tilbyder; vi tilbyr; tarjoamme; oferim; kínálunk;
    ajánljuk; ขอเสนอ; προσφέρουμε
""")
# Somebody tells us something, or wants work, papers or a visit.
NOTICE = phrases("""
    your order has; your order is; your order number; order confirmation; thank you for your order;
    thank you for your purchase; has shipped; has been shipped; out for delivery; track your;
    payment received; amount due; invoice number; your invoice; your receipt; your statement;
    your subscription; your last order; time to restock; order again; new sign-in; new login; new reply;
    replied to; commented on; new comment; posted by; new message from; new follower; view the topic;
    rate our; rate us; survey; your opinion; feedback on; minutes of; agenda; next meeting; webinar;
    invitation letter*; visa; job application; apply for a position; apply for the position; internship;
    my cv; my resume; curriculum vitae; vacancy; vacancies; job alert; backup; cron; disk; cpu;
    threshold; server alert; uptime; build failed; build succeeded; pull request; ihre bestellung;
    bestellbestätigung; versandbestätigung; wurde versandt; sendungsverfolgung; ihre rechnung;
    bewerbung; praktikum; lebenslauf; stellenangebot; votre commande; a été expédié; suivez votre;
    votre facture; candidature; stage de; su pedido ha; pedido ha sido; seguimiento de su; su factura;
    mi currículum; prácticas en; seu pedido foi; código de rastreio; sua nota; meu currículo; estágio;
    il suo ordine; il tuo ordine; è stato spedito; la sua fattura; tirocinio; uw bestelling is;
    uw factuur; sollicitatie; stage bij; twoje zamówienie; zamówienie zostało; praca; praktyki;
    ваш заказ; заказ отправлен; резюме; вакансия; siparişiniz; kargoya verildi; özgeçmiş; staj;
    طلبك رقم; تم شحن; السيرة الذاتية; تأشيرة; 您的订单; 已发货; 简历; 求职; 应聘; 邀请函; 签证;
    ご注文ありがとう; 発送いたしました; 発送しました; 応募; インターン; 주문하신; 배송; 이력서; 채용;
    đơn hàng của bạn; thực tập; pesanan anda; lamaran
""")
# Said of oneself and asked of us: whoever says it wants to buy, whatever else he says.
NEED = phrases("""
    please quote; pls quote; kindly quote; please requote; quote us; quote me; can you quote;
    could you quote; please send your best; send us your best; send me your best; send us a quot*;
    send me a quot*; send quotation; send a quotation; give us a quot*; your best price;
    your best offer; your best quot*; your price for; your prices for; your pricing for; price please;
    prices please; we need; i need; we require; i require; we are looking for; we're looking for;
    i am looking for; i'm looking for; looking to buy; looking to purchase; looking to import;
    looking to source; we want to buy; want to buy; like to buy; like to order; want to order;
    like to purchase; want to purchase; interested in buying; interested in purchasing;
    interested in importing; we need a quot*; i need a quot*; factory needs; company needs;
    customer needs; client needs; project needs; please send price*; please send your price*;
    please send your catalog*; please send us price*; please send us your price*;
    please send us your catalog*; please send me your price*; kindly send price*;
    kindly send your price*; kindly send us your price*; kindly send me your price*; advise price*;
    please offer; kindly offer; request a quot*; request for quot*; requesting a quot*; rfq;
    what is the price; what is your price; how much; do you make; do you have in stock;
    do you have a price; do you have prices; do you sell; do you stock; do you produce;
    do you manufacture; do you supply; can you supply; can you make; can you offer; can you deliver;
    could you supply; could you offer; your moq; your lead time; your minimum order; wir suchen;
    wir benötigen; wir brauchen; ich suche; ich benötige; ich brauche; bitten um ein angebot;
    bitten um angebot; bitte um ein angebot; bitte um angebot; unterbreiten sie; bieten sie uns;
    ihr bestes angebot; was kostet; haben sie auf lager; können sie liefern; nous recherchons;
    nous cherchons; je recherche; je cherche; nous avons besoin; j'ai besoin; nous souhait*;
    votre meilleure offre; votre meilleur prix; votre devis; vos prix; quel est le prix; combien coûte;
    avez-vous en stock; fabriquez-vous; necesitamos; necesito; buscamos; busco; requerimos;
    nos interesa comprar; su mejor precio; su cotización; podrían cotizar; podría cotizar;
    favor cotizar; cuánto cuesta; cuál es el precio; tienen en stock; fabrican; precisamos; preciso de;
    procuramos; estou procurando; gostaria de um orçamento; gostaria de cotação; poderiam cotar;
    favor cotar; qual o preço; vocês fabricam; cerchiamo; cerco; abbiamo bisogno; ho bisogno;
    necessitiamo; vorremmo acquistare; vorrei acquistare; vostra migliore offerta;
    vostro miglior prezzo; quanto costa; wij zoeken; we zoeken; ik zoek; wij hebben nodig;
    hebben we nodig; graag een offerte; graag offerte; kunt u een offerte; uw beste prijs; wat kost;
    szukamy; szukam; potrzebujemy; potrzebuję; prosimy o ofertę; proszę o ofertę; prosimy o wycenę;
    proszę o wycenę; ile kosztuje; hledáme; hledám; potřebujeme; potřebuji; prosím o nabídku;
    prosíme o nabídku; poptávám*; hľadáme; potrebujeme; prosíme o ponuku; szükségünk; keresünk; keresek;
    kérünk ajánlat*; kérnék ajánlat*; árajánlatot kér*; căutăm; avem nevoie; am nevoie; vă rog o ofertă;
    rugăm o ofertă; нам нужн; нам необходим; мне нужн; нам требу; ищем; ищу; просим выслать;
    прошу выслать; просим сообщить; просим предоставить; просим дать; сколько стоит; какая цена;
    нам потрібн; шукаємо; просимо надіслати; ihtiyacımız var; arıyoruz; arıyorum; teklif rica;
    teklifinizi rica; teklif vermenizi; fiyat teklifi rica; fiyatı nedir; نحتاج; نبحث عن; أحتاج;
    أبحث عن; نرجو تزويدنا; نرجو إرسال; نرغب في شراء; كم سعر; ما هو السعر; אנחנו מחפשים; אנחנו צריכים;
    אני מחפש; אני צריך; אשמח להצעת; نیاز داریم; به دنبال; 探しており; 探しています; 必要として;
    見積をお願い; 見積りをお願い; 見積もりをお願い; お見積りをお; お見積もりをお; お見積をお; 見積書を;
    見積依頼; いくら; 購入したい; 찾고 있; 필요합니다; 견적을; 견적 부탁; 견적 요청; 구매하고; 구입하고;
    가격이 얼마; 我们需要; 我司需要; 我們需要; 需要采购; 想采购; 想購買; 想买; 求购; 寻找; 尋找; 请报;
    請報; 烦请报; 惠赐报价; 请提供; 請提供; 请给; 多少钱; chúng tôi cần; chúng tôi đang tìm; tôi cần;
    tôi đang tìm; vui lòng báo giá; xin báo giá; kami butuh; kami memerlukan; kami mencari; saya butuh;
    mohon penawaran; minta penawaran; berapa harga; kami perlukan; vi behöver; vi söker; jag söker;
    önskar offert; vill ha en offert; vi har brug for; vi søger; ønsker et tilbud; vi trenger;
    vi ser etter; tarvitsemme; etsimme; pyydämme tarjous*; χρειαζόμαστε; ψάχνουμε; αναζητούμε; ต้องการ;
    กำลังมองหา; ขอใบเสนอราคา; ขอราคา; търсим; нуждаем се; tražimo; trebamo; potrebno nam je; iščemo;
    potrebujemo
""")
# Asked in trade, beside the words that weigh against doubts.
TRADE_TOO = phrases("""
    cost of; costs for; dealer price*; wholesale; retail price; was kosten; preisauskunft;
    händlerpreis*; großhändler; einkaufspreis*; combien; coût; grossiste; cuánto; mayorista;
    quanto custa; quanto sai; atacado; quanto costa; grossista; rivenditor*; wat kost; wat kosten;
    groothandel; ile kosztuj*; hurtown*; kolik stojí; velkoobchod; koľko stojí; mennyibe kerül;
    nagykeresked*; cât costă; angro; сколько; стоимост; оптов; скільки; вартіст; ne kadar; toptan; بكم;
    جملة; תקציב; כמה עולה; いくら; お値段; 単価; 代理店; 얼마; 단가; 대리점; 多少钱; 多少錢; 单价; 單價;
    批发; 代理商; hỏi giá; giá bán; giá van; đại lý; bao nhiêu; berapa; grosir; distributor; vad kostar;
    kostar; återförsäljar*; hvad koster; hva koster; forhandler*; mitä maksaa; jälleenmyyj*;
    πόσο κοστίζει; κόστος; χονδρικ; เท่าไหร่; ราคาเท่า; колко струва; на едро; koliko košta;
    koliko stane; veleprodaj*
""")
# What a subject is about that asks in trade.
ASKING_SUBJECT = phrases("""
    inquiry; enquiry; rfq; rfi; quotation; quote; price; prices; price request; request for; purchase; buying;
    order; anfrage; preisanfrage; bestellung; angebot; demande; devis; solicitud; consulta; cotización;
    pedido; presupuesto; cotação; orçamento; richiesta; preventivo; ordine; aanvraag; offerteaanvraag;
    bestelling; zapytanie; zamówienie; poptávka; objednávka; запрос; заявка; заказ; запит; talep; talebi;
    teklif; sipariş; طلب; استفسار; הצעת מחיר; بررسی قیمت; استعلام; 問い合わせ; 問合せ; 見積; 引合; 注文; 문의;
    견적; 주문; 询价; 询盘; 采购; 订单; 咨询; 詢價; 詢盤; 採購; 訂單; 諮詢; báo giá; hỏi giá; đặt hàng;
    permintaan; penawaran; pesanan; förfrågan; offert; forespørgsel; forespørsel; tilbud; tarjouspyyntö;
    cerere; ofertă; comandă; ajánlatkérés; árajánlat; สอบถาม; ใบเสนอราคา; προσφορά; запитване;
    upit; ponuda; povpraševanje
""")
