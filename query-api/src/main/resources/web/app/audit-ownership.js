// Who owned what at a moment.
import { get } from './api.js';
import { at } from './format.js';
import { html, nothing, render } from './html.js';
import { table, who } from './parts.js';
import { sentence } from './toast.js';
import { event } from './words.js';

export function ownership(root) {
  let answer = null;
  let problem = '';
  let busy = false;

  async function ask(submitted) {
    submitted.preventDefault();
    const { what, moment } = submitted.target.elements;
    const name = what.value.trim();
    const query = new URLSearchParams({ [name.startsWith('con_') ? 'connection' : 'identity']: name });
    if (moment.value) query.set('as_of', new Date(moment.value).toISOString());
    busy = true;
    draw();
    try {
      answer = await get(`/v1/audit/ownership?${query}`);
      problem = '';
    } catch (refused) {
      answer = null;
      problem = sentence(refused);
    }
    busy = false;
    draw();
  }

  function rows() {
    const cards = answer.items ?? [answer];
    return cards.flatMap((card) => card.history.map((tenure) => ({ ...tenure, connection: card.connection, key: card.key, status: card.status })));
  }

  function draw() {
    render(
      html`<form class="card filters" @submit=${ask} aria-label="Ownership at a moment">
          <div class="field"><label for="what">Connection (con_…) or handle</label><input id="what" name="what" required autocomplete="off" autocapitalize="off" spellcheck="false" value=${new URLSearchParams(location.search).get('connection') ?? nothing} /></div>
          <div class="field"><label for="moment">At (now, if left empty)</label><input id="moment" name="moment" type="datetime-local" step="1" /></div>
          <p class="actions"><button class="button small" type="submit" ?disabled=${busy}>Who owned it?</button></p>
        </form>
        <p class="problem" role="alert">${problem}</p>
        ${answer ? result() : html`<section class="card empty"><h2>Who owned what, and when</h2><p>Name a connection, or somebody’s handle, and a moment. The answer says who owned it then, since when, and how it came to be. Reading of others is recorded.</p></section>`}`,
      root,
    );
  }

  function result() {
    const owned = rows();
    if (!owned.length) return html`<section class="card empty"><h2>Nothing</h2><p>Nothing was owned at that moment.</p></section>`;
    return table(
      'Owners up to that moment',
      [
        ['Connection', (row) => html`<a href="/connections/${row.connection}"><code>${row.key ?? row.connection}</code></a>`],
        ['Owner', (row) => who(row.owner)],
        ['From', (row) => at(row.from), 'time'],
        ['To', (row) => (row.to ? at(row.to) : 'that moment'), 'time'],
        ['How', (row) => html`${event(row.type)} by ${row.actor}${row.reason ? html`: <q>${row.reason}</q>` : nothing}`],
        ['Position', (row) => html`<code>${row.position}</code>`],
      ],
      owned,
      (row) => row.position,
    );
  }

  draw();
}
