"""Weekdays, months and deadlines: language, key, words. No-break spaces hold together what must not part."""

TABLE = """
ar weekdays الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد
ar months يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر
ar day {weekday} {day} {month} {year}
ar today اليوم قبل الساعة {time} (بتوقيتكم المحلي، {zone})
ar moment في موعد أقصاه يوم {day}، الساعة {time} (بتوقيتكم المحلي، {zone})
ar by_day في موعد أقصاه يوم {day}
ar within_one خلال يوم عمل واحد
ar within_two خلال يومَي عمل
ar within خلال {n} أيام عمل

de weekdays Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag
de months Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember
de day {weekday}, {day}. {month} {year}
de today heute bis {time} Uhr (Ihre Ortszeit, {zone})
de moment bis {day}, {time} Uhr (Ihre Ortszeit, {zone})
de by_day bis {day}
de within_one innerhalb eines Arbeitstags
de within innerhalb von {n} Arbeitstagen

en weekdays Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday
en months January|February|March|April|May|June|July|August|September|October|November|December
en day {weekday}, {day} {month} {year}
en today today by {time} (your time, {zone})
en moment by {day}, {time} (your time, {zone})
en by_day by {day}
en within_one within one working day
en within within {n} working days

es weekdays lunes|martes|miércoles|jueves|viernes|sábado|domingo
es months enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
es day {weekday}, {day} de {month} de {year}
es today hoy, a más tardar a las {time} (hora local de su país, {zone})
es moment a más tardar el {day}, a las {time} (hora local de su país, {zone})
es by_day a más tardar el {day}
es within_one en el plazo de un día laborable
es within en el plazo de {n} días laborables

fr weekdays lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche
fr months janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre
fr first 1er
fr time {hour} h {minute:02}
fr day {weekday} {day} {month} {year}
fr today aujourd’hui, au plus tard à {time} (votre heure locale, {zone})
fr moment au plus tard le {day} à {time} (votre heure locale, {zone})
fr by_day au plus tard le {day}
fr within_one dans un délai d’un jour ouvré
fr within dans un délai de {n} jours ouvrés

it weekdays lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica
it months gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre
it first 1º
it day {weekday} {day} {month} {year}
it today oggi entro le ore {time} (Vostra ora locale, {zone})
it moment entro {day}, ore {time} (Vostra ora locale, {zone})
it by_day entro {day}
it within_one entro un giorno lavorativo
it within entro {n} giorni lavorativi

ja weekdays 月|火|水|木|金|土|日
ja months 1|2|3|4|5|6|7|8|9|10|11|12
ja day {year}年{number}月{day}日（{weekday}）
ja today 本日{time}（お客様の現地時間、{zone}）までに
ja moment {day}{time}（お客様の現地時間、{zone}）までに
ja by_day {day}までに
ja within_one 1営業日以内に
ja within {n}営業日以内に

ko weekdays 월|화|수|목|금|토|일
ko months 1|2|3|4|5|6|7|8|9|10|11|12
ko day {year}년 {number}월 {day}일({weekday})
ko today 오늘 {time}(귀사 현지 시각, {zone})까지
ko moment {day} {time}(귀사 현지 시각, {zone})까지
ko by_day {day}까지
ko within_one 영업일 기준 1일 이내에
ko within 영업일 기준 {n}일 이내에

nl weekdays maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag
nl months januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december
nl day {weekday} {day} {month} {year}
nl today vandaag vóór {time} uur (uw lokale tijd, {zone})
nl moment uiterlijk {day} om {time} uur (uw lokale tijd, {zone})
nl by_day uiterlijk {day}
nl within_one binnen één werkdag
nl within binnen {n} werkdagen

pl weekdays poniedziałku|wtorku|środy|czwartku|piątku|soboty|niedzieli
pl months stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia
pl day {weekday}, {day} {month} {year}
pl today dziś do godz. {time} (Państwa czasu lokalnego, {zone})
pl moment do {day}, godz. {time} (Państwa czasu lokalnego, {zone})
pl by_day do {day}
pl within_one w ciągu jednego dnia roboczego
pl within w ciągu {n} dni roboczych

pt weekdays segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo
pt months janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro
pt day {weekday}, {day} de {month} de {year}
pt today hoje, até às {time} (hora local do seu país, {zone})
pt moment até {day}, às {time} (hora local do seu país, {zone})
pt by_day até {day}
pt within_one no prazo de um dia útil
pt within no prazo de {n} dias úteis

pt-BR weekdays segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo
pt-BR months janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro
pt-BR first 1º
pt-BR day {weekday}, {day} de {month} de {year}
pt-BR today hoje, até as {time} (seu horário local, {zone})
pt-BR moment até {day}, às {time} (seu horário local, {zone})
pt-BR by_day até {day}
pt-BR within_one em até um dia útil
pt-BR within em até {n} dias úteis

ru weekdays понедельник|вторник|среда|четверг|пятница|суббота|воскресенье
ru months января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря
ru day {day} {month} {year} г. ({weekday})
ru today сегодня до {time} (Ваше местное время, {zone})
ru moment не позднее {day}, {time} по Вашему местному времени ({zone})
ru by_day не позднее {day}
ru within_one в течение одного рабочего дня
ru within в течение {n} рабочих дней

tr weekdays Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi|Pazar
tr months Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık
tr day {day} {month} {year} {weekday}
tr today bugün en geç saat {time} itibarıyla (yerel saatinizle, {zone})
tr moment en geç {day} günü saat {time} itibarıyla (yerel saatinizle, {zone})
tr by_day en geç {day} günü
tr within_one bir iş günü içinde
tr within {n} iş günü içinde

vi weekdays Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy|Chủ nhật
vi months 1|2|3|4|5|6|7|8|9|10|11|12
vi day {weekday}, ngày {day} tháng {number} năm {year}
vi today chậm nhất là {time} hôm nay (giờ địa phương của Quý khách, {zone})
vi moment chậm nhất là {time}, {day} (giờ địa phương của Quý khách, {zone})
vi by_day chậm nhất là {day}
vi within_one trong vòng một ngày làm việc
vi within trong vòng {n} ngày làm việc

zh-Hans weekdays 一|二|三|四|五|六|日
zh-Hans months 1|2|3|4|5|6|7|8|9|10|11|12
zh-Hans day {year}年{number}月{day}日（星期{weekday}）
zh-Hans today 最迟于今天 {time}（贵方当地时间，{zone}）
zh-Hans moment 最迟于{day}{time}（贵方当地时间，{zone}）
zh-Hans by_day 最迟于{day}
zh-Hans within_one 在一个工作日内
zh-Hans within 在 {n} 个工作日内

zh-Hant weekdays 一|二|三|四|五|六|日
zh-Hant months 1|2|3|4|5|6|7|8|9|10|11|12
zh-Hant day {year}年{number}月{day}日（星期{weekday}）
zh-Hant today 最遲於今天 {time}（貴方當地時間，{zone}）
zh-Hant moment 最遲於{day}{time}（貴方當地時間，{zone}）
zh-Hant by_day 最遲於{day}
zh-Hant within_one 於一個工作天內
zh-Hant within 於 {n} 個工作天內
"""
