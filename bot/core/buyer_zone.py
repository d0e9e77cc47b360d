"""The time zone of a buyer, where it can be known well enough to promise a time on his clock."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_tz
from zoneinfo import ZoneInfo

# Countries with one zone, or with one for nearly everybody.
_ONE = """
Europe/Amsterdam NL; Europe/Andorra AD; Europe/Athens GR; Europe/Belgrade RS; Europe/Berlin DE
Europe/Bratislava SK; Europe/Brussels BE; Europe/Bucharest RO; Europe/Budapest HU; Europe/Chisinau MD
Europe/Copenhagen DK; Europe/Dublin IE; Europe/Helsinki FI AX; Europe/Istanbul TR; Europe/Kyiv UA
Europe/Lisbon PT; Europe/Ljubljana SI; Europe/London GB GG IM JE; Europe/Luxembourg LU; Europe/Madrid ES
Europe/Malta MT; Europe/Minsk BY; Europe/Monaco MC; Europe/Oslo NO SJ; Europe/Paris FR; Europe/Podgorica ME
Europe/Prague CZ; Europe/Riga LV; Europe/Rome IT SM VA; Europe/Sarajevo BA; Europe/Skopje MK; Europe/Sofia BG
Europe/Stockholm SE; Europe/Tallinn EE; Europe/Tirane AL; Europe/Vaduz LI; Europe/Vienna AT
Europe/Vilnius LT; Europe/Warsaw PL; Europe/Zagreb HR; Europe/Zurich CH; Europe/Belgrade XK
Europe/Gibraltar GI; Atlantic/Reykjavik IS; Atlantic/Faroe FO
Asia/Almaty KZ; Asia/Amman JO; Asia/Ashgabat TM; Asia/Baghdad IQ; Asia/Bahrain BH; Asia/Baku AZ
Asia/Bangkok TH; Asia/Beirut LB; Asia/Bishkek KG; Asia/Brunei BN; Asia/Colombo LK; Asia/Damascus SY
Asia/Dhaka BD; Asia/Dili TL; Asia/Dubai AE; Asia/Dushanbe TJ; Asia/Gaza PS; Asia/Ho_Chi_Minh VN
Asia/Hong_Kong HK; Asia/Jerusalem IL; Asia/Kabul AF; Asia/Karachi PK; Asia/Kathmandu NP; Asia/Kolkata IN
Asia/Kuala_Lumpur MY; Asia/Kuwait KW; Asia/Macau MO; Asia/Manila PH; Asia/Muscat OM; Asia/Nicosia CY
Asia/Phnom_Penh KH; Asia/Pyongyang KP; Asia/Qatar QA; Asia/Riyadh SA; Asia/Seoul KR; Asia/Shanghai CN
Asia/Singapore SG; Asia/Taipei TW; Asia/Tashkent UZ; Asia/Tbilisi GE; Asia/Tehran IR; Asia/Thimphu BT
Asia/Tokyo JP; Asia/Ulaanbaatar MN; Asia/Vientiane LA; Asia/Yangon MM; Asia/Yerevan AM; Asia/Aden YE
Indian/Maldives MV; Indian/Mauritius MU; Indian/Antananarivo MG; Indian/Mahe SC; Indian/Reunion RE
Indian/Comoro KM; Indian/Mayotte YT
Africa/Abidjan CI; Africa/Accra GH; Africa/Addis_Ababa ET; Africa/Algiers DZ; Africa/Asmara ER
Africa/Bamako ML; Africa/Bangui CF; Africa/Banjul GM; Africa/Bissau GW; Africa/Blantyre MW
Africa/Brazzaville CG; Africa/Bujumbura BI; Africa/Cairo EG; Africa/Casablanca MA; Africa/Conakry GN
Africa/Dakar SN; Africa/Dar_es_Salaam TZ; Africa/Djibouti DJ; Africa/Douala CM; Africa/Freetown SL
Africa/Gaborone BW; Africa/Harare ZW; Africa/Johannesburg ZA; Africa/Juba SS; Africa/Kampala UG
Africa/Khartoum SD; Africa/Kigali RW; Africa/Lagos NG; Africa/Libreville GA; Africa/Lome TG; Africa/Luanda AO
Africa/Lusaka ZM; Africa/Malabo GQ; Africa/Maputo MZ; Africa/Maseru LS; Africa/Mbabane SZ
Africa/Mogadishu SO; Africa/Monrovia LR; Africa/Nairobi KE; Africa/Ndjamena TD; Africa/Niamey NE
Africa/Nouakchott MR; Africa/Ouagadougou BF; Africa/Porto-Novo BJ; Africa/Sao_Tome ST; Africa/Tripoli LY
Africa/Tunis TN; Africa/Windhoek NA; Atlantic/Cape_Verde CV
America/Argentina/Buenos_Aires AR; America/Asuncion PY; America/Barbados BB; America/Belize BZ
America/Bogota CO; America/Caracas VE; America/Cayenne GF; America/Costa_Rica CR; America/Curacao CW AW
America/El_Salvador SV; America/Guadeloupe GP; America/Guatemala GT; America/Guayaquil EC
America/Guyana GY; America/Havana CU; America/Jamaica JM; America/La_Paz BO; America/Lima PE
America/Managua NI; America/Martinique MQ; America/Montevideo UY; America/Nassau BS; America/Panama PA
America/Paramaribo SR; America/Port-au-Prince HT; America/Port_of_Spain TT; America/Puerto_Rico PR VI
America/Santiago CL; America/Santo_Domingo DO; America/Tegucigalpa HN; America/St_Lucia LC
Atlantic/Bermuda BM; America/Cayman KY; America/Antigua AG; America/Dominica DM; America/Grenada GD
America/St_Kitts KN; America/St_Vincent VC
Pacific/Auckland NZ; Pacific/Fiji FJ; Pacific/Guam GU; Pacific/Noumea NC; Pacific/Tahiti PF
Pacific/Apia WS; Pacific/Tongatapu TO; Pacific/Efate VU; Pacific/Guadalcanal SB; Pacific/Port_Moresby PG
"""

# Countries with several: from east to west, where two have one offset the bigger one first.
_MANY: Mapping[str, tuple[str, ...]] = {
    country: tuple(zones.split())
    for country, zones in {
        "AU": "Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Darwin Australia/Perth",
        "BR": "America/Sao_Paulo America/Manaus America/Rio_Branco",
        "CA": "America/St_Johns America/Halifax America/Toronto America/Winnipeg America/Regina"
        " America/Edmonton America/Vancouver",
        "CD": "Africa/Lubumbashi Africa/Kinshasa",
        "GL": "America/Nuuk America/Thule",
        "ID": "Asia/Jayapura Asia/Makassar Asia/Jakarta",
        "MX": "America/Cancun America/Mexico_City America/Hermosillo America/Tijuana",
        "RU": "Asia/Kamchatka Asia/Magadan Asia/Vladivostok Asia/Yakutsk Asia/Irkutsk Asia/Novosibirsk"
        " Asia/Omsk Asia/Yekaterinburg Europe/Samara Europe/Moscow Europe/Kaliningrad",
        "US": "America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles"
        " America/Anchorage Pacific/Honolulu",
    }.items()
}


def _one(table: str) -> Mapping[str, str]:
    pairs = (entry.split() for entry in table.replace("\n", ";").split(";") if entry.strip())
    return {country: zone for zone, *countries in pairs for country in countries}


ZONES: Mapping[str, tuple[str, ...]] = {**{c: (z,) for c, z in _one(_ONE).items()}, **_MANY}


def zone_of(country: str, date_header: str, at: datetime) -> ZoneInfo | None:
    """The one zone of the country; of several, the one whose clock the mail's Date header shows."""
    zones = [ZoneInfo(name) for name in ZONES.get(country, ())]
    if len(zones) == 1:
        return zones[0]
    offset = _offset(date_header)
    return next((zone for zone in zones if at.astimezone(zone).utcoffset() == offset), None)


def easternmost(country: str) -> ZoneInfo | None:
    """Where a day of the country begins first: a deadline on this day is kept in all of it."""
    return next((ZoneInfo(name) for name in ZONES.get(country, ())), None)


def _offset(date_header: str) -> timedelta | None:
    parsed = parsedate_tz(date_header[:100])
    return timedelta(seconds=parsed[9]) if parsed and parsed[9] is not None else None
