/**
 * The terms of Web Annotations as JSON-LD may spell them: long or short, a value alone or in a list of one; as
 * edition/ledger_terms.py has them.
 */

const TEXTS = ["value", "chars", "source", "id"]; // where a text may be, or the address of what has it
const DEEPEST = 6;
const OTHERWISE = new Map([["motivatedBy", "motivation"], ["totalItems", "total"]]);

/** A list as it is, one thing as a list of one, and nothing as an empty one. @param {any} content */
export const listed = (content) => (Array.isArray(content) ? content : content == null ? [] : [content]);
/** @param {any} one */
export const isObject = (one) => typeof one === "object" && one !== null;
/** @param {any} one */
export const isNode = (one) => isObject(one) && !Array.isArray(one);

/** A term without what stands before it: an at sign, its namespace, the verb of the vocabulary's own names. @param {string} name */
function short(name) {
  const [before] = /^(?:@(?=(?:id|type|value)$)|\S*[/#:])?(?:has(?=[A-Z]))?/.exec(name) ?? [""];
  const rest = name.slice(before.length);
  const plain = before.endsWith("has") ? rest[0].toLowerCase() + rest.slice(1) : rest;
  return OTHERWISE.get(plain) ?? plain;
}

/**
 * A reviver: a node with the short terms of the vocabulary. Where a term comes twice, the one without a namespace holds.
 * @param {string} _ @param {any} node
 */
export const termed = (_, node) => (isNode(node) ? Object.fromEntries(Object.entries(node)
  .sort(([one], [other]) => +other.includes(":") - +one.includes(":")).map(([name, value]) => [short(name), value])) : node);

/** The text of a body, and whether it is but the address of one that lies elsewhere. @param {any} body */
export function saidBy(body) {
  let named = true; // a body that is nothing but a string is an address, if it is one
  for (let depth = 0; depth < DEEPEST && isObject(body); depth += 1) {
    if (isNode(body)) {
      const key = TEXTS.find((one) => one in body) ?? "";
      named = key === "source" || key === "id";
      body = body[key];
    } else if (body.length === 1) [body] = body;
  }
  if (typeof body !== "string" || /\p{Cs}/u.test(body)) return { text: null, elsewhere: false };
  return { text: body, elsewhere: named && /^[A-Za-z][\w+.-]*:\S+$/.test(body) };
}

/** @param {any} one */
export const textOf = (one) => saidBy(one).text;

/** A term of the vocabulary without the namespace before it. @param {any} name */
export const term = (name) => (textOf(name) ?? "").replace(/^.*#/s, "").replace(/^oa:/, "");
