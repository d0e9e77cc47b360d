// Inquiries that a visitor can start from: some that deserve a reply, and one that does not.

const someone = () => Math.floor(Math.random() * 900 + 100);

/** Each visitor is of a house of its own, or the second would be the first one's colleague. */
export const newAddress = (local) => `${local}@buyer-${someone()}.example`;

const draft = (label, name, local, subject, text) => ({
  label,
  get mail() { return { name, email: newAddress(local), subject, text }; },
});

export const DRAFTS = [
  draft("English", "Amara Singh", "amara", "Ball valves for a brewery",
    "Hello,\n\nwe are building a small brewery in Leeds and need 40 pcs stainless ball valves, DN32, food grade. " +
    "What is your price delivered, and how soon could you ship?\n\nThanks\nAmara Singh\n+44 113 496 0187"),
  draft("Deutsch", "Petra Vogelsang", "petra", "Anfrage LED-Leuchten",
    "Guten Tag,\n\nfür unsere Lagerhalle suchen wir 85 Stück LED-Leuchten, 150 W, dimmbar. Bitte nennen Sie uns Preis und " +
    "Lieferzeit frei Haus Bremen.\n\nFreundliche Grüße\nPetra Vogelsang\nTel. +49 30 23125 477"),
  draft("Español", "Julián Ocampo", "julian", "Válvulas de bola",
    "Buenos días:\n\nNecesitamos 500 piezas de válvulas de bola de 1 pulgada, en acero inoxidable. ¿Cuál es su mejor precio y " +
    "el plazo de entrega a Valparaíso?\n\nMuchas gracias\nJulián Ocampo"),
  draft("日本語", "高橋 美咲", "takahashi", "遠心ポンプの見積り依頼",
    "お世話になります。\n\n遠心ポンプ 5台（流量 30m³/h、揚程 20m）の見積りをお願いいたします。\n納期もあわせてお知らせください。\n\n高橋 美咲"),
  draft("العربية", "سارة المنصوري", "sara", "استفسار عن مضخات المياه",
    "السلام عليكم،\n\nنحتاج إلى 20 مضخة مياه لمشروع ري زراعي في العين. نرجو إرسال عرض السعر ومدة التسليم.\n\nمع الشكر\nسارة المنصوري"),
  draft("A robot's mail", "Robot 7", "no-reply", "Automatic reply: your message",
    "I am out of the office until Monday and will answer after my return."),
];
