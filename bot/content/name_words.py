"""Words by which a display name is read: what names no person, and names whose place in a name is known."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES = _words("""
admin administrator accounts accounting anfrage bestellung buyer buying commercial compras compra comercial
contact contacto contato customer einkauf export exports import imports info information inquiry inquiries
kontakt mail marketing noreply office order orders postmaster procurement purchase purchasing purchaser
reception sale sales satış satınalma service support team vendas ventas verkauf vertrieb vente ventes achat
achats acquisti vendite inkoop verkoop zakupy sprzedaż biuro отдел закупки закупок продаж снабжение department
dept division secretary webmaster website wordpress enquiry enquiries hello hr manager director ceo
newsletter news booking bookings desk helpdesk user users system daemon mailer-daemon notification
notifications alert alerts billing invoice invoices client clients test testing
المبيعات المشتريات قسم
""")

COMPANY_ENDINGS = _words("""
ab ag as aps b.v bv bvba corp e.u ek fze fzco fz-llc gbr gmbh inc kg kft kk lda limited llc llp ltd ltda mbh
n.v nv oü oy oyj plc pte pty pvt s.a s.a.s s.l s.p.a s.r.l s.r.o sa sas sarl sdn sl spa srl sro ug şti zrt
d.o.o doo a.s a.ş aş
""")
COMPANY_WORDS = COMPANY_ENDINGS | _words("""
co company corporation ent enterprise enterprises est group holding industries industry international trade
trading şirketi ооо оао зао ао тоо ип شركة مؤسسة
""")
COMPANY_PARTS = re.compile(
    "公司|集团|集團|工厂|采购|採購|销售|銷售|外贸|外貿|部$|株式会社|有限会社|合同会社|営業|購買|担当"
    "|주식회사|㈜|구매|영업|công ty|phòng|sp[.] z o[.]o",
    re.IGNORECASE,
)
COMPANY_NAME = re.compile(
    r"有限公司$|^株式会社|株式会社$|有限会社|^주식회사|주식회사$|^công ty\b|sp[.] z o[.]o[.]?$"
    r"|^(?:ооо|ао|зао|пао|тоо)\b",
    re.IGNORECASE,
)

# Before a name, with and without meaning for a salutation that names no gender.
ADDRESSES = re.compile(
    r"(?:mr|mrs|ms|miss|mx|sir|madam|herr|frau|hr|fr|sr|sra|srta|señor|señora|m|mme|mlle|sig|sig\.ra|dhr|mevr|pan|pani"
    r"|bay|bayan|ông|bà|anh|chị|г-н|г-жа)\.?\s+",
    re.IGNORECASE,
)
TITLES = _words("""
dr dr. prof prof. ing ing. dr.-ing. dipl.-ing. mag mag. dott dott. doç. doc. eng eng. inż. mgr arq. lic.
univ.-prof.
""")
AFTER_NAME = _words("phd ph.d mba msc m.sc bsc b.sc md jr jr. sr. ii iii cpa pmp esq dba ceng cscp mrics")
PARTICLES = _words("de da do dos das del della di la las los van von der den ten ter zu al el bin y e")

VIETNAMESE = _words("""
nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan trinh mai truong cao luu
dao luong
""")
KOREAN = _words("""
kim lee yi park bak choi choe jung jeong cheong kang cho jo yoon yun jang chang lim im han oh seo suh shin
sin kwon gwon hwang ahn an song ryu yoo yu hong jeon jun ko koh go moon mun yang son sohn bae baek heo hur
nam noh roh ha
""")
CHINESE = _words("""
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang
xu han feng deng cao peng zeng xiao tian dong yuan pan yu jiang cai du ye cheng su wei lu ding ren shen yao
lu fu zhong cui tan liao fan wang lu jin shi dai jia xia qiu fang hou zou xiong meng qin bai yan xue chan
wong cheung leung lam ng ouyang hsu hsieh tsai kuo chang lai yip kwok
""")
JAPANESE = _words("""
sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi
matsumoto inoue kimura hayashi shimizu saito yamazaki mori abe ikeda hashimoto yamashita ishikawa nakajima
maeda fujita ogawa goto okada hasegawa murakami kondo ishii sakamoto endo aoki fujii nishimura fukuda ota
miura fujiwara okamoto matsuda nakagawa nakano harada ono tamura takeuchi kaneko wada nakayama ishida ueda
morita hara shibata sakai kudo yokoyama miyazaki miyamoto uchida takagi ando taniguchi ohno maruyama imai
""")
HUNGARIAN = _words("""
nagy kovács kovacs tóth toth szabó szabo horváth horvath varga kiss kis molnár molnar németh nemeth farkas
balogh papp lakatos takács takacs juhász juhasz oláh olah mészáros meszaros simon rácz racz fekete szilágyi
szilagyi török torok fehér feher balázs gál gal kocsis fodor szűcs szucs pintér pinter orsós magyar sipos
lukács lukacs
""")
SPANISH_GIVEN = _words("""
josé jose juan luis carlos miguel ángel angel antonio manuel francisco javier jesús jesus pedro pablo
alberto fernando jorge eduardo enrique ricardo roberto rafael ramón ramon alejandro andrés andres daniel
david diego sergio víctor victor raúl raul óscar oscar mario marcos martín guillermo gustavo hugo ignacio
iván ivan jaime joaquín césar cesar arturo alfonso alfredo felipe gabriel gerardo germán hernán emilio
ernesto esteban rodrigo salvador maría maria ana carmen isabel laura lucía lucia marta elena rosa pilar
teresa cristina patricia beatriz silvia mercedes dolores mónica monica andrea paula sara raquel rocío
verónica veronica gabriela guadalupe adriana claudia alejandra carolina fernanda valentina sofía sofia julia
luisa belén inés fátima susana nuria ramiro tomás tomas
""")
