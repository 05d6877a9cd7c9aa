// What the ledger has signed, checked here: its signature, and that each tree continues what this browser saw before.
import { get } from './api.js';
import { ago, number, plural } from './format.js';
import { html, render } from './html.js';
import { decode, rootsOf, same } from './merkle.js';
import { key, open, Unverified } from './notes.js';
import { badge, table, waiting } from './parts.js';
import { sentence } from './toast.js';

const KEPT = 'credledger.heads';

export async function trees(root) {
  render(waiting(2), root);
  try {
    const trusted = await key();
    const note = await get('/v1/audit/checkpoint');
    const [, time, ...lines] = await open(note);
    const before = kept(trusted.line);
    const all = lines.map((line) => line.split(' ')).map(([origin, size, root]) => ({ origin, log: origin.split('/').slice(2, 4).join('-'), size: Number(size), root, before: before[origin] }));
    const show = () => render(view(trusted, time, all, note), root);
    all.forEach((tree) => { tree.state = tree.before ? 'checking' : 'first'; });
    show();
    for (const tree of all) {
      if (tree.before) tree.state = await continues(tree);
      show();
    }
    const lost = Object.keys(before).filter((origin) => !all.some((tree) => tree.origin === origin));
    if (!lost.length && all.every(({ state }) => state !== 'false')) keep(trusted.line, all, time);
    else if (lost.length) throw new Unverified(`A tree that this browser saw before is missing: ${lost.join(', ')}.`);
  } catch (problem) {
    render(refusal(problem), root);
  }
}

async function continues({ log, size, root, before }) {
  if (size < before.size) return 'false';
  try {
    const proof = await get(`/v1/audit/proof?log=${log}&from=${before.size}&to=${size}`);
    const roots = await rootsOf(before.size, size, proof.hashes.map(decode), decode(before.root));
    return roots && same(roots[0], decode(before.root)) && same(roots[1], decode(root)) ? 'continues' : 'false';
  } catch {
    return 'unable';
  }
}

const STATES = { first: ['seen for the first time', 'info'], checking: ['checking…', 'plain'], continues: ['continues', 'good'], false: ['does not continue', 'bad'], unable: ['not checked', 'warn'] };

function view(trusted, time, all, note) {
  const bad = all.some(({ state }) => state === 'false');
  const sum = (kind) => all.filter(({ log }) => log.startsWith(kind)).reduce((total, { size }) => total + size, 0);
  return html`<section class="card" aria-label="Signed heads">
      <h2>${bad ? badge('History was altered', 'bad') : badge('Signature holds', 'good')}</h2>
      <p>Signed ${ago(time)} over ${plural(sum('events'), 'event', 'events')} and ${plural(sum('access'), 'access record', 'access records')} in ${plural(all.length, 'tree', 'trees')}.
      ${trusted.kept ? 'The key is the one that this browser saw before.' : 'It is the first time that this browser sees the key: compare it with what the operator says by another way.'}</p>
      <p><code>${trusted.line}</code></p>
      <p class="hint">Whoever keeps this note can later show that the log was cut or altered. Keep it where the ledger’s operators cannot reach.</p>
      <p class="actions"><button class="button quiet small" type="button" @click=${() => save(note)}>Keep the note as a file</button></p>
    </section>
    ${table(
      'Trees',
      [
        ['Tree', (tree) => html`<code>${tree.log}</code>`],
        ['Leaves', (tree) => number(tree.size), 'number'],
        ['Since last time', (tree) => (tree.before ? `+${number(tree.size - tree.before.size)}` : '–'), 'number'],
        ['This browser’s check', (tree) => badge(...STATES[tree.state])],
        ['Root', (tree) => html`<code>${tree.root}</code>`],
      ],
      all,
      (tree) => tree.origin,
    )}`;
}

function refusal(problem) {
  const words = problem.status === 404 ? 'This server signs nothing: it has no checkpoint key. Ask another of its kind, or its operator.' : problem instanceof Unverified ? problem.message : sentence(problem);
  return html`<section class="card empty" role="alert"><h2>Nothing could be checked</h2><p>${words}</p></section>`;
}

function save(note) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([note], { type: 'text/plain' }));
  link.download = 'heads.note';
  link.click();
  URL.revokeObjectURL(link.href);
}

function kept(line) {
  try {
    const read = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
    return read?.key === line ? read.heads : {};
  } catch {
    return {};
  }
}

function keep(line, all, time) {
  try {
    const heads = Object.fromEntries(all.map(({ origin, size, root }) => [origin, { size, root }]));
    localStorage.setItem(KEPT, JSON.stringify({ key: line, time, heads }));
  } catch {
    // Storage is refused: nothing is compared the next time.
  }
}
