"""The places that trade comes from and goes to, as their people and their partners write them: data only.

Cities, ports, free zones, and the states and provinces that stand in addresses. A name that several
countries have is listed for each; "~" marks the one that people seldom mean.
"""

_PLACES = """
AE: Dubai|Abu Dhabi|Sharjah|Ajman|Ras Al Khaimah|Ras al-Khaimah|Fujairah|Jebel Ali|Jabel Ali|Deira|Al Ain
AE: Musaffah|Umm Al Quwain|JAFZA|SAIF Zone|دبي|أبوظبي|أبو ظبي|الشارقة|عجمان|جبل علي|迪拜|杜拜|阿布扎比
AE: Дубай
AF: Kabul|Herat|Kandahar|کابل
AL: Tirana|Tiranë|Durrës|Durres|Vlorë
AM: Yerevan|Ереван|Երևան
AO: Luanda|Lobito|Benguela
AR: Buenos Aires|CABA|C.A.B.A.|Capital Federal|Córdoba|Rosario|Mendoza|La Plata|Mar del Plata|Tucumán
AR: San Miguel de Tucumán|Bahía Blanca|Neuquén|Zárate|Avellaneda|Provincia de Buenos Aires
AR: Pcia. de Buenos Aires|Quilmes|Ушуайя|~San Juan|Santiago del Estero
AT: Wien|Vienna|Graz|Linz|Salzburg|Innsbruck|Klagenfurt|Villach|Wels|St. Pölten|Dornbirn|Wiener Neustadt
AT: Steyr|Bregenz|Oberösterreich|Niederösterreich|Steiermark|Tirol|Vorarlberg|Viena|Vienne|Вена|维也纳
AU: Sydney|Melbourne|Brisbane|Perth|Adelaide|Fremantle|Canberra|Newcastle NSW|Geelong|Darwin|Hobart
AU: Gold Coast|Cairns|Townsville|Wollongong|New South Wales|Queensland|South Australia|Western Australia
AU: Tasmania|NSW|QLD|Dandenong|Parramatta|悉尼|墨尔本|雪梨|~Newcastle|~Richmond
AZ: Baku|Bakı|Sumqayit|Sumqayıt|Ganja|Баку
BA: Sarajevo|Banja Luka|Tuzla|Zenica|Mostar|Сарајево
BB: Bridgetown
BD: Dhaka|Dacca|Chittagong|Chattogram|Khulna|Narayanganj|Gazipur|Sylhet|Mongla|Rajshahi|ঢাকা|达卡
BE: Antwerpen|Antwerp|Anvers|Bruxelles|Brussel|Brussels|Gent|Ghent|Gand|Liège|Luik|Charleroi|Brugge|Bruges
BE: Zeebrugge|Leuven|Louvain|Namur|Mechelen|Kortrijk|Hasselt|Mons|Genk|Oostende|Ostend|Vlaanderen|Wallonie
BE: 安特卫普|Антверпен
BG: София|Sofia|Sofija|Plovdiv|Пловдив|Varna|Варна|Burgas|Бургас|Ruse|Русе|Стара Загора|Stara Zagora
BH: Manama|Muharraq|Sitra|المنامة
BJ: Cotonou
BO: La Paz|Santa Cruz de la Sierra|Cochabamba|Oruro|El Alto
BR: São Paulo|Sao Paulo|Rio de Janeiro|Belo Horizonte|Curitiba|Porto Alegre|Santos|Recife|Fortaleza
BR: Salvador|Campinas|Manaus|Joinville|Itajaí|Paranaguá|Vitória|Goiânia|Brasília|Belém|Guarulhos
BR: Caxias do Sul|Navegantes|Suape|Florianópolis|Blumenau|Ribeirão Preto|São Bernardo do Campo|Osasco
BR: Sorocaba|Uberlândia|Minas Gerais|Paraná|Santa Catarina|Rio Grande do Sul|Bahia|Pernambuco|Ceará|Itapoá
BR: 圣保罗|Сантос
BY: Minsk|Минск|Мінск|Брест|Гомель|Gomel|Гродно|Grodno|Витебск|Vitebsk|Могилев|Могилёв
CA: Toronto|Montréal|Montreal|Vancouver|Calgary|Edmonton|Ottawa|Mississauga|Winnipeg|Québec|Quebec|Halifax
CA: Hamilton|~London|Ontario|Alberta|British Columbia|Manitoba|Saskatchewan|Saskatoon|Regina|Nova Scotia
CA: New Brunswick|Brampton|~Surrey|Markham|Burnaby|Laval|Gatineau|多伦多|温哥华|~Kingston|~Cambridge
CA: ~Victoria|~Richmond
CD: Kinshasa|Lubumbashi|Matadi|Kolwezi|Goma
CG: Brazzaville|Pointe-Noire|Pointe Noire
CH: Zürich|Zurich|Zuerich|Genève|Geneva|Genf|Ginevra|Basel|Bâle|Basle|Lausanne|Winterthur|Luzern|Lucerne
CH: St. Gallen|Sankt Gallen|Lugano|Zug|Schaffhausen|Fribourg|Neuchâtel|Biel|Thun|Aarau|Ticino|Tessin|Vaud
CH: Baar|Bern|Berne|苏黎世|Цюрих
CI: Abidjan|San-Pédro|Yamoussoukro
CL: Santiago|Santiago de Chile|Valparaíso|Valparaiso|Antofagasta|San Antonio|Iquique|Viña del Mar
CL: Concepción|Temuco|Puerto Montt|Calama|Talcahuano|Rancagua|Región Metropolitana|圣地亚哥
CM: Douala|Yaoundé|Kribi
CN: 上海|Shanghai|北京|Beijing|Peking|深圳|Shenzhen|广州|廣州|Guangzhou|Canton|宁波|寧波|Ningbo|义乌|Yiwu
CN: 杭州|Hangzhou|苏州|Suzhou|青岛|青島|Qingdao|Tsingtao|天津|Tianjin|大连|Dalian|厦门|廈門|Xiamen|东莞
CN: 東莞|Dongguan|佛山|Foshan|南京|Nanjing|武汉|Wuhan|成都|Chengdu|重庆|Chongqing|温州|Wenzhou|无锡|Wuxi
CN: 常州|Changzhou|中山|珠海|Zhuhai|汕头|Shantou|福州|Fuzhou|泉州|Quanzhou|台州|Taizhou|嘉兴|Jiaxing|绍兴
CN: Shaoxing|金华|Jinhua|济南|Jinan|烟台|Yantai|潍坊|Weifang|郑州|Zhengzhou|长沙|Changsha|西安|Xi'an|沈阳
CN: Shenyang|合肥|Hefei|昆山|Kunshan|惠州|Huizhou|江门|Jiangmen|石家庄|Shijiazhuang|保定|Hebei|南通
CN: Nantong|扬州|Yangzhou|昆明|Kunming|南宁|Nanning|浙江|Zhejiang|江苏|Jiangsu|广东|廣東|Guangdong|山东
CN: Shandong|福建|Fujian|河北|河南|Henan|湖北|Hubei|湖南|Hunan|四川|Sichuan|安徽|Anhui|辽宁|Liaoning
CN: Шанхай|Пекин|Гуанчжоу|Шэньчжэнь|شنغهاي|Pekin|Szanghaj|Šanghaj
CO: Bogotá|Bogota|Medellín|Medellin|Cali|Barranquilla|Cartagena|Cartagena de Indias|Buenaventura
CO: Bucaramanga|Pereira|Antioquia|Cundinamarca|Santa Marta|Itagüí|~Armenia
CR: San José|Alajuela|Heredia|Puerto Limón|Limón|Caldera
CY: Limassol|Nicosia|Larnaca|Λεμεσός|Λευκωσία|Лимассол
CZ: Praha|Prague|Prag|Brno|Brünn|Ostrava|Plzeň|Pilsen|Liberec|Olomouc|České Budějovice|Hradec Králové
CZ: Pardubice|Zlín|Прага|布拉格
DE: Berlin|Hamburg|München|Muenchen|Munich|Köln|Koeln|Cologne|Frankfurt|Frankfurt am Main|Frankfurt/Main
DE: Stuttgart|Düsseldorf|Duesseldorf|Bremen|Bremerhaven|Hannover|Hanover|Leipzig|Dresden|Nürnberg
DE: Nuremberg|Nuernberg|Dortmund|Duisburg|Mannheim|Augsburg|Wiesbaden|Bielefeld|Münster|Karlsruhe|Bochum
DE: Wuppertal|Aachen|Kiel|Lübeck|Rostock|Chemnitz|Magdeburg|Kassel|Braunschweig|Mönchengladbach|Krefeld
DE: Freiburg|Mainz|Erfurt|Saarbrücken|Ulm|Heilbronn|Ingolstadt|Würzburg|Wolfsburg|Offenbach|Pforzheim
DE: Göttingen|Regensburg|Koblenz|Osnabrück|Oldenburg|Wilhelmshaven|Solingen|Hagen|Siegen|Heidelberg
DE: Darmstadt|Ludwigshafen|Bayern|Baden-Württemberg|Nordrhein-Westfalen|NRW|Niedersachsen|Hessen|Sachsen
DE: Гамбург|Берлин|Мюнхен|汉堡|慕尼黑|柏林|ハンブルク|Hamburgo|Hambourg|Amburgo|Monachium|Mnichov|هامبورغ
DK: København|Kobenhavn|Copenhagen|Kopenhagen|Copenhague|Aarhus|Århus|Odense|Aalborg|Ålborg|Esbjerg
DK: Kolding|Fredericia|Vejle|Horsens|Randers|Herning|哥本哈根
DO: Santo Domingo|Santiago de los Caballeros|Río Haina|Caucedo|~Santiago
DZ: Alger|Algiers|Argel|Oran|Constantine|Annaba|Béjaïa|Bejaia|Skikda|Sétif|Setif|Blida|الجزائر العاصمة
DZ: وهران|阿尔及尔
EC: Guayaquil|Quito|Cuenca|Manta|Esmeraldas
EE: Tallinn|Tartu|Pärnu|Narva|Таллин
EG: Cairo|Alexandria|Alexandrie|Port Said|Damietta|Giza|Nasr City|Suez|Ain Sokhna|Sokhna|6th of October
EG: 10th of Ramadan|El Dekheila|القاهرة|الإسكندرية|الاسكندرية|الجيزة|بورسعيد|دمياط|Каир|开罗|Le Caire
EG: El Cairo
ES: Madrid|Barcelona|Valencia|València|Bilbao|Bilbo|Sevilla|Seville|Zaragoza|Saragossa|Málaga|Malaga|Vigo
ES: Algeciras|Alicante|Murcia|Palma|Palma de Mallorca|Gijón|Vitoria-Gasteiz|San Sebastián|Donostia
ES: Pamplona|Valladolid|Córdoba|Granada|Cartagena|Tarragona|Santander|A Coruña|La Coruña|Las Palmas
ES: Castellón|Sabadell|Terrassa|Girona|Lleida|Burgos|Elche|Cádiz|Huelva|Almería|Sagunto|Vizcaya|Gipuzkoa
ES: Cataluña|Catalunya|Andalucía|Hospitalet|Barcelone|Барселона|Мадрид|巴塞罗那|马德里|Валенсия
ES: ~Guadalajara|~Mérida|~León|~Cuenca|Santiago de Compostela|~Toledo
ET: Addis Ababa|Addis Abeba|Dire Dawa
FI: Helsinki|Helsingfors|Espoo|Tampere|Turku|Åbo|Vantaa|Oulu|Lahti|Kotka|Hamina|Rauma|Jyväskylä|Vaasa
FI: Kuopio|Pori|Хельсинки
FR: Paris|Marseille|Lyon|Toulouse|Bordeaux|Lille|Nantes|Strasbourg|Strassburg|Le Havre|Rouen|Grenoble
FR: Rennes|Montpellier|Dunkerque|Dunkirk|Fos-sur-Mer|Saint-Étienne|Saint-Etienne|Toulon|Dijon|Angers|Reims
FR: Clermont-Ferrand|Mulhouse|Metz|Nancy|Orléans|Limoges|Brest|Caen|Amiens|Perpignan|Besançon|La Rochelle
FR: Le Mans|Villeurbanne|Saint-Denis|Puteaux|Courbevoie|La Défense|Aix-en-Provence|Annecy|Marsella
FR: Marsiglia|Париж|Марсель|巴黎|马赛|勒阿弗尔|パリ|باريس
GB: London|Newcastle|Manchester|Birmingham|Leeds|Glasgow|Edinburgh|Liverpool|Bristol|Sheffield|Felixstowe
GB: Southampton|Nottingham|Leicester|Coventry|Hull|Kingston upon Hull|Newcastle upon Tyne
GB: Newcastle-upon-Tyne|Belfast|Cardiff|Aberdeen|Bradford|Wolverhampton|Stoke-on-Trent|Swansea
GB: Middlesbrough|Milton Keynes|Sunderland|Portsmouth|Plymouth|Dundee|Grimsby|Immingham|Tilbury|Luton
GB: Slough|Swindon|Ipswich|Peterborough|Warrington|Huddersfield|Stockport|Bolton|Rotherham|Doncaster|Wigan
GB: Dagenham|Lancashire|Yorkshire|West Midlands|Cheshire|Essex|Kent|Surrey|Hampshire|Londres|Londra|Лондон
GB: 伦敦|倫敦|لندن|ロンドン|~Kingston|~Perth|~Boston|~Cambridge|~Richmond|~Washington|~Lincoln
GE: Tbilisi|თბილისი|Batumi|ბათუმი|Kutaisi|ქუთაისი|Poti|ფოთი|Тбилиси|Батуми
GG: St Peter Port|St. Peter Port
GH: Accra|Kumasi|Tema|Takoradi|Tamale
GR: Athens|Athina|Αθήνα|Piraeus|Πειραιάς|Thessaloniki|Θεσσαλονίκη|Salonica|Patras|Πάτρα|Heraklion|Ηράκλειο
GR: Volos|Βόλος|Larissa|Λάρισα|Glyfada|Attiki|Attica|Marousi|Athen|Athènes|Atenas|Афины|Пирей|比雷埃夫斯
GT: Guatemala City|Ciudad de Guatemala|Quetzaltenango|Puerto Quetzal|Puerto Barrios
GN: Conakry
HK: Kowloon|九龍|九龙|Tsim Sha Tsui|Kwun Tong|Wan Chai|Wanchai|Tsuen Wan|Kwai Chung|Sheung Wan
HK: Causeway Bay|Mong Kok|Mongkok|Lai Chi Kok|Cheung Sha Wan|San Po Kong|Fo Tan|新界|觀塘|荃灣|葵涌
HK: New Territories|尖沙咀|灣仔|旺角
HN: Tegucigalpa|San Pedro Sula|Puerto Cortés
HR: Zagreb|Split|Rijeka|Osijek|Zadar|Pula|Varaždin|Karlovac|Загреб
HT: Port-au-Prince
HU: Budapest|Debrecen|Győr|Miskolc|Pécs|Szeged|Székesfehérvár|Kecskemét|Nyíregyháza|Szombathely|Будапешт
HU: 布达佩斯
ID: Jakarta|Surabaya|Bandung|Medan|Semarang|Tangerang|Bekasi|Batam|Makassar|Belawan|Tanjung Priok
ID: Tanjung Perak|Bogor|Depok|Denpasar|Palembang|Balikpapan|Sidoarjo|Gresik|Cikarang|Yogyakarta|Jawa Barat
ID: Jawa Timur|Jawa Tengah|DKI Jakarta|雅加达|泗水|Джакарта
IE: Dublin|Galway|Limerick|Waterford|Dundalk|Drogheda|Sligo|Kilkenny|Athlone|Co. Dublin|Co. Cork
IE: Co. Kildare|Co. Meath|Co. Galway|Cork|Baile Átha Cliath|都柏林
IL: Tel Aviv|Tel-Aviv|תל אביב|תל-אביב|Haifa|חיפה|Jerusalem|ירושלים|Ashdod|אשדוד|Beer Sheva|Be'er Sheva
IL: באר שבע|Petah Tikva|פתח תקווה|Herzliya|הרצליה|Netanya|נתניה|Rishon LeZion|Holon|חולון|Ramat Gan|רמת גן
IL: Тель-Авив|Хайфа
IM: Douglas|Castletown
IN: Mumbai|Bombay|Delhi|New Delhi|Chennai|Madras|Kolkata|Calcutta|Bengaluru|Bangalore|Hyderabad|Ahmedabad
IN: Pune|Surat|Nhava Sheva|Mundra|Ludhiana|Rajkot|Coimbatore|Kanpur|Jaipur|Vadodara|Baroda|Nagpur|Indore
IN: Noida|Gurgaon|Gurugram|Faridabad|Ghaziabad|Thane|Kochi|Cochin|Visakhapatnam|Vizag|Tuticorin
IN: Navi Mumbai|Nashik|Aurangabad|Jamnagar|Morbi|Moradabad|Kandla|Hosur|Salem|Tiruppur|Lucknow|Chandigarh
IN: Bhopal|Ankleshwar|Vapi|Gujarat|Maharashtra|Tamil Nadu|Karnataka|Telangana|Uttar Pradesh|Haryana|Punjab
IN: Rajasthan|West Bengal|Kerala|Andhra Pradesh|Madhya Pradesh|मुंबई|दिल्ली|孟买|Мумбаи
IQ: Baghdad|Basra|Basrah|Erbil|Mosul|Umm Qasr|Sulaymaniyah|Najaf|Kirkuk|بغداد|البصرة|أربيل|ام قصر|أم قصر
IR: Tehran|Teheran|تهران|Isfahan|Esfahan|اصفهان|Tabriz|تبریز|Mashhad|مشهد|Shiraz|شیراز|Bandar Abbas
IR: بندرعباس|بندر عباس|Ahvaz|اهواز|Karaj|کرج|Qom|Тегеран|Bushehr
IS: Reykjavík|Reykjavik|Akureyri|Hafnarfjörður|Kópavogur
IT: Milano|Milan|Mailand|Roma|Rome|Rom|Torino|Turin|Napoli|Naples|Neapel|Genova|Genoa|Genua|Gênes|Bologna
IT: Firenze|Florence|Venezia|Venice|Venedig|Verona|Brescia|Bergamo|Padova|Padua|Modena|Parma|Livorno
IT: Trieste|Bari|Catania|Palermo|La Spezia|Vicenza|Reggio Emilia|Ravenna|Gioia Tauro|Treviso|Udine|Bolzano
IT: Trento|Monza|Novara|Varese|Ancona|Perugia|Pisa|Prato|Salerno|Piacenza|Cremona|Mantova|Rimini|Cagliari
IT: Taranto|Lecco|Lombardia|Veneto|Emilia-Romagna|Piemonte|Toscana|Милан|Милано|Генуя|米兰|热那亚|ミラノ
JE: St Helier|St. Helier
JM: Kingston|Montego Bay
JO: Amman|Aqaba|عمّان|العقبة|إربد|Irbid|Zarqa|الزرقاء
JP: Tokyo|東京|東京都|Osaka|大阪|大阪市|Yokohama|横浜|Nagoya|名古屋|Kobe|神戸|Fukuoka|福岡|Kyoto|京都
JP: Sapporo|札幌|Kawasaki|川崎|Hiroshima|広島|Sendai|仙台|Chiba|千葉|Saitama|埼玉|Kitakyushu|北九州
JP: Hamamatsu|浜松|Sakai|堺市|Niigata|新潟|Shizuoka|静岡|Okayama|岡山|Hakata|博多|Aichi|愛知|Kanagawa
JP: 神奈川|Hyogo|兵庫|Hokkaido|北海道|Minato-ku|港区|Chuo-ku|Chiyoda-ku|千代田区|Shinjuku|新宿区|Токио
JP: Иокогама
KE: Nairobi|Mombasa|Kisumu|Nakuru|Eldoret|Thika
KG: Bishkek|Бишкек|Osh|Ош
KH: Phnom Penh|Sihanoukville|Siem Reap|ភ្នំពេញ|金边
KR: Seoul|서울|서울특별시|Busan|Pusan|부산|부산광역시|Incheon|인천|인천광역시|Daegu|대구|Daejeon|대전
KR: Gwangju|광주|Ulsan|울산|Changwon|창원|Suwon|수원|Ansan|안산|Gyeonggi-do|경기도|Gyeonggi|Geoje|거제
KR: Pyeongtaek|평택|Gimhae|김해|Cheonan|천안|Hwaseong|화성시|Seongnam|성남|Bucheon|부천|강남구|首尔|首爾
KR: 釜山|Сеул|Пусан
KW: Kuwait City|Shuwaikh|Shuaiba|Fahaheel|Hawally|Farwaniya|Salmiya|الشويخ|مدينة الكويت
KZ: Almaty|Алматы|Алмата|Алма-Ата|Astana|Астана|Nur-Sultan|Нур-Султан|Shymkent|Шымкент|Караганда|Karaganda
KZ: Қарағанды|Aktau|Актау|Ақтау|Атырау|Atyrau|Aktobe|Актобе|Ақтөбе|Павлодар|Pavlodar|Усть-Каменогорск
KZ: Костанай|Kostanay|Тараз|Уральск
LB: Beirut|Beyrouth|بيروت|~Tripoli|Saida|Jounieh|~طرابلس
LI: Vaduz|Schaan
LK: Colombo|Kandy|Galle|Negombo|Hambantota|கொழும்பு|Gampaha
LR: Monrovia
LT: Vilnius|Kaunas|Klaipėda|Klaipeda|Šiauliai|Panevėžys|Вильнюс|Клайпеда
LU: Esch-sur-Alzette|Luxembourg-Ville|Differdange|Dudelange|Contern|Leudelange
LV: Rīga|Riga|Liepāja|Liepaja|Ventspils|Daugavpils|Jelgava|Рига
LY: Tripoli|Benghazi|Misrata|Misurata|طرابلس|بنغازي|مصراتة
MA: Casablanca|Tanger|Tangier|Tanger Med|Tangier Med|Rabat|Marrakech|Marrakesh|Agadir|Fès|Kénitra|Kenitra
MA: Mohammedia|الدار البيضاء|طنجة|الرباط|Касабланка|卡萨布兰卡
MC: Monte-Carlo|Monte Carlo
MD: Chișinău|Chisinau|Кишинев|Кишинёв|Bălți
ME: Podgorica|Подгорица|Nikšić
MG: Antananarivo|Toamasina|Tamatave
MK: Skopje|Скопје|Скопје|Скопье|Bitola|Битола
ML: Bamako
MM: Yangon|Rangoon|Mandalay|仰光
MN: Ulaanbaatar|Улаанбаатар|Ulan Bator|Улан-Батор
MO: 氹仔|Taipa
MR: Nouakchott|Nouadhibou
MT: Valletta|Sliema|Birkirkara|Marsaxlokk|Msida|Gżira
MU: Port Louis|Port-Louis
MX: Ciudad de México|Mexico City|CDMX|México D.F.|Mexico D.F.|Guadalajara|Monterrey|Puebla|Tijuana
MX: Querétaro|Santiago de Querétaro|Mérida|San Luis Potosí|Aguascalientes|Ciudad Juárez|Toluca|Hermosillo
MX: Chihuahua|Saltillo|Culiacán|Mexicali|Morelia|Cancún|Manzanillo|Lázaro Cárdenas|Altamira|Ensenada
MX: Tampico|Reynosa|Irapuato|Celaya|Tlalnepantla|Naucalpan|Zapopan|Nuevo León|Nuevo Leon|Jalisco
MX: Estado de México|Edo. de México|Guanajuato|Coahuila|Sonora|Sinaloa|Veracruz|Torreón|León|Мехико
MX: 墨西哥城|~La Paz|~Córdoba|~Victoria
MY: Kuala Lumpur|Petaling Jaya|Shah Alam|Johor Bahru|Johor|Penang|Pulau Pinang|George Town|Georgetown
MY: Port Klang|Port Kelang|Pelabuhan Klang|Klang|Selangor|Ipoh|Melaka|Malacca|Kuching|Kota Kinabalu
MY: Pasir Gudang|Subang Jaya|Sarawak|Sabah|Seremban|Kuantan|Bayan Lepas|Butterworth|Perak|吉隆坡|槟城|柔佛
MY: Куала-Лумпур
MZ: Maputo|Beira|Nacala|Matola
NA: Windhoek|Walvis Bay
NG: Lagos|Abuja|Port Harcourt|Apapa|Tin Can Island|Kano|Ibadan|Onitsha|Onne|Benin City|Kaduna|Aba|Enugu
NG: Warri|Ikeja|Lekki|Nnewi|拉各斯|Лагос
NI: Managua|Corinto|~Granada|~León
NL: Amsterdam|Rotterdam|Den Haag|The Hague|'s-Gravenhage|Utrecht|Eindhoven|Tilburg|Groningen|Breda
NL: Nijmegen|Arnhem|Haarlem|Enschede|Almere|Moerdijk|Vlissingen|Venlo|Maastricht|Delft|Leiden|Dordrecht
NL: Zwolle|Apeldoorn|Den Bosch|'s-Hertogenbosch|Amersfoort|Schiedam|Zoetermeer|Hengelo|Roosendaal
NL: Noord-Holland|Zuid-Holland|Noord-Brabant|Gelderland|Роттердам|Амстердам|鹿特丹|阿姆斯特丹|ロッテルダム
NL: روتردام|Róterdam
NO: Oslo|Bergen|Stavanger|Trondheim|Kristiansand|Drammen|Tromsø|Ålesund|Haugesund|Sandnes|Sandefjord
NO: Fredrikstad|Larvik|Bodø|Осло|奥斯陆
NP: Kathmandu|काठमाडौं|Birgunj|Biratnagar|Lalitpur|Pokhara
NZ: Auckland|Wellington|Christchurch|Tauranga|Dunedin|Hamilton|Napier|Palmerston North|Lyttelton|奥克兰
OM: Muscat|Sohar|Salalah|Ruwi|Nizwa|مسقط|صحار|صلالة
PA: Ciudad de Panamá|Panama City|Balboa|Colón|Colon Free Zone|Zona Libre de Colón|Cristóbal
PE: Lima|Callao|Arequipa|Trujillo|Chiclayo|Piura|Cusco|Paita|Miraflores|San Isidro|Ate Vitarte|利马
PG: Port Moresby|Lae
PH: Manila|Metro Manila|Makati|Makati City|Quezon City|Cebu|Cebu City|Davao|Davao City|Pasig|Pasig City
PH: Taguig|Mandaue|Mandaue City|Caloocan|Valenzuela City|Parañaque|Subic|Laguna|Cavite|Batangas|Iloilo
PH: Cagayan de Oro|NCR|马尼拉|~San Juan
PK: Karachi|Lahore|Islamabad|Faisalabad|Sialkot|Rawalpindi|Multan|Gujranwala|Peshawar|~Hyderabad
PK: Port Qasim|Quetta|Punjab|Sindh|کراچی|لاہور|卡拉奇|Карачи
PL: Warszawa|Warsaw|Warschau|Varsovie|Varsovia|Kraków|Krakow|Cracow|Krakau|Wrocław|Wroclaw|Breslau|Poznań
PL: Poznan|Gdańsk|Gdansk|Danzig|Gdynia|Łódź|Lodz|Katowice|Szczecin|Stettin|Bydgoszcz|Lublin|Białystok
PL: Częstochowa|Rzeszów|Toruń|Kielce|Gliwice|Bielsko-Biała|Sosnowiec|Radom|Opole|Zielona Góra|Tychy|Zabrze
PL: Świnoujście|Mazowieckie|Śląskie|Варшава|Гданьск|华沙|格但斯克
PR: San Juan|Bayamón|Ponce|Carolina PR
PS: Ramallah|رام الله|Nablus|Hebron|غزة|Gaza
PT: Lisboa|Lisbon|Lisbonne|Porto|Oporto|Leixões|Braga|Aveiro|Setúbal|Coimbra|Leiria|Sines|Guimarães|Faro
PT: Funchal|Matosinhos|Vila Nova de Gaia|Maia|Viseu|Águeda|Лиссабон|里斯本|Lissabon
PY: Asunción|Asuncion|Ciudad del Este|Encarnación|~Concepción
QA: Doha|Hamad Port|Mesaieed|Al Wakrah|Ras Laffan|Lusail|الدوحة|多哈|Доха
RE: Saint-Denis de la Réunion
RO: București|Bucuresti|Bucureşti|Bucharest|Bukarest|Bucarest|Cluj-Napoca|Cluj Napoca|Timișoara|Timisoara
RO: Timişoara|Iași|Iasi|Constanța|Constanta|Constanţa|Brașov|Brasov|Ploiești|Ploiesti|Oradea|Craiova|Sibiu
RO: Galați|Galati|Arad|Pitești|Pitesti|Bacău|Бухарест|Констанца|布加勒斯特
RS: Beograd|Београд|Belgrade|Belgrad|Novi Sad|Нови Сад|Niš|Ниш|Subotica|Суботица|Kragujevac|Zrenjanin
RS: Čačak|Белград
RU: Москва|Moscow|Moskva|Moskau|Moscou|Moscú|Санкт-Петербург|Saint Petersburg|St. Petersburg|St Petersburg
RU: Sankt-Petersburg|Екатеринбург|Yekaterinburg|Ekaterinburg|Новосибирск|Novosibirsk|Казань|Kazan
RU: Нижний Новгород|Nizhny Novgorod|Челябинск|Chelyabinsk|Самара|Samara|Ростов-на-Дону|Rostov-on-Don
RU: Владивосток|Vladivostok|Новороссийск|Novorossiysk|Краснодар|Krasnodar|Уфа|Ufa|Пермь|Perm|Воронеж
RU: Voronezh|Волгоград|Volgograd|Красноярск|Krasnoyarsk|Омск|Omsk|Тюмень|Tyumen|Калининград|Kaliningrad
RU: Тула|Иркутск|Irkutsk|Хабаровск|Томск|Tomsk|Ижевск|Барнаул|Саратов|Ярославль|Рязань|Липецк|Пенза
RU: Тольятти|Tolyatti|Набережные Челны|Московская область|МО|Подольск|Химки|Мытищи|莫斯科|圣彼得堡
RU: モスクワ|موسكو|Moskwa
RW: Kigali
SA: Riyadh|Jeddah|Jiddah|Dammam|Khobar|Al Khobar|Al-Khobar|Jubail|Al Jubail|Yanbu|Makkah|Mecca|Madinah
SA: Medina|Dhahran|Tabuk|Abha|Qassim|Buraidah|Hofuf|الرياض|جدة|الدمام|الخبر|الجبيل|مكة|المدينة المنورة
SA: 利雅得|吉达|Эр-Рияд|Джидда
SD: Khartoum|Port Sudan|الخرطوم|بورتسودان
SE: Stockholm|Göteborg|Goteborg|Gothenburg|Gothembourg|Malmö|Malmo|Uppsala|Västerås|Örebro|Linköping
SE: Helsingborg|Jönköping|Norrköping|Lund|Umeå|Gävle|Borås|Sundsvall|Eskilstuna|Karlstad|Växjö|Halmstad
SE: Trelleborg|Luleå|Стокгольм|Гётеборг|斯德哥尔摩|哥德堡
SI: Ljubljana|Maribor|Koper|Celje|Kranj|Laibach|Любляна|Luka Koper
SK: Bratislava|Pressburg|Košice|Kosice|Žilina|Zilina|Nitra|Trnava|Trenčín|Prešov|Banská Bystrica|Poprad
SK: Братислава
SN: Dakar|Thiès|达喀尔
SO: Mogadishu|Berbera|Hargeisa
SV: San Salvador|Acajutla|Santa Tecla
SY: Damascus|Latakia|Lattakia|Aleppo|Tartous|دمشق|اللاذقية|حلب
TG: Lomé|Lome
TH: Bangkok|กรุงเทพ|กรุงเทพฯ|กรุงเทพมหานคร|Laem Chabang|แหลมฉบัง|Chonburi|Chon Buri|ชลบุรี|Rayong|ระยอง
TH: Samut Prakan|Samutprakarn|สมุทรปราการ|Samut Sakhon|สมุทรสาคร|Nonthaburi|นนทบุรี|Pathum Thani|ปทุมธานี
TH: Ayutthaya|Chiang Mai|เชียงใหม่|Songkhla|Phuket|Nakhon Ratchasima|曼谷|Бангкок
TN: Tunis|Sfax|Sousse|Bizerte|Radès|Rades|Monastir|Nabeul|صفاقس|سوسة
TR: Istanbul|İstanbul|İzmir|Izmir|Ankara|Bursa|Mersin|Kocaeli|Gebze|Adana|Antalya|Konya|Gaziantep|Kayseri
TR: Denizli|Ambarlı|Ambarli|Gemlik|İskenderun|Iskenderun|Eskişehir|Samsun|Trabzon|Tekirdağ|Sakarya|Manisa
TR: Çorlu|Tuzla İstanbul|Ümraniye|Ataşehir|Başakşehir|İkitelli|Esenyurt|Diyarbakır|Стамбул|Измир
TR: 伊斯坦布尔|إسطنبول|اسطنبول|استانبول
TT: Port of Spain|Port-of-Spain|San Fernando Trinidad|Point Lisas|Chaguanas
TW: Taipei|台北|臺北|台北市|Kaohsiung|高雄|Taichung|台中|臺中|Tainan|台南|臺南|Hsinchu|新竹|Keelung|基隆
TW: New Taipei|新北|Taoyuan|桃園|Changhua|彰化|Chiayi|嘉義|Pingtung|屏東|Yunlin|雲林|Miaoli|苗栗|Nantou
TW: 南投|Hualien|花蓮
TZ: Dar es Salaam|Dar-es-Salaam|Zanzibar|Arusha|Dodoma|Mwanza|Tanga
UA: Київ|Kyiv|Kiev|Киев|Kiew|Одеса|Odesa|Odessa|Одесса|Львів|Lviv|Львов|Харків|Kharkiv|Kharkov|Харьков
UA: Дніпро|Dnipro|Днепр|Запоріжжя|Zaporizhzhia|Миколаїв|Mykolaiv|Вінниця|Полтава|Chornomorsk|Чорноморськ
UA: Черкаси|Житомир|Чернівці|Івано-Франківськ|Луцьк|Рівне|Тернопіль|Ужгород|基辅|敖德萨
UG: Kampala|Entebbe|Jinja
US: New York|Los Angeles|Chicago|Houston|Dallas|Miami|Atlanta|Boston|Seattle|San Francisco|Philadelphia
US: Phoenix|San Diego|Denver|Detroit|Cleveland|Long Beach|Savannah|Charleston|Norfolk|Oakland|Tacoma
US: Newark|Baltimore|New Orleans|Minneapolis|Milwaukee|Pittsburgh|Cincinnati|Indianapolis|Nashville
US: Charlotte|Tampa|Orlando|Las Vegas|~Portland|St. Louis|Saint Louis|Kansas City|Salt Lake City|Austin
US: Fort Worth|~San Jose|Louisville|Memphis|Jacksonville|Columbus|Tulsa|Oklahoma City|Raleigh|Buffalo
US: Brooklyn|Laredo|El Paso|Fort Lauderdale|Ft. Lauderdale|Doral|Irvine|~Birmingham|San Antonio|Sacramento
US: Anchorage|Honolulu|Texas|California|Florida|Ohio|Illinois|Pennsylvania|New Jersey|Michigan
US: North Carolina|South Carolina|Massachusetts|Wisconsin|Minnesota|Colorado|Arizona|Nevada|Oregon
US: Tennessee|Missouri|Indiana|Virginia|Alabama|Kentucky|Louisiana|Oklahoma|Utah|Connecticut|Maryland
US: Kansas|Iowa|Nebraska|Arkansas|Idaho|Hawaii|Washington DC|Washington D.C.|Washington, D.C.|NYC
US: Nueva York|Nova York|Нью-Йорк|Лос-Анджелес|纽约|洛杉矶|休斯顿|芝加哥|ニューヨーク|~Athens|~Paris|~Rome
US: ~Naples|~Dublin|~Alexandria|~Manchester|~St. Petersburg|~Odessa|~Melbourne|~Panama City|~Venice
US: ~Vienna|~Geneva|~Moscow|~Cambridge|~Richmond|~Glasgow|~Aberdeen|~Bristol|~Lima|~Florence|~Milan
US: ~Berlin|~Salem|~Wellington
UY: Montevideo|Canelones|Maldonado
UZ: Tashkent|Ташкент|Toshkent|Samarkand|Самарканд|Samarqand|Андижан|Andijan|Фергана|Бухара|Наманган
VE: Caracas|Maracaibo|La Guaira|Puerto Cabello|Barquisimeto|Maracay|~Valencia|~Mérida|~Barcelona
VE: Ciudad Guayana|~Trujillo
VN: Hanoi|Ha Noi|Hà Nội|Ho Chi Minh City|Ho Chi Minh|Hồ Chí Minh|TP. HCM|TP.HCM|TPHCM|HCMC|Saigon|Sài Gòn
VN: Hai Phong|Haiphong|Hải Phòng|Da Nang|Đà Nẵng|Binh Duong|Bình Dương|Dong Nai|Đồng Nai|Cat Lai|Cát Lái
VN: Can Tho|Cần Thơ|Vung Tau|Vũng Tàu|Bac Ninh|Bắc Ninh|Long An|Hưng Yên|Hải Dương|胡志明|河内|海防|Ханой
VN: Хошимин
XK: Prishtina|Prishtinë|Pristina|Prizren|Приштина
YE: Aden|Sana'a|Sanaa|Hodeidah|عدن|صنعاء
ZA: Johannesburg|Cape Town|Durban|Pretoria|Port Elizabeth|Gqeberha|East London|Kempton Park|Sandton
ZA: Midrand|Centurion|Bloemfontein|Gauteng|KwaZulu-Natal|Western Cape|Eastern Cape|Richards Bay|Germiston
ZA: Boksburg|Randburg|Centurion Pretoria|Pinetown|Rustenburg|Polokwane|Kaapstad|Йоханнесбург|约翰内斯堡
ZA: 开普敦|~Newcastle|~Wellington
ZM: Lusaka|Kitwe|Ndola
ZW: Harare|Bulawayo
BS: Nassau|Freeport Bahamas
GY: Georgetown
SR: Paramaribo
CU: La Habana|Havana|Mariel
DJ: Port of Djibouti
GA: Libreville|Port-Gentil
BW: Gaborone
MW: Lilongwe|Blantyre
CW: Willemstad
BM: Hamilton Bermuda
FJ: Suva
LA: Vientiane|ວຽງຈັນ
BT: Thimphu|Phuentsholing
MV: Malé|Male'
TM: Ashgabat|Ашхабад
TJ: Dushanbe|Душанбе
BN: Bandar Seri Begawan
NE: Niamey
BF: Ouagadougou
TD: N'Djamena
GM: Banjul
SL: Freetown
CV: Praia|Mindelo
AD: Andorra la Vella
AG: St. John's Antigua
LS: Maseru
SZ: Mbabane|Manzini
"""
PLACES: tuple[tuple[str, str], ...] = tuple(
    (name, code)
    for code, _, names in (line.partition(": ") for line in _PLACES.strip().splitlines())
    for name in names.split("|")
)
