// Words as they are looked for: without accents and capitals.

export const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
