"""A small set of rules that uses every key, and one mistake for each of them.

A case: the file, the key that the mistake is about, what to replace, by what, and what must be said.
`¦` marks the place that must be named.
"""

FILES = {
    "products.yaml": """\
products:
  - id: ball-valve
    names: {en: ball valves}
    keywords:
      en: [ball valve]
    skus: ["BV-####-*"]
    exclude: [heart valve]
    catalogue: {file: products.yaml, link: https://www.example.com/valves.pdf}
  - id: pump
    names: {en: pumps}
    keywords: {en: [pump]}
""",
    "markets.yaml": """\
markets:
  - id: dach
    countries: [DE, AT]
    languages: [de]
    hours: [09:00-18:00]
    zone: Europe/Berlin
    weekend: [sat, sun]
    holidays: DE
    currency: EUR
  - id: rest
""",
    "routes.yaml": """\
routes:
  - name: special
    when:
      language: [de]
      country: [DE]
      market: [dach]
      product: [pump]
      source: [portal]
      grade: [A]
      risk: [none]
      domain: [.de]
      header: ["X-Fair: 2026"]
      size:
        over: 1 MB
        under: 9 MB
      attachment: [pdf]
      working_time: in
      subject: [tender]
    then:
      channel: leads
      template: first_reply
      reply_language: en
      team: valves
      rep: Li Na
      sla: 2h
      priority: high
      hold: large
  - name: rest
    then: {channel: leads, template: none}
""",
    "team.yaml": """\
team:
  - id: U0123ABCD
    name: Li Na
    email: li.na@example.com
    teams: [valves]
    languages: [de]
    markets: [dach]
    hours: [09:00-18:00]
    zone: Asia/Shanghai
    weekend: [sat]
    away:
      - from: 2026-02-15
        to: 2026-02-23
    cap: 20
""",
    "grades.yaml": """\
grades_from:
  A: 2
  B: 1
points:
  - name: everything
    gives: 3
    because: all of it
    has: [quantity]
    lacks: [free-mail]
    words: [FOB]
    country: [DE]
    market: [dach]
    product: [pump]
    source: [portal]
""",
    "calendar.yaml": """\
closures:
  - {name: Spring Festival, from: 2027-01-30, to: 2027-02-14}
notices:
  - country: CN
    year: 2027
    source: the State Council
    off: [2027-02-05 to 2027-02-11]
    work: [2027-02-20]
""",
    "guard.yaml": """\
block:
  - sender: "*@offers.example"
    silently: true
    note: price lists
allow:
  - sender: a@kunde.example
""",
    "sources.yaml": """\
labels:
  name: {en: [Name]}
sources:
  - name: portal
    title: Portal
    from: [notice@portal.example]
    authenticated_by:
      dkim: [portal.example]
      received_from: [mx.portal.example]
    requires:
      subject: [inquiry]
      body: [Buyer]
      headers: [x-a]
      fields: [email]
      at_least: 2
      asks: price
    unless: {subject: [invoice], body: [admin], headers: [x-b]}
    fields: {name: [Buyer]}
    closing: [Sent by]
    buyer_from: field
    reply_channel: mail
    limits: {per_hour: 9, per_address_days: 3}
    note: Four files.
""",
    "examples/ours.yaml": """\
examples:
  - name: a German
    from: Anna <anna@gruber.at>
    to: sales@example.com
    reply_to: anna@gruber.at
    subject: Anfrage Pumpen
    text: Bitte senden Sie uns ein Angebot über 500 Stück Pumpen, Lieferung frei Haus nach Wien im Mai.
    headers: {X-Fair: none}
    attachments: [list.pdf]
    received: 2026-03-02 12:00 UTC
    becomes:
      outcome: lead
      auto_reply: false
      language: de
      country: AT
      market: dach
      product: ""
      source: direct
      channel: leads
      template: none
      reply_language: en
      route: rest
      grade: C
      risk: none
      priority: normal
      reason: no template
""",
}

