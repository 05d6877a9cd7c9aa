// All connections, of everybody.
import { disconnect, transfer } from './account-actions.js';
import { get } from './api.js';
import { ago } from './format.js';
import { html, nothing, render } from './html.js';
import { empty, menu, status, table, who } from './parts.js';
import { isAdmin } from './shell.js';
import { complain } from './toast.js';
import { STATUS } from './words.js';

const PART = 100;

export async function connections(root) {
  let query = new URLSearchParams();
  let items = [];
  let cursor = null;

  async function read(more) {
    const asked = new URLSearchParams(query);
    asked.set('limit', PART);
    if (more && cursor) asked.set('cursor', cursor);
    const part = await get(`/v1/connections?${asked}`);
    items = more ? [...items, ...part.items] : part.items;
    cursor = part.next_cursor;
    draw();
  }

  function filter(event) {
    event.preventDefault();
    query = new URLSearchParams([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
    read(false).catch(complain);
  }

  const run = (what, connection) => async () => {
    await what(connection);
    await read(false).catch(complain);
  };

  function actions(connection) {
    const over = connection.status === 'disconnected' || connection.status === 'erased';
    return html`<div class="actions"><a class="button quiet small" href="/connections/${connection.id}" aria-label="History of ${connection.key ?? connection.id}">History</a>
      ${isAdmin && !over
        ? menu(`More for ${connection.key}`, html`<button type="button" class="button quiet small" @click=${run(transfer, connection)}>Hand over…</button>
            <button type="button" class="button bad small" @click=${run(disconnect, connection)}>Disconnect…</button>`)
        : nothing}</div>`;
  }

  function draw() {
    render(
      html`<form class="card filters" role="search" aria-label="Connections" @submit=${filter}>
          <div class="field"><label for="owner">Owner</label><input id="owner" name="owner" autocomplete="off" autocapitalize="off" spellcheck="false" /></div>
          <div class="field"><label for="provider">Provider</label><input id="provider" name="provider" autocomplete="off" autocapitalize="off" spellcheck="false" /></div>
          <div class="field"><label for="status">Status</label><select id="status" name="status"><option value="">all</option>${Object.entries(STATUS).map(([value, [words]]) => html`<option value=${value}>${words}</option>`)}</select></div>
          <p class="actions"><button class="button small" type="submit">Search</button></p>
        </form>
        ${items.length
          ? table(
              'Connections',
              [
                ['Account', (one) => html`<strong>${one.account_login ?? '–'}</strong>`],
                ['Provider', (one) => one.provider ?? 'erased'],
                ['Owner', (one) => who(one.owner)],
                ['Name', (one) => html`<code>${one.namespace}/${one.name ?? '–'}</code>`],
                ['Status', status],
                ['Expires', (one) => ago(one.expires_at, 'never'), 'time'],
                ['Refreshed', (one) => ago(one.last_refreshed, 'not yet'), 'time'],
                ['', actions, 'end'],
              ],
              items,
              (one) => one.id,
            )
          : empty('No connection', 'Nobody has connected an account that these filters take in. A connection appears here as soon as somebody connects one.')}
        ${cursor ? html`<p class="actions"><button type="button" class="button quiet small" @click=${() => read(true).catch(complain)}>More</button></p>` : nothing}`,
      root,
    );
  }

  await read(false);
}
