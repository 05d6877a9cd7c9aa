// Checks a ledger from outside, with nothing but Node: node verify.mjs [POSITION [CONNECTION]]
// Keeps beside itself what it has to remember: ledger.vkey and heads.note. CREDLEDGER_URL and auditor.token say whom to ask, and as whom.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const token = readFileSync('auditor.token', 'utf8').trim();

async function get(path) {
  const answer = await fetch(process.env.CREDLEDGER_URL + path, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.text();
}

// C2SP signed-note. An Ed25519 key is wrapped as RFC 8410 has it, which is what Node takes.
function open(note, vkey) {
  const [name, id, key] = [vkey.split('+')[0], vkey.split('+')[1], Buffer.from(vkey.split('+').slice(2).join('+'), 'base64')];
  const split = note.lastIndexOf('\n\n');
  const text = note.slice(0, split + 1);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  for (const line of note.slice(split + 2).trimEnd().split('\n')) {
    const [, signer, base64] = line.split(' ');
    const bytes = Buffer.from(base64, 'base64');
    if (signer !== name || bytes.subarray(0, 4).toString('hex') !== id) continue;
    if (!verify(null, Buffer.from(text), publicKey, bytes.subarray(4))) throw new Error('the signature is false');
    return text;
  }
  throw new Error('the note is not signed by the key that is trusted');
}

function heads(note, vkey) {
  const lines = open(note, vkey).trimEnd().split('\n').slice(2).map((line) => line.split(' '));
  return new Map(lines.map(([origin, size, root]) => [origin, { size: Number(size), root }]));
}

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const leaf = (entry) => sha256(Buffer.from([0]), entry);
const node = (left, right) => sha256(Buffer.from([1]), left, right);
const decode = (hashes) => hashes.map((hash) => Buffer.from(hash, 'base64'));
const half = (size) => 2 ** Math.ceil(Math.log2(size) - 1);

// RFC 6962 section 2.1.1, from the root down: the last hash of a proof is the sibling next to the root.
function rootOf(hash, index, size, proof) {
  if (size === 1) return proof.length === 0 ? hash : null;
  const left = half(size);
  const rest = proof.slice(0, -1);
  const sibling = proof.at(-1);
  if (!sibling) return null;
  const inner = index < left ? rootOf(hash, index, left, rest) : rootOf(hash, index - left, size - left, rest);
  return inner && (index < left ? node(inner, sibling) : node(sibling, inner));
}

// Section 2.1.2: the same hashes make the earlier root and the later one.
function rootsOf(from, to, proof, whole, earlier) {
  if (from === to) return whole ? [earlier, earlier] : [proof.at(-1), proof.at(-1)];
  const left = half(to);
  const rest = proof.slice(0, -1);
  const sibling = proof.at(-1);
  if (from <= left) {
    const [before, after] = rootsOf(from, left, rest, whole, earlier);
    return [before, node(after, sibling)];
  }
  const [before, after] = rootsOf(from - left, to - left, rest, false, earlier);
  return [node(sibling, before), node(sibling, after)];
}

function must(holds, what) {
  if (!holds) throw new Error(what);
}

if (!existsSync('ledger.vkey')) writeFileSync('ledger.vkey', await get('/v1/audit/key'));
const vkey = readFileSync('ledger.vkey', 'utf8').trim();
const note = await get('/v1/audit/checkpoint');
const now = heads(note, vkey);
console.log(`signed heads of ${now.size} trees`);

const kept = existsSync('heads.note') ? heads(readFileSync('heads.note', 'utf8'), vkey) : new Map();
for (const [origin, before] of kept) {
  const after = now.get(origin);
  must(after && after.size >= before.size, `${origin} is smaller than it was`);
  const log = origin.split('/').slice(2, 4).join('-');
  const proof = decode(JSON.parse(await get(`/v1/audit/proof?log=${log}&from=${before.size}&to=${after.size}`)).hashes);
  const roots = rootsOf(before.size, after.size, proof, true, Buffer.from(before.root, 'base64'));
  must(roots[0].toString('base64') === before.root && roots[1].toString('base64') === after.root, `${origin} was altered`);
  console.log(`${log} continues: ${before.size} to ${after.size}`);
}
writeFileSync('heads.note', note);

const [position, connection] = process.argv.slice(2);
if (position) {
  const proof = JSON.parse(await get(`/v1/audit/proof?position=${position}${connection ? `&connection=${connection}` : ''}`));
  const hash = proof.entry ? leaf(Buffer.from(proof.entry, 'base64')) : Buffer.from(proof.leaf_hash, 'base64');
  must(proof.checkpoint, `${position} is not signed yet`);
  const [origin, size, root] = open(proof.checkpoint, vkey).split('\n');
  must(origin === proof.origin && Number(size) === proof.size, 'the checkpoint is another tree\'s');
  must(rootOf(hash, proof.index, proof.size, decode(proof.hashes))?.toString('base64') === root, 'the proof is false');
  console.log(`${position} is leaf ${proof.index} of ${proof.size} in ${origin}`);
}