CASES = [
    (
        "products.yaml",
        "products",
        "products:\n",
        "¦product:\n",
        'unknown field "product", did you mean "products"?',
    ),
    ("products.yaml", "id", "id: pump", "id: ¦Pump 2", '"Pump 2": use small letters'),
    ("products.yaml", "id", "id: pump", "id: ¦ball-valve", 'the id "ball-valve" is taken (line 2)'),
    (
        "products.yaml",
        "names",
        "{en: pumps}",
        "{¦eng: pumps}",
        'unknown language code "eng", did you mean "en"?',
    ),
    ("products.yaml", "keywords", "en: [ball valve]", "en: [¦1.10]", 'put it in quotes: "1.10"'),
    ("products.yaml", "keywords", "en: [ball valve]", "en: ¦ball valve", "write a list: [ball valve]"),
    (
        "products.yaml",
        "keywords",
        "en: [ball valve]",
        'en: [¦"ball.*valve"]',
        "looks like a pattern: write plain words",
    ),
    (
        "products.yaml",
        "keywords",
        "{en: [pump]}",
        "{en: [¦Ball-Valve]}",
        'also belongs to "ball-valve" (line 5)',
    ),
    ("markets.yaml", "markets", "markets:\n", "¦market:\n", 'did you mean "markets"?'),
    ("markets.yaml", "id", "id: rest", "id: ¦dach", 'the id "dach" is taken (line 2)'),
    ("markets.yaml", "countries", "[DE, AT]", "[DE, ¦UK]", 'unknown country code "UK", did you mean "GB"?'),
    (
        "markets.yaml",
        "countries",
        "- id: rest",
        "- id: rest\n    countries: [¦DE]",
        '"DE" also belongs to "dach" (line 3)',
    ),
    ("markets.yaml", "countries", "[DE, AT]", "¦[]", '"countries" must not be empty'),
    ("markets.yaml", "languages", "[de]", "[¦german]", 'unknown language code "german", did you mean "de"?'),
    ("markets.yaml", "languages", "[de]", "[de, ¦sv]", 'no template in use is written in "sv"'),
    ("markets.yaml", "hours", "[09:00-18:00]", "[¦9-18]", '"9-18" is no span of time: write 09:00-18:00'),
    ("markets.yaml", "zone", "Europe/Berlin", "¦Berlin", 'did you mean "Europe/Berlin"?'),
    (
        "markets.yaml",
        "weekend",
        "[sat, sun]",
        "[sat, ¦Sunday]",
        'unknown weekday "Sunday", did you mean "sun"?',
    ),
    ("markets.yaml", "holidays", "holidays: DE", "holidays: ¦DE-Bavaria", "a part of one (DE-BY)"),
    ("markets.yaml", "currency", "EUR", "¦RMB", 'unknown currency "RMB", did you mean "CNY"?'),
    ("routes.yaml", "routes", "routes:\n", "¦rules:\n", 'unknown field "rules", did you mean "routes"?'),
    ("routes.yaml", "name", "name: special", "name: ¦7", 'put it in quotes: "7"'),
    (
        "routes.yaml",
        "when",
        "    when:\n      language: [de]",
        "    ¦wen:\n      language: [de]",
        'did you mean "when"?',
    ),
    (
        "routes.yaml",
        "language",
        "language: [de]",
        "language: [¦no_NO]",
        'unknown language code "no_NO", did you mean "no"?',
    ),
    ("routes.yaml", "language", "language: [de]", "language: ¦de", "write a list: [de]"),
    ("routes.yaml", "country", "country: [DE]", "country: [¦Germany]", 'did you mean "DE"?'),
    ("routes.yaml", "country", "country: [DE]", "country: [¦true]", 'put it in quotes: "true"'),
    (
        "routes.yaml",
        "market",
        "market: [dach]",
        "market: [¦dahc]",
        'no market "dahc" in markets.yaml, did you mean "dach"?',
    ),
    (
        "routes.yaml",
        "product",
        "product: [pump]",
        "product: [¦pumpe]",
        'no product "pumpe" in products.yaml, did you mean "pump"?',
    ),
    ("routes.yaml", "source", "source: [portal]", "source: [¦potral]", 'did you mean "portal"?'),
    ("routes.yaml", "grade", "grade: [A]", "grade: [¦a]", 'unknown grade "a", did you mean "A"?'),
    ("routes.yaml", "risk", "risk: [none]", "risk: [¦hihg]", 'unknown risk "hihg", did you mean "high"?'),
    ("routes.yaml", "domain", "domain: [.de]", 'domain: [¦"*@acme.de"]', 'did you mean "acme.de"?'),
    ("routes.yaml", "header", '["X-Fair: 2026"]', '[¦"X Fair: 2026"]', "names no header"),
    (
        "routes.yaml",
        "size",
        "size:\n        over: 1 MB\n        under: 9 MB",
        "size: ¦1 MB",
        '"size" needs fields of its own',
    ),
    ("routes.yaml", "over", "over: 1 MB", "over: ¦1 meg", '"1 meg" is no size: write it as 500 KB or 5 MB'),
    ("routes.yaml", "over", "over: 1 MB", "over: ¦10 MB", "no mail is over 10 MB and under 9 MB: swap them"),
    ("routes.yaml", "under", "under: 9 MB", "under: ¦9", 'put it in quotes: "9"'),
    ("routes.yaml", "attachment", "[pdf]", "[¦.PDF]", 'did you mean "pdf"?'),
    ("routes.yaml", "working_time", "working_time: in", "working_time: ¦inside", "is none of in, out"),
    (
        "routes.yaml",
        "subject",
        "subject: [tender]",
        "subject: [¦'^tender$']",
        "looks like a pattern: write plain words",
    ),
    ("routes.yaml", "subject", "subject: [tender]", "subject: [¦'']", "must not be empty"),
    (
        "routes.yaml",
        "then",
        "then: {channel: leads, template: none}",
        "then: ¦leads",
        '"then" needs fields of its own',
    ),
    (
        "routes.yaml",
        "channel",
        "then: {channel: leads",
        "then: {channel: ¦laeds",
        'no channel "laeds" in [slack.channels] of the settings (read at the start), did you mean "leads"?',
    ),
    (
        "routes.yaml",
        "template",
        "template: first_reply",
        "template: ¦first-reply",
        'did you mean "first_reply"?',
    ),
    (
        "routes.yaml",
        "reply_language",
        "reply_language: en",
        "reply_language: ¦sv",
        'template "first_reply" is not written in "sv"',
    ),
    (
        "routes.yaml",
        "team",
        "team: valves",
        "team: ¦valve",
        'no team "valve" in team.yaml, did you mean "valves"?',
    ),
    ("routes.yaml", "rep", "rep: Li Na", "rep: ¦Lina", 'no rep "Lina" in team.yaml, did you mean "Li Na"?'),
    ("routes.yaml", "sla", "sla: 2h", "sla: ¦2 days", "write hours of work, as 8h"),
    (
        "routes.yaml",
        "sla",
        "      sla: 2h",
        "      ¦sla:",
        '"sla" has no value: write one, or delete the line',
    ),
    (
        "routes.yaml",
        "priority",
        "priority: high",
        "priority: ¦hgih",
        'is none of low, normal, high, urgent, did you mean "high"?',
    ),
    ("routes.yaml", "hold", "hold: large", "hold: yes please¦: no", "mapping values are not allowed"),
    ("team.yaml", "team", "team:\n", "¦reps:\n", 'unknown field "reps": there are team'),
    ("team.yaml", "id", "U0123ABCD", '¦"@lina"', 'choose "Copy member ID"'),
    ("team.yaml", "name", "name: Li Na", "name: ¦7", 'put it in quotes: "7"'),
    (
        "team.yaml",
        "email",
        "email: li.na@example.com",
        "email: ¦Li Na <li.na@example.com>",
        "write one without a name, as li.na@example.com",
    ),
    ("team.yaml", "teams", "teams: [valves]", "teams: [¦Valves]", '"Valves": use small letters'),
    ("team.yaml", "languages", "languages: [de]", "languages: [¦cn]", 'did you mean "zh-Hans"?'),
    (
        "team.yaml",
        "markets",
        "markets: [dach]",
        "markets: [¦dacj]",
        'no market "dacj" in markets.yaml, did you mean "dach"?',
    ),
    ("team.yaml", "hours", "[09:00-18:00]", "[¦09:00-09:00]", "for the whole day write 00:00-24:00"),
    ("team.yaml", "zone", "Asia/Shanghai", "¦Asia/Beijing", 'unknown time zone "Asia/Beijing"'),
    ("team.yaml", "weekend", "weekend: [sat]", "weekend: [¦fr]", 'did you mean "fri"?'),
    (
        "team.yaml",
        "away",
        "    away:\n      - from",
        "    ¦abscence:\n      - from",
        'unknown field "abscence"',
    ),
    ("team.yaml", "from", "from: 2026-02-15", "from: ¦15.02.2026", "write year-month-day"),
    ("team.yaml", "to", "to: 2026-02-23", "to: ¦2026-02-03", "before it begins (2026-02-15): swap them"),
    ("team.yaml", "cap", "cap: 20", "cap: ¦-1", '"-1": write a number from 0 up'),
    ("grades.yaml", "grades_from", "grades_from:", "¦grade_from:", 'did you mean "grades_from"?'),
    ("grades.yaml", "A", "A: 2", "A: ¦9", "no inquiry can get 9 points: all together give 3"),
    ("grades.yaml", "B", "B: 1", "B: ¦one", '"one": write a whole number'),
    ("grades.yaml", "points", "points:\n", "¦point:\n", 'did you mean "points"?'),
    ("grades.yaml", "name", "name: everything", "name: ¦Every Thing", "use small letters"),
    ("grades.yaml", "gives", "gives: 3", "gives: ¦30", '"30": write a number up to 20'),
    ("grades.yaml", "because", "because: all of it", "because: ¦[all]", "write one text here"),
    (
        "grades.yaml",
        "has",
        "has: [quantity]",
        "has: [¦quantities]",
        'unknown sign "quantities", did you mean "quantity"?',
    ),
    ("grades.yaml", "lacks", "lacks: [free-mail]", "lacks: [¦freemail]", 'did you mean "free-mail"?'),
    ("grades.yaml", "words", "words: [FOB]", "words: [¦false]", 'put it in quotes: "false"'),
    ("grades.yaml", "country", "country: [DE]", "country: [¦XQ]", 'did you mean "XK"?'),
    ("grades.yaml", "market", "market: [dach]", "market: [¦dachs]", 'did you mean "dach"?'),
    (
        "grades.yaml",
        "product",
        "product: [pump]",
        "product: [¦pumps]",
        'no product "pumps" in products.yaml, did you mean "pump"?',
    ),
    (
        "grades.yaml",
        "source",
        "source: [portal]",
        "source: [¦portals]",
        'no source "portals" in sources.yaml, did you mean "portal"?',
    ),
    ("guard.yaml", "block", "block:\n", "¦blocked:\n", 'did you mean "block"?'),
    ("guard.yaml", "allow", "allow:\n", "¦alow:\n", 'did you mean "allow"?'),
    ("guard.yaml", "sender", "a@kunde.example", "¦kunde.example", 'did you mean "*@kunde.example"?'),
    ("guard.yaml", "sender", "a@kunde.example", '¦"*@offers.example"', 'is already under "block" (line 2)'),
    ("guard.yaml", "silently", "silently: true", "silently: ¦yes", '"yes": write true or false'),
    ("guard.yaml", "note", "note: price lists", "note: ¦2026", 'put it in quotes: "2026"'),
    (
        "sources.yaml",
        "labels",
        "labels:\n  name:",
        "labels:\n  ¦nam:",
        'no field "nam", did you mean "name"?',
    ),
    ("sources.yaml", "sources", "sources:\n", "¦source:\n", 'did you mean "sources"?'),
    ("sources.yaml", "name", "name: portal", "name: ¦direct", "the name of mail that no profile takes"),
    ("sources.yaml", "title", "title: Portal", "title: ¦''", "must not be empty"),
    ("sources.yaml", "from", "[notice@portal.example]", "[¦portal.example]", "write an address"),
    (
        "sources.yaml",
        "authenticated_by",
        "    authenticated_by:\n",
        "    ¦authenticatedby:\n",
        'did you mean "authenticated_by"?',
    ),
    ("sources.yaml", "dkim", "dkim: [portal.example]", "dkim: [¦own-domian]", 'did you mean "own-domain"?'),
    (
        "sources.yaml",
        "received_from",
        "[mx.portal.example]",
        "¦mx.portal.example",
        "write a list: [mx.portal.example]",
    ),
    ("sources.yaml", "requires", "    requires:\n", "    ¦require:\n", 'did you mean "requires"?'),
    ("sources.yaml", "subject", "[inquiry]", "[¦0.5]", 'put it in quotes: "0.5"'),
    ("sources.yaml", "body", "body: [Buyer]", "body: ¦Buyer", "write a list: [Buyer]"),
    ("sources.yaml", "headers", "headers: [x-a]", "headers: ¦x-a", "write a list: [x-a]"),
    ("sources.yaml", "fields", "fields: [email]", "fields: [¦emial]", 'did you mean "email"?'),
    ("sources.yaml", "at_least", "at_least: 2", "at_least: ¦two", "write a whole number"),
    ("sources.yaml", "asks", "asks: price", "asks: ¦prices", 'did you mean "price"?'),
    ("sources.yaml", "unless", "unless: {subject", "unless: {¦subjects", 'did you mean "subject"?'),
    ("sources.yaml", "closing", "[Sent by]", "¦Sent by", "write a list: [Sent by]"),
    ("sources.yaml", "buyer_from", "buyer_from: field", "buyer_from: ¦feild", 'did you mean "field"?'),
    (
        "sources.yaml",
        "reply_channel",
        "reply_channel: mail",
        "reply_channel: ¦e-mail",
        'did you mean "mail"?',
    ),
    ("sources.yaml", "limits", "limits: {per_hour", "limits: {¦perhour", 'did you mean "per_hour"?'),
    ("sources.yaml", "per_hour", "per_hour: 9", "per_hour: ¦-9", "write a number from 0 up"),
    (
        "sources.yaml",
        "per_address_days",
        "per_address_days: 3",
        "per_address_days: ¦3.5",
        "write a whole number",
    ),
    ("sources.yaml", "note", "note: Four files.", "note: ¦4", 'put it in quotes: "4"'),
    ("examples/ours.yaml", "examples", "examples:\n", "¦example:\n", 'did you mean "examples"?'),
    ("examples/ours.yaml", "name", "name: a German", "name: ¦1", 'put it in quotes: "1"'),
    ("examples/ours.yaml", "from", "    from: Anna", "    ¦form: Anna", 'did you mean "from"?'),
    ("examples/ours.yaml", "to", "to: sales@example.com", "to: ¦[a@example.com]", "write one text here"),
    ("examples/ours.yaml", "reply_to", "    reply_to:", "    ¦replyto:", 'did you mean "reply_to"?'),
    (
        "examples/ours.yaml",
        "subject",
        "subject: Anfrage Pumpen",
        "subject: ¦2026",
        'put it in quotes: "2026"',
    ),
    ("examples/ours.yaml", "text", "    text: Bitte", "    ¦txt: Bitte", 'did you mean "text"?'),
    ("examples/ours.yaml", "headers", "{X-Fair: none}", "{X-Fair: ¦2026}", 'put it in quotes: "2026"'),
    ("examples/ours.yaml", "attachments", "[list.pdf]", "¦list.pdf", "write a list: [list.pdf]"),
    (
        "examples/ours.yaml",
        "received",
        "2026-03-02 12:00 UTC",
        "¦2026-03-02 12:00",
        "write it as 2026-03-02 12:00 UTC",
    ),
    ("examples/ours.yaml", "becomes", "    becomes:\n", "    ¦become:\n", 'did you mean "becomes"?'),
    (
        "examples/ours.yaml",
        "outcome",
        "outcome: lead",
        "outcome: ¦held",
        'example "a German": outcome is lead, not held',
    ),
    (
        "examples/ours.yaml",
        "auto_reply",
        "auto_reply: false",
        "auto_reply: ¦true",
        "auto_reply is false, not true (the route has no template)",
    ),
    (
        "examples/ours.yaml",
        "language",
        "language: de\n      country",
        "language: ¦nl\n      country",
        "language is de, not nl",
    ),
    ("examples/ours.yaml", "country", "country: AT", "country: ¦Austria", 'unknown country code "Austria"'),
    ("examples/ours.yaml", "market", "market: dach", "market: ¦dahc", 'did you mean "dach"?'),
    ("examples/ours.yaml", "product", 'product: ""', "product: ¦pump", "product is not known, not pump"),
    ("examples/ours.yaml", "source", "source: direct", "source: ¦portal", "source is direct, not portal"),
    (
        "examples/ours.yaml",
        "channel",
        "channel: leads",
        "channel: ¦leads-de",
        "channel is leads, not leads-de",
    ),
    (
        "examples/ours.yaml",
        "template",
        "template: none",
        "template: ¦first_reply",
        "template is none, not first_reply",
    ),
    (
        "examples/ours.yaml",
        "reply_language",
        "reply_language: en\n      route",
        "reply_language: ¦german\n      route",
        'did you mean "de"?',
    ),
    (
        "examples/ours.yaml",
        "route",
        "route: rest",
        "route: ¦specail",
        'no route "specail" in routes.yaml, did you mean "special"?',
    ),
    ("examples/ours.yaml", "grade", "grade: C", "grade: ¦B", "grade is C, not B"),
    ("examples/ours.yaml", "risk", "risk: none", "risk: ¦high", "risk is none, not high"),
    ("examples/ours.yaml", "team", "priority: normal", "team: ¦valves", "team is not known, not valves"),
    ("examples/ours.yaml", "rep", "priority: normal", "rep: ¦Lina", 'did you mean "Li Na"?'),
    ("examples/ours.yaml", "sla", "priority: normal", "sla: ¦2 hours", "write hours and minutes of work"),
    ("examples/ours.yaml", "priority", "priority: normal", "priority: ¦high", "priority is normal, not high"),
    ("examples/ours.yaml", "reason", "reason: no template", "reason: ¦out of office", "not out of office"),
    ("products.yaml", "skus", '["BV-####-*"]', '[¦"####-BV"]', "write one such as BV-####-*"),
    ("products.yaml", "skus", '["BV-####-*"]', '[¦"BV-[0-9]+"]', "write one such as BV-####-*"),
    (
        "products.yaml",
        "exclude",
        "exclude: [heart valve]",
        "exclude: ¦heart valve",
        "write a list: [heart valve]",
    ),
    ("products.yaml", "catalogue", "    catalogue: {", "    ¦catalog: {", 'did you mean "catalogue"?'),
    (
        "products.yaml",
        "file",
        "file: products.yaml",
        "file: ¦valves.pdf",
        'there is no file "valves.pdf": write its path from',
    ),
    (
        "products.yaml",
        "link",
        "link: https:",
        "link: ¦http:",
        "write it as https://www.example.com/valves.pdf",
    ),
    ("calendar.yaml", "closures", "closures:\n", "¦closure:\n", 'did you mean "closures"?'),
    ("calendar.yaml", "name", "name: Spring Festival", "name: ¦2027", 'put it in quotes: "2027"'),
    ("calendar.yaml", "from", "from: 2027-01-30", "from: ¦30.01.2027", "write year-month-day, as 2026-02-17"),
    ("calendar.yaml", "to", "to: 2027-02-14", "to: ¦2027-01-14", "before it begins (2027-01-30): swap them"),
    ("calendar.yaml", "notices", "notices:\n", "¦notes:\n", 'did you mean "notices"?'),
    ("calendar.yaml", "country", "country: CN", "country: ¦UK", 'did you mean "GB"?'),
    ("calendar.yaml", "year", "    year: 2027", "    ¦yaer: 2027", 'did you mean "year"?'),
    ("calendar.yaml", "source", "source: the State Council", "source: ¦2026", 'put it in quotes: "2026"'),
    (
        "calendar.yaml",
        "off",
        "2027-02-05 to 2027-02-11",
        "¦2027-02-11 to 2027-02-05",
        "ends before it begins: swap the days",
    ),
    (
        "calendar.yaml",
        "work",
        "2027-02-20",
        "¦2026-02-20",
        "is of 2026, not of the year 2027: write it into a notice of its own",
    ),
]
