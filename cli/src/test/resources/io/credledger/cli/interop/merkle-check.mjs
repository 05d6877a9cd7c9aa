// Whether the page's merkle.js agrees with trees that are made the slow way, and with the public vectors: node merkle-check.mjs MERKLE_JS [VECTORS]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [script, vectors] = process.argv.slice(2);
const { decode, leaf, rootOf, rootsOf, same, sha256 } = await import(pathToFileURL(script));

const node = (left, right) => sha256(Uint8Array.of(1), left, right);
const half = (size) => 2 ** Math.floor(Math.log2(size - 1));
const leaves = await Promise.all(Array.from({ length: 18 }, (_, index) => leaf(Uint8Array.of(index))));

async function root(from, to) {
  const middle = from + half(to - from);
  return to - from === 1 ? leaves[from] : node(await root(from, middle), await root(middle, to));
}

async function path(index, from, to) {
  if (to - from === 1) return [];
  const middle = from + half(to - from);
  return index < middle ? [...(await path(index, from, middle)), await root(middle, to)] : [...(await path(index, middle, to)), await root(from, middle)];
}

async function subproof(size, from, to, whole) {
  if (size === to - from) return whole ? [] : [await root(from, to)];
  const middle = from + half(to - from);
  return size <= middle - from
    ? [...(await subproof(size, from, middle, whole)), await root(middle, to)]
    : [...(await subproof(size - (middle - from), middle, to, false)), await root(from, middle)];
}

const wrong = [];
let checks = 0;
function expect(what, expected, actual) {
  checks++;
  if (expected !== actual) wrong.push(`${what}: ${actual}`);
}

const includes = async (hash, index, size, proof, head) => {
  const made = await rootOf(hash, index, size, proof);
  return made !== null && same(made, head);
};
const continues = async (from, to, proof, earlier, later) => {
  const made = await rootsOf(from, to, proof, earlier);
  return made !== null && same(made[0], earlier) && same(made[1], later);
};

for (let size = 1; size <= leaves.length; size++) {
  const head = await root(0, size);
  for (let index = 0; index < size; index++) {
    const proof = await path(index, 0, size);
    for (let told = -1; told <= size + 1; told++) {
      expect(`leaf ${index} of ${size} as ${told}`, told === index, await includes(leaves[index], told, size, proof, head));
    }
    expect(`leaf ${index} of ${size}, too long`, false, await includes(leaves[index], index, size, [...proof, head], head));
    const from = index + 1;
    const earlier = await root(0, from);
    const steps = await subproof(from, 0, size, true);
    expect(`${from} to ${size}`, true, await continues(from, size, steps, earlier, head));
    expect(`${from} to ${size}, too long`, false, await continues(from, size, [...steps, head], earlier, head));
    expect(`nothing to ${size}`, false, await continues(0, size, steps, earlier, head));
    expect(`${size + 1} to ${size}`, false, await continues(size + 1, size, steps, earlier, head));
  }
}

function files(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = join(directory, entry.name);
    return entry.isDirectory() ? files(file) : file.endsWith('.json') ? [file] : [];
  });
}

if (vectors && existsSync(vectors)) {
  const list = (hashes) => (hashes ?? []).map(decode);
  for (const file of files(join(vectors, 'inclusion'))) {
    const { leafIdx, treeSize, root: head, leafHash, proof, wantErr } = JSON.parse(readFileSync(file));
    expect(file, !wantErr, await includes(decode(leafHash ?? ''), leafIdx, treeSize, list(proof), decode(head ?? '')));
  }
  for (const file of files(join(vectors, 'consistency'))) {
    const { size1, size2, root1, root2, proof, wantErr } = JSON.parse(readFileSync(file));
    expect(file, !wantErr, await continues(size1, size2, list(proof), decode(root1 ?? ''), decode(root2 ?? '')));
  }
}

console.log(JSON.stringify({ checks, wrong }));
