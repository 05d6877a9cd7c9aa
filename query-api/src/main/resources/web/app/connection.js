// The page of one connection: how it is or was at any moment, who owned it, and everything that happened to it, proven in this browser.
import { all, get } from './api.js';
import { failed } from './failure.js';
import { ago, at, plural } from './format.js';
import { html, nothing, render } from './html.js';
import { follow } from './live.js';
import * as moments from './moment.js';
import { avatar, badge, status, waiting, who } from './parts.js';
import { proveAll } from './proof.js';
import { app, me } from './shell.js';
import { complain } from './toast.js';
import { owners, timeline } from './timeline.js';
import { REVOCATION } from './words.js';

const EVERY = 6000;
const STEPS = new Set(['RefreshRequested', 'RefreshStarted']);
const path = `/v1/connections/${me.subject}`;

const marks = new Map();
let history = [];
let latest = [];
let more = false;
let steps = false;
let moment = moments.given();
let then = null;
let words = {};
let turn = 0;

const shown = () => (steps ? history : history.filter(({ type }) => !STEPS.has(type)));

/** As it was, of the latest moment that was asked for: answers may come in another order. */
async function show() {
  const mine = ++turn;
  try {
    const answer = await get(moment ? `${path}?as_of=${encodeURIComponent(moment)}` : path);
    if (mine === turn) then = answer;
  } catch (problem) {
    if (mine === turn) then = null;
    if (problem.status !== 404) throw problem;
  }
}

function go(to) {
  moment = to;
  moments.remember(to);
  draw();
  show().then(draw, complain);
}

async function read() {
  const list = await all(`${path}/history`);
  latest = list.items;
  more = list.more;
  if (!moment) await show();
}

/** What came while somebody looked stands on top: it waits for a click, or everything would move. */
function take() {
  history = latest;
  draw();
  return check();
}

// Each once: what is proven stays so.
function check() {
  const open = history.map(({ position }) => position).filter((position) => !marks.has(position));
  for (const position of open) marks.set(position, { state: 'checking', words: '' });
  return proveAll(me.subject, open, (position, mark) => {
    marks.set(position, mark);
    draw();
  });
}

function proof() {
  const states = [...marks.values()].map(({ state }) => state);
  const count = (state) => states.filter((one) => one === state).length;
  const proven = count('proven');
  const bad = marks.size ? [...marks.values()].find(({ state }) => state === 'false') : null;
  const unable = [...marks.values()].find(({ state }) => state === 'unable');
  const [text, tone] = bad
    ? [`${count('false')} not proven`, 'bad']
    : proven === history.length
      ? [`All ${plural(proven, 'event', 'events')} proven in this browser`, 'good']
      : unable
        ? ['Not checked', 'plain']
        : [`${proven} of ${history.length} proven…`, 'info'];
  return html`<details class="proof" data-proven=${proven}>
    <summary>${badge(text, tone)}</summary>
    ${bad ? html`<p><strong>${bad.words}</strong></p>` : unable ? html`<p>${unable.words}</p>` : nothing}
    <p class="hint">For each event this page fetched its bytes and the hashes beside it, and computed the root that the ledger has signed.
    It shows that the log holds these very events in this order, and that none was altered since. It does not show that what was
    written was true. The key is the first that this browser saw here: compare it with what the operator says by another way.</p>
  </details>`;
}

/** From now on a time is said as how far it is; of the past it is said itself. */
const time = (instant, otherwise) => (moment && instant ? at(instant) : ago(instant, otherwise));

function state() {
  if (!then) return html`<section class="card" aria-label="State"><p>It did not exist yet.</p></section>`;
  return html`<section class="card" aria-label="State"><dl class="then">
    <div><dt>Status</dt><dd class="status">${status(then)}</dd></div>
    <div><dt>Owner</dt><dd class="owner">${who(then.owner)}</dd></div>
    <div><dt>Account</dt><dd>${then.account_login ?? '–'}</dd></div>
    <div><dt>Shared with</dt><dd>${then.shared_with.join(', ') || 'nobody'}</dd></div>
    <div><dt>Expires</dt><dd>${time(then.expires_at, 'never')}</dd></div>
    <div><dt>Refreshed</dt><dd>${time(then.last_refreshed, 'not yet')}</dd></div>
    <div class="wide"><dt>May be used for</dt><dd>${then.scopes.map((scope) => words[scope] ?? scope).join('; ') || 'what the provider decides'}</dd></div>
    ${then.revocation ? html`<div class="wide"><dt>Revocation</dt><dd>${REVOCATION[then.revocation]}</dd></div>` : nothing}
  </dl></section>`;
}

function draw() {
  const events = shown();
  const index = moments.indexOf(moment, events);
  const first = history[0];
  const title = then ?? {};
  render(
    html`<div class="toolbar">
        <p class="who-is">${avatar(title.account_login ?? title.name)}<span><strong>${title.account_login ?? title.name ?? '…'}</strong> <span class="hint">at ${title.provider ?? '…'}, <code>${title.key ?? me.subject}</code></span></span></p>
        ${proof()}
      </div>
      ${moments.slider(events, index, moment, go)}
      ${state()}
      ${first ? owners(events, index, Date.now()) : nothing}
      <section class="card" aria-label="History">
        <div class="toolbar"><h2>History</h2>
          <label class="hint"><input type="checkbox" .checked=${steps} @change=${({ target }) => { steps = target.checked; draw(); }}> each step of refreshes</label></div>
        ${timeline(events, index, marks, moments.address)}
        ${more ? html`<p class="hint">Only the first ${plural(history.length, 'event is', 'events are')} shown. <a href="/audit?connection=${me.subject}">The audit page has all.</a></p>` : nothing}
      </section>
      ${latest.length > history.length ? html`<button type="button" class="button changed" @click=${take}>${plural(latest.length - history.length, 'new event', 'new events')}: show</button>` : nothing}`,
    app,
  );
}

// A step in the timeline is a moment of this page: it is shown without leaving it.
app.addEventListener('click', (event) => {
  const link = event.target.closest('.timeline .what a');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(link.closest('li').dataset.position);
});

async function start() {
  render(waiting(3), app);
  try {
    const [{ items }] = await Promise.all([all('/v1/providers'), read(), moment ? show() : null]);
    words = items.find(({ id }) => id === then?.provider)?.scope_words ?? {};
  } catch (problem) {
    failed(app, problem);
    return;
  }
  take();
  follow(
    async () => {
      await read();
      draw();
    },
    EVERY,
    () => {},
  );
  setInterval(draw, 15_000);
}

start();
