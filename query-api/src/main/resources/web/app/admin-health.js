// How the ledger does: its parts, its refreshes by provider, its keys. All of it comes from the API; what that does not tell is said.
import { all, get } from './api.js';
import { at, number, plural, relative } from './format.js';
import { html, nothing, render, svg } from './html.js';
import { follow } from './live.js';
import { badge, empty, step, table } from './parts.js';
import { app } from './shell.js';
import { event } from './words.js';

const EVERY = 15_000;
const ROTATION = 5_000;
const SPAN = 3_600_000;
const BINS = 12;

export async function health(root) {
  let shown = null;

  async function read() {
    const from = new Date(Date.now() - SPAN).toISOString();
    const [ready, connections, done, failed, keys, standing] = await Promise.all([
      get('/health/ready'),
      all('/v1/connections'),
      events('CredentialRefreshed', from),
      events('RefreshFailed', from),
      Promise.all([events('MasterKeyRotated'), events('RefresherKeyRotated')]),
      get('/v1/keys'),
    ]);
    shown = { ready, ...connections, providers: providers(connections.items), done, failed, keys: keys.flat(), standing, from: Date.parse(from) };
    render(view(shown), root);
  }

  async function rotation() {
    shown.standing = await get('/v1/keys');
    render(view(shown), root);
  }

  await read();
  // Each look at the log is recorded, so this one is not as often as others.
  follow(read, EVERY * 4, () => {});
  follow(rotation, ROTATION, () => {});
  setInterval(() => render(view(shown), root), EVERY);
  app.dataset.ready = 'true';
}

async function events(type, from) {
  const query = new URLSearchParams({ type, limit: 500, ...(from ? { from } : {}) });
  return (await get(`/v1/audit/events?${query}`)).items;
}

/** By provider: what is due, what fails, what waits for its owner, and how long the oldest is overdue. */
function providers(connections) {
  const now = Date.now();
  const by = Map.groupBy(connections.filter(({ refresh }) => refresh), ({ provider }) => provider ?? 'erased');
  return [...by].map(([provider, all]) => {
    const count = (...states) => all.filter(({ refresh }) => states.includes(refresh.state)).length;
    const late = all.filter(({ status, expires_at }) => status !== 'needs_reauth' && expires_at && Date.parse(expires_at) < now).map(({ expires_at }) => expires_at);
    return { provider, all: all.length, due: count('requested', 'refreshing'), failing: count('waiting'), dead: count('needs_reauth'), late: late.length, oldest: late.sort()[0] ?? null };
  });
}

function bars(one, from) {
  const bins = Array.from({ length: BINS }, () => [0, 0]);
  one.forEach(({ at: time, type }) => {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(((Date.parse(time) - from) / SPAN) * BINS)));
    bins[bin][type === 'CredentialRefreshed' ? 0 : 1]++;
  });
  const most = Math.max(1, ...bins.map(([done, failed]) => done + failed));
  return html`<svg class="plot" viewBox="0 0 ${BINS * 20} 60" preserveAspectRatio="none" aria-hidden="true">
    ${bins.map(([done, failed], index) => svg`<rect class="done" x=${index * 20 + 2} y=${60 - (done / most) * 56} width="16" height=${(done / most) * 56}></rect>
      <rect class="failed" x=${index * 20 + 2} y=${60 - ((done + failed) / most) * 56} width="16" height=${(failed / most) * 56}></rect>`)}
  </svg>`;
}

function plots({ done, failed, from }) {
  const by = Map.groupBy([...done, ...failed], ({ provider }) => provider ?? 'erased');
  if (!by.size) return html`<p class="hint">Nothing was refreshed in the last hour.</p>`;
  return html`<div class="plots">${[...by].map(([provider, one]) => {
    const good = one.filter(({ type }) => type === 'CredentialRefreshed').length;
    return html`<figure>${bars(one, from)}<figcaption><strong>${provider}</strong> ${number(good)} done, ${number(one.length - good)} failed</figcaption></figure>`;
  })}</div>`;
}

function view(shown) {
  return html`<section class="card"><h2>Parts ${shown.ready.status === 'ready' ? badge('Ready', 'good') : badge('Not ready', 'bad')}</h2>
      <ul class="parts">${shown.ready.parts.map((part) => html`<li>${badge(part.degraded ? 'look' : part.ready ? 'ready' : 'not ready', part.degraded ? 'warn' : part.ready ? 'good' : 'bad')} <strong>${part.name}</strong> <span class="hint">${part.reason}</span></li>`)}</ul>
      <p class="hint">Of the process that answers you. The other services answer on their own ports.</p></section>
    <section class="card"><h2>Refreshes in the last hour</h2>${plots(shown)}<p class="hint">Five minutes a bar, from the log; at most 500 of each kind are counted.</p></section>
    <h2>Refreshes by provider</h2>
    ${shown.providers.length
      ? table(
          'Refreshes by provider',
          [
            ['Provider', ({ provider }) => html`<strong>${provider}</strong>`],
            ['Kept fresh', ({ all }) => number(all), 'number'],
            ['Under way', ({ due }) => number(due), 'number'],
            ['Failing', ({ failing }) => count(failing, 'warn'), 'number'],
            ['Waiting for their owner', ({ dead }) => count(dead, 'bad'), 'number'],
            ['Overdue', ({ late }) => count(late, 'warn'), 'number'],
            ['The oldest expired', ({ oldest }) => (oldest ? relative(oldest) : '–'), 'time'],
          ],
          shown.providers,
          ({ provider }) => provider,
        )
      : empty('Nothing is kept fresh yet', 'Connections with a refresh token are refreshed before they expire. As soon as there is one, it is counted here.')}
    ${shown.more ? html`<p class="hint">Of the first ${plural(shown.items.length, 'connection', 'connections')}. The refresher’s own metrics count all of them.</p>` : nothing}
    <section class="card"><h2>Keys ${rotated(shown.standing)}</h2>
      ${step(`Data keys under master key ${shown.standing.master_key}`, shown.standing.data_keys - shown.standing.under_older_keys, shown.standing.data_keys)}
      ${shown.keys.length ? html`<ul class="parts">${shown.keys.slice(-10).reverse().map((one) => html`<li>${event(one.type)} by ${one.actor}, ${at(one.at)} <code>${one.position}</code></li>`)}</ul>` : nothing}</section>`;
}

const rotated = ({ rotation }) => badge(...{ never: ['Never rotated', 'plain'], running: ['Rotation running', 'info'], finished: ['Rotation finished', 'good'] }[rotation]);

const count = (much, tone) => (much ? badge(number(much), tone) : '0');
