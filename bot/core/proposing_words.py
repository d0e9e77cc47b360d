"""Words of a subject line that name no goods: no keyword is made of them. All folded (`product.fold`)."""

_COMMON = """
    견적서 견적 요청 문의 가격 구매 드립니다 주문 관련 견적의 견적을
    corp corporation ltd limited gmbh inc llc co srl spa kg ooo
    pcs piece pieces set sets stuck штук шт piezas pezzi unidades pecas adet sztuk stuks
    a about an and any are as at attached buy buying by can catalog catalogue company customer dear delivery
    details do enquiry for forward free from fw fwd good hello help hi how i in information inquire inquiry
    inquiries interested invitation is it looking madam mail market me my need needed needs new of offer on
    or order our please pls po price prices pricelist product products project purchase purchasing quantity
    question quick quotation quote quotes re regarding request requested requirement requirements rfi rfp
    rfq sale sales sample samples send shipment sir supplier supply tender the this to trial unit units
    urgent us want we with you your anfrage anfragen angebot angebote angebotsanfrage bedarf bestellung
    bitte das dem den der die ein eine einen einer fur hallo ich ihr ihre ihren im liefern lieferung mit
    muster neue neuer preis preisanfrage preise projekt stuck uber um und unser unsere unseren von wir zu
    zum zur achat au aux avec bonjour commande de demande des devis du et interesse la le les nos notre
    offre par pour prix projet sur un une urgente vos votre catalogo con consulta cotizacion del el interes
    los las mas nuestra nuestro oferta para pedido por precio precios presupuesto proyecto solicitud su una
    urgencia y com compra cotacao da dos e em fornecimento nosso nossa orcamento os o preco precos projeto
    que sobre uma alla che della delle dei di il informazioni listino lo nostra nostro ordine per preventivo
    prezzi prezzo progetto quotazione richiesta sul vostra vostro aanvraag bestelling bij een het en met
    naar offerte offerteaanvraag ons onze op prijs prijzen te van voor cena ceny dla na nasz oferte oferty
    prosba prosze w wycena wyceny z zamowienie zapytanie ofertowe в для добрыи день за заказ заявка и из как
    коммерческое на о об от по поставка предложение просим прошу с цена цены запрос bilgi bir fiyat
    fiyatlari icin ile siparis talebi talep teklif teklifi ve yeni bao cho gia hoi va yeu cau mua استفسار
    اسعار السعر سعر شراء طلب عرض عن في من على مع و
"""
_UNSPACED = """
    询价单 报价单 询价 询盘 报价 咨询 采购 求购 需求 需要 购买 价格 样品 订单 关于 紧急 贵司 贵公司 公司
    詢價 報價 採購 價格 關於 請 请 的 您好 你好 我们 我們 お見積もり お見積り 見積もり 見積り 見積書 見積
    お問い合わせ 問い合わせ ご依頼 依頼 価格 購入 について の件 の お願い に関する
"""
COMMON = frozenset(_COMMON.split())
COMMON_UNSPACED = tuple(_UNSPACED.split())  # taken out of unspaced text, the longer before the shorter
