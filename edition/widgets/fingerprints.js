/**
 * Fingerprints of texts, as edition/fingerprints.py makes them: hashes of sequences of words, thinned by winnowing.
 */

/** How many words a sequence has. */
export const SEQUENCE = 5;
/** Of how many sequences one is kept. */
export const WINDOW = 8;
const BITS = 20;

/** How many sequences there are to be mistaken for each other. */
export const SPACE = 2 ** BITS;

const WORD = /[\u3400-\u9fff]|(?:(?![\u3400-\u9fff])[\p{L}\p{N}])+/gu; // Chinese writes no spaces: each character is a word

const UNSEEN = /(?![\t-\r\x1c-\x1f\x85])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** The words of a text in small letters; marks divide words. @param {string} text @returns {string[]} */
export const words = (text) => text.normalize("NFKC").replace(UNSEEN, "").toLowerCase().match(WORD) ?? [];

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest >>> 0;
});

/** The checksum CRC-32 of a text in UTF-8. @param {string} text */
export function crc32(text) {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 255];
  return (sum ^ 0xffffffff) >>> 0;
}

/** The hash of every sequence of words in a text, in its order. @param {string} text @returns {number[]} */
export function sequences(text) {
  const found = words(text);
  return found.slice(SEQUENCE - 1).map((_, at) => crc32(found.slice(at, at + SEQUENCE).join(" ")));
}

/** As much of each hash as is kept. @param {number[]} hashes @returns {Set<number>} */
export const shortened = (hashes) => new Set(hashes.map((hash) => hash % SPACE));

/** The least hash of each window. @param {number[]} hashes @returns {number[]} */
export const thinned = (hashes) => hashes.slice(0, Math.max(1, hashes.length - WINDOW + 1))
  .map((_, at) => Math.min(...hashes.slice(at, at + WINDOW)));
