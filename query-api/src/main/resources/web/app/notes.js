// Signed notes of the ledger (C2SP signed-note), and whose signature this browser takes for the ledger's: the first that it saw here.
import { get } from './api.js';
import { decode, same, sha256 } from './merkle.js';

const PINNED = 'credledger.key';
const ED25519 = 1;

/** What this browser cannot check, or will not. */
export class Unverified extends Error {}

let trusted = null;

/** The key, and whether it was kept from an earlier visit. */
export function key() {
  trusted ??= find();
  return trusted;
}

async function find() {
  if (!globalThis.crypto?.subtle) throw new Unverified('A browser checks signatures only on pages that come by https, or from this machine.');
  const line = (await get('/v1/audit/key')).trim();
  const known = kept();
  if (known && known !== line) throw new Unverified('The ledger shows another key than the one that this browser saw first. Ask whoever runs it why.');
  const key = await parse(line);
  keep(line);
  return { ...key, line, kept: Boolean(known) };
}

async function parse(line) {
  const [name, id, ...rest] = line.split('+');
  const bytes = decode(rest.join('+'));
  if (bytes[0] !== ED25519) throw new Unverified('The key is of a kind that this page does not know.');
  const hash = await sha256(new TextEncoder().encode(`${name}\n`), bytes);
  if (hex(hash.subarray(0, 4)) !== id) throw new Unverified('The key does not have the id that it is shown with.');
  try {
    const imported = await crypto.subtle.importKey('raw', bytes.subarray(1), { name: 'Ed25519' }, false, ['verify']);
    return { name, id, imported };
  } catch {
    throw new Unverified('This browser cannot check Ed25519 signatures.');
  }
}

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The lines of a note that the ledger signed. */
export async function open(note) {
  const { name, id, imported } = await key();
  const split = note.lastIndexOf('\n\n');
  const text = note.slice(0, split + 1);
  for (const line of note.slice(split + 2).trimEnd().split('\n')) {
    const [, signer, base64] = line.split(' ');
    const bytes = decode(base64);
    if (signer !== name || hex(bytes.subarray(0, 4)) !== id) continue;
    const good = await crypto.subtle.verify({ name: 'Ed25519' }, imported, bytes.subarray(4), new TextEncoder().encode(text));
    if (!good) throw new Error('The signature is false.');
    return text.trimEnd().split('\n');
  }
  throw new Error('The note is not signed by the ledger.');
}

/** Origin, size and root of one tree. */
export async function head(note) {
  const [origin, size, root] = await open(note);
  return { origin, size: Number(size), root: decode(root) };
}

export const sameRoot = same;

function kept() {
  try {
    return localStorage.getItem(PINNED);
  } catch {
    return null;
  }
}

function keep(line) {
  try {
    localStorage.setItem(PINNED, line);
  } catch {
    // Storage is refused: each visit is the first then.
  }
}
