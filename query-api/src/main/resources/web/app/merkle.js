// The trees of RFC 6962 section 2.1, checked with what the browser brings.

const bytes = (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

export async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes(...parts)));
}

export const leaf = (entry) => sha256(Uint8Array.of(0), entry);
const node = (left, right) => sha256(Uint8Array.of(1), left, right);

export const decode = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

export const same = (one, other) => one.length === other.length && one.every((byte, index) => byte === other[index]);

// The largest power of two below the size.
function half(size) {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** The root that a leaf and an inclusion proof make (section 2.1.1); null where there is no such leaf, or the proof is not as long as it must be. */
export async function rootOf(hash, index, size, proof) {
  // An index behind the last leaf ends here as well, and is not the leaf that is there.
  if (size === 1) return index === 0 && proof.length === 0 && hash.length === 32 ? hash : null;
  if (proof.length === 0) return null;
  const left = half(size);
  const sibling = proof.at(-1);
  const rest = proof.slice(0, -1);
  const inner = index < left ? await rootOf(hash, index, left, rest) : await rootOf(hash, index - left, size - left, rest);
  if (!inner) return null;
  return index < left ? node(inner, sibling) : node(sibling, inner);
}

/** Both roots that a consistency proof makes (section 2.1.2), or null. */
export async function rootsOf(from, to, proof, earlier, whole = true) {
  if (!(from > 0 && from <= to)) return null;
  if (from === to) {
    if (whole) return proof.length === 0 ? [earlier, earlier] : null;
    return proof.length === 1 ? [proof[0], proof[0]] : null;
  }
  if (proof.length === 0) return null;
  const left = half(to);
  const sibling = proof.at(-1);
  const rest = proof.slice(0, -1);
  const inner = from <= left ? await rootsOf(from, left, rest, earlier, whole) : await rootsOf(from - left, to - left, rest, earlier, false);
  if (!inner) return null;
  return from <= left ? [inner[0], await node(inner[1], sibling)] : [await node(sibling, inner[0]), await node(sibling, inner[1])];
}
