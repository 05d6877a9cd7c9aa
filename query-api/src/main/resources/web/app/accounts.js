// The page of connected accounts: values change in place while somebody looks; a row that comes or goes waits for a click, so that nothing
// moves under a finger.
import * as act from './account-actions.js';
import { account, isOver } from './account-row.js';
import { all, changing, whoami } from './api.js';
import { failed } from './failure.js';
import { plural } from './format.js';
import { html, nothing, render, repeat } from './html.js';
import { follow } from './live.js';
import { avatar, empty, waiting } from './parts.js';
import { app, isAdmin, me, readsAll } from './shell.js';
import { sentence } from './toast.js';

const EVERY = 4000;

const busy = new Set();
let providers = [];
let shown = [];
let latest = [];
let forge = null;
let state = 'live';
let trouble = '';

// Whoever may see all is shown their own here; the others are on the pages for that.
const list = changing(`/v1/connections?limit=500${readsAll ? `&owner=${encodeURIComponent(me.handle)}` : ''}`);

async function read() {
  const [answer, who] = await Promise.all([list(), whoami()]);
  forge = who.active_forge;
  if (answer) latest = answer.items;
}

/** What stands where: while it is the same, new values are shown at once. */
function places(connections) {
  return connections.map((connection) => `${connection.id} ${isOver(connection)} ${connection.provider}`).join('\n');
}

function take() {
  shown = latest;
  draw();
}

function update() {
  if (places(latest) === places(shown)) {
    take();
  } else {
    const now = new Map(latest.map((connection) => [connection.id, connection]));
    shown = shown.map((before) => {
      const after = now.get(before.id);
      return after && isOver(after) === isOver(before) ? after : before;
    });
    draw();
  }
}

/** What was done here is shown at once, wherever it belongs. */
async function run(connection, what) {
  busy.add(connection.id);
  draw();
  try {
    await what();
    await read();
  } catch (problem) {
    trouble = sentence(problem);
  } finally {
    busy.delete(connection.id);
    take();
  }
}

function attention() {
  const needed = shown.filter((connection) => connection.status === 'needs_reauth' && connection.owner === me.handle);
  if (!needed.length) {
    const words = shown.some((connection) => !isOver(connection))
      ? ['Nothing needs you.', 'Tokens are refreshed by themselves, and what cannot be is shown here.']
      : ['Nothing is connected yet.', 'Choose a provider below. What needs you later is shown here.'];
    return html`<section class="attention" aria-label="What needs you"><p><strong>${words[0]}</strong><span class="why">${words[1]}</span></p></section>`;
  }
  const [first, ...others] = needed;
  return html`<section class="attention needed" aria-label="What needs you">
    <p><strong>${act.named(first)} needs you${others.length ? `, and ${plural(others.length, 'other', 'others')}` : ''}.</strong>
    <span class="why">${first.status_reason?.detail ?? 'It has to be connected again.'}</span></p>
    ${first.kind === 'oauth2' ? html`<a class="button" href=${`/connections/${first.id}/reconnect`}>Connect ${act.named(first)} again</a>` : nothing}
  </section>`;
}

function card(provider, connections) {
  const page = { provider, forge, run, busy };
  const open = connections.filter((connection) => !isOver(connection));
  const over = connections.filter(isOver);
  const own = connections.filter((connection) => connection.owner === me.handle && connection.namespace === me.handle);
  return html`<section class="card provider" data-provider=${provider.id} aria-label=${provider.name}>
    <header>
      ${avatar(provider.name)}
      <div class="grow"><h2>${provider.name}</h2><p class="hint">${words(provider, open.length)}</p></div>
      ${provider.has_client
        ? html`<button type="button" class="button small ${connections.length ? 'quiet' : ''}" aria-label=${`Connect an account at ${provider.name}`} @click=${() => act.connect(provider, own.filter((one) => !isOver(one)).map((one) => one.name))}>${open.length ? 'Add' : 'Connect'}</button>`
        : isAdmin
          ? html`<a class="button quiet small" href="/admin/providers" aria-label=${`Set up ${provider.name}`}>Set up</a>`
          : nothing}
    </header>
    ${repeat(open, (one) => one.id, (one) => account(one, page))}
    ${over.length ? html`<details class="past"><summary>${plural(over.length, 'ended connection', 'ended connections')}</summary>${repeat(over, (one) => one.id, (one) => account(one, page))}</details>` : nothing}
  </section>`;
}

function words(provider, count) {
  if (provider.paused_since) return 'Paused by an admin: nothing is sent there by itself.';
  if (count) return plural(count, 'account', 'accounts');
  if (provider.has_client) return provider.base_url ?? 'Not connected';
  return isAdmin ? 'This server has no application there yet.' : 'Not set up: an admin registers this server there first.';
}

function draw() {
  const by = Map.groupBy(shown, ({ provider }) => provider);
  const known = new Set(providers.map(({ id }) => id));
  const gone = [...by.keys()].filter((id) => !known.has(id)).map((id) => ({ id, name: id ?? 'Erased', scope_words: {}, has_client: false, forge: false }));
  const used = [...providers, ...gone].filter(({ id }) => by.has(id));
  const free = providers.filter(({ id }) => !by.has(id)).sort((one, other) => Number(other.has_client) - Number(one.has_client));
  const moved = places(latest) !== places(shown);
  render(
    html`<div class="toolbar"><p class="hint">${plural(shown.filter((one) => !isOver(one)).length, 'account', 'accounts')} at ${plural(used.length, 'provider', 'providers')}</p>
      <p class="state ${state}" title=${trouble || nothing}>${{ live: 'Live', lost: 'Not reachable', paused: 'Paused' }[state]}</p></div>
    ${attention()}
    ${repeat(used, ({ id }) => id, (provider) => card(provider, by.get(provider.id)))}
    ${shown.length ? nothing : empty('Connect your first account', 'An account that is connected stays connected: this server keeps its tokens, refreshes them before they expire, and hands them to the programs that you allow. Each step is written down, and you can read it all.')}
    <h2 class="unseen">Providers that are not connected</h2>
    <div class="tiles">${repeat(free, ({ id }) => id, (provider) => card(provider, []))}</div>
    ${moved ? html`<button type="button" class="button changed" @click=${take}>Something has changed: show it</button>` : nothing}`,
    app,
  );
}

async function start() {
  render(waiting(4), app);
  try {
    [{ items: providers }] = await Promise.all([all('/v1/providers'), read()]);
    take();
  } catch (problem) {
    failed(app, problem);
    return;
  }
  follow(
    async () => {
      await read();
      update();
    },
    EVERY,
    (told, problem) => {
      state = told;
      trouble = problem ? sentence(problem) : '';
      draw();
    },
  );
  // Times go on by themselves.
  setInterval(draw, 15_000);
}

start();
