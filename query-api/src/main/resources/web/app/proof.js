// Whether an event is in the log that the ledger signed: found out here, from the event's bytes, and not believed.
import { get } from './api.js';
import { decode, leaf, rootOf, same } from './merkle.js';
import { head, key, Unverified } from './notes.js';

const AT_ONCE = 4;
const AGAIN = 1500;
const TRIES = 4;

/** @returns {state: 'proven' | 'waiting' | 'false' | 'unable', words} */
export async function prove(connection, position) {
  try {
    const { name } = await key();
    for (let turn = 0; turn < TRIES; turn++) {
      const proof = await get(`/v1/audit/proof?position=${position}&connection=${connection}`);
      if (proof.checkpoint) return await checked(proof, position, name);
      // The next head is signed in about a second.
      await new Promise((done) => setTimeout(done, AGAIN));
    }
    return { state: 'waiting', words: 'The ledger has not signed it yet.' };
  } catch (problem) {
    if (problem instanceof Unverified) return { state: 'unable', words: problem.message };
    return problem.status ? { state: 'unable', words: 'This server does not offer the proof.' } : { state: 'false', words: problem.message };
  }
}

async function checked(proof, position, name) {
  const [shard, seq] = position.split(':').map(Number);
  const signed = await head(proof.checkpoint);
  const origin = `${name}/events/${shard}`;
  if (signed.origin !== proof.origin || !(signed.origin === origin || signed.origin.startsWith(`${origin}/`))) throw new Error('The signed head is another tree’s.');
  if (signed.size !== proof.size || proof.index !== seq - 1) throw new Error('The proof is of another place.');
  if (!proof.entry) return { state: 'unable', words: 'The event’s bytes are not shown to you.' };
  const hash = await leaf(decode(proof.entry));
  const root = await rootOf(hash, proof.index, proof.size, proof.hashes.map(decode));
  if (!root || !same(root, signed.root)) throw new Error('The event is not in what was signed.');
  return { state: 'proven', words: `Leaf ${proof.index} of ${proof.size} in ${signed.origin}, under the ledger’s signature. Checked in this browser.` };
}

/** All of them, a few at once; tells of each. */
export async function proveAll(connection, positions, told) {
  const left = [...positions];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let position = left.shift(); position; position = left.shift()) {
        told(position, await prove(connection, position));
      }
    }),
  );
}
