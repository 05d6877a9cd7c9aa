// The page of everything that happened: what an address names can be sent to somebody.
import { ownership } from './audit-ownership.js';
import { tail } from './audit-tail.js';
import { trees } from './audit-trees.js';
import { get } from './api.js';
import { at, plural } from './format.js';
import { html, nothing, render, repeat } from './html.js';
import { badge } from './parts.js';
import { app } from './shell.js';
import { sentence } from './toast.js';
import { event, EVENT_TYPES, tone } from './words.js';

const PART = 200;
const MOST = 2000;
const DAY = 86_400_000;
const FILTERS = ['from', 'to', 'connection', 'identity', 'type'];
const VIEWS = { events: 'Events', ownership: 'Ownership', trees: 'Checkpoints' };

const address = new URLSearchParams(location.search);
const view = VIEWS[address.get('view')] ? address.get('view') : 'events';
// Without any wish: the last day, up to now.
if (view === 'events' && !FILTERS.some((name) => address.get(name))) address.set('from', new Date(Date.now() - DAY).toISOString());

let items = [];
let cursor = null;
let busy = false;
let problem = '';
let state = 'paused';
let stop = null;

function query(more = {}) {
  const asked = new URLSearchParams();
  for (const name of FILTERS) if (address.get(name)) asked.set(name, address.get(name));
  for (const [name, value] of Object.entries(more)) if (value) asked.set(name, value);
  return asked.toString();
}

async function read(more) {
  busy = true;
  draw();
  try {
    const part = await get(`/v1/audit/events?${query({ limit: PART, cursor: more ? cursor : null })}`);
    items = more ? [...items, ...part.items] : part.items;
    cursor = part.next_cursor;
    problem = '';
  } catch (refused) {
    problem = sentence(refused);
  }
  busy = false;
  draw();
}

function filter(submitted) {
  submitted.preventDefault();
  const given = new FormData(submitted.target);
  for (const name of FILTERS) {
    const value = String(given.get(name) ?? '').trim();
    const wanted = value && (name === 'from' || name === 'to') ? new Date(value).toISOString() : value;
    if (wanted) address.set(name, wanted);
    else address.delete(name);
  }
  history.replaceState(null, '', `${location.pathname}?${query()}`);
  const live = Boolean(stop);
  stop?.();
  stop = null;
  read(false).then(() => live && follow());
}

/** From what is shown on: the rest is read first, so that nothing is missing between. */
async function follow() {
  while (cursor && items.length < MOST) await read(true);
  const last = items.at(-1);
  stop = tail(live(last), add, (told) => {
    state = told;
    draw();
  });
  draw();
}

function live(last) {
  const asked = new URLSearchParams(query());
  asked.delete('to');
  asked.delete('from');
  if (last) asked.set('from', last.at);
  return asked;
}

// The stream begins at the time of the last one that is shown, which it tells again.
function add(item) {
  if (items.some(({ position }) => position === item.position)) return;
  const box = app.querySelector('.table-box');
  const atEnd = box && box.scrollHeight - box.scrollTop - box.clientHeight < 48;
  items = [...items, item].slice(-MOST);
  draw();
  if (atEnd) box.scrollTop = box.scrollHeight;
}

function toggle() {
  if (stop) {
    stop();
    stop = null;
    draw();
  } else {
    follow();
  }
}

/** For a field that knows local times only. */
function local(name) {
  const value = address.get(name);
  if (!value) return nothing;
  const date = new Date(value);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

function field(name, label, type = 'text') {
  return html`<div class="field"><label for=${name}>${label}</label>
    <input id=${name} name=${name} type=${type} step=${type === 'text' ? nothing : '1'} value=${(type === 'text' ? address.get(name) : local(name)) ?? nothing} autocomplete="off" autocapitalize="off" spellcheck="false" /></div>`;
}

function about(item) {
  if (item.connection) return html`<a href="/connections/${item.connection}"><code>${item.connection.slice(0, 12)}…</code></a>`;
  return item.identity ?? '–';
}

function account(item) {
  const words = [item.provider, item.account_login].filter(Boolean).join(' · ');
  const access = [item.outcome?.replaceAll('_', ' '), item.purpose].filter(Boolean).join(', ');
  return [words, access].filter(Boolean).join(', ') || '–';
}

function row(item) {
  return html`<tr data-position=${item.position}>
    <td data-name="Time" class="time">${at(item.at)}</td>
    <td data-name="What">${badge(event(item.type), item.seal ? 'bad' : tone(item.type), item.seal ? 'The sealed part does not open: somebody changed the record' : item.type)}</td>
    <td data-name="Who">${item.actor ?? '–'}</td>
    <td data-name="About">${about(item)}${item.connection && item.identity ? html` ${item.identity}` : nothing}</td>
    <td data-name="Account">${account(item)}</td>
    <td data-name="Position"><code>${item.position}</code></td>
  </tr>`;
}

function tabs() {
  return html`<nav class="tabs inner" aria-label="Parts of the audit">
    ${Object.entries(VIEWS).map(([name, words]) => html`<a href="/audit?view=${name}" aria-current=${name === view ? 'page' : nothing}>${words}</a>`)}
  </nav>`;
}

function draw() {
  render(
    html`${tabs()}
      <form class="card filters" @submit=${filter} role="search" aria-label="Events">
        ${field('from', 'From', 'datetime-local')} ${field('to', 'To', 'datetime-local')} ${field('identity', 'Handle')} ${field('connection', 'Connection')}
        <div class="field"><label for="type">Type</label><select id="type" name="type"><option value="">all</option>${EVENT_TYPES.map((type) => html`<option value=${type} ?selected=${type === address.get('type')}>${event(type)}</option>`)}</select></div>
        <p class="actions"><button class="button small" type="submit" ?disabled=${busy}>Search</button></p>
      </form>
      <div class="toolbar">
        <p class="hint">${busy ? 'Reading the log…' : `${plural(items.length, 'event', 'events')}${cursor ? ', and more' : ''}`}</p>
        <div class="actions">
          <span class="state ${state}">${{ live: 'Live', lost: 'Taken up again…', ended: 'Ended by the server', paused: 'Not live' }[state]}</span>
          <button type="button" class="button quiet small follow" aria-pressed=${stop ? 'true' : 'false'} @click=${toggle}>${stop ? 'Stop' : 'Follow live'}</button>
          <a class="button quiet small" href="/v1/audit/events?${query({ format: 'csv' })}" download>CSV</a>
          <a class="button quiet small" href="/v1/audit/events?${query({ format: 'ndjson' })}" download>NDJSON</a>
        </div>
      </div>
      <p class="problem" role="alert">${problem}</p>
      ${items.length || busy || stop ? list() : html`<section class="card empty"><h2>Nothing happened in that time</h2><p>Everything that anybody does here is an event: connecting, refreshing, handing over, each token that is handed out, and each reading of this page. Choose another time, or fewer filters.</p></section>`}`,
    app,
  );
}

function list() {
  return html`<div class="table-box tall" role="region" aria-label="Events" tabindex="0">
      <table><caption class="unseen">Events, oldest first</caption>
        <thead><tr>${['Time', 'What', 'Who', 'About', 'Account', 'Position'].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${repeat(items, ({ position }) => position, row)}</tbody>
      </table>
    </div>
    ${cursor && items.length < MOST ? html`<p class="actions"><button type="button" class="button quiet small" ?disabled=${busy} @click=${() => read(true)}>More</button></p>` : nothing}`;
}

if (view === 'events') {
  read(false);
} else {
  render(html`${tabs()}<div id="part"></div>`, app);
  const part = document.getElementById('part');
  if (view === 'ownership') ownership(part);
  else trees(part);
}
