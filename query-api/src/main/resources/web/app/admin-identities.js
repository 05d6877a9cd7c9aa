// People and programs: registered, ended, forgotten. What follows from an end is shown as it happens.
import { all, get, write } from './api.js';
import { ask } from './dialog.js';
import { at, plural } from './format.js';
import { html, nothing, render } from './html.js';
import { badge, menu, step, table, who } from './parts.js';
import { isAdmin } from './shell.js';
import { complain, toast } from './toast.js';

const LOOK_AGAIN = 1000;
const ROLES = { user: 'has connections of their own', auditor: 'reads the history of all, and never a token', service: 'a program that acts for others who allowed it', admin: 'manages identities and providers' };
const STATUS = { active: ['Active', 'good'], inactive: ['Inactive', 'warn'], erased: ['Erased', 'plain'] };

export async function identities(root) {
  const cascades = new Map();
  let items = [];
  let more = false;

  const path = (one, end = '') => `/v1/identities/${encodeURIComponent(one.handle)}${end}`;

  async function read() {
    ({ items, more } = await all('/v1/identities'));
    draw();
  }

  const then = (act) => async () => {
    try {
      if (await act()) await read();
    } catch (problem) {
      complain(problem);
    }
  };

  const register = () =>
    ask({
      title: 'Register an identity',
      fields: [
        { name: 'handle', label: 'Handle', required: true, hint: 'Letters, digits, dots, hyphens and underscores. It never changes, and is part of the names of its connections.' },
        { name: 'display_name', label: 'Display name' },
        ...roleFields(['user']),
      ],
      go: 'Register',
      act: (given) => write('POST', '/v1/identities', { handle: given.handle, ...(given.display_name ? { display_name: given.display_name } : {}), roles: roles(given) }),
    });

  const change = (one) =>
    ask({
      title: `Roles of ${one.handle}`,
      fields: roleFields(one.roles),
      go: 'Change',
      act: (given) => write('PATCH', path(one), { roles: roles(given) }),
    });

  const deactivate = (one) =>
    ask({
      title: `Deactivate ${one.handle}?`,
      words: html`<p>Sessions end, API tokens stop working, and everything that ${one.handle} owns is disconnected and revoked at its providers. Reactivating brings back the identity, not its connections.</p>`,
      go: 'Deactivate',
      danger: true,
      act: () => ended(one, 'deactivate', {}),
    });

  const erase = (one) =>
    ask({
      title: `Erase ${one.handle} for ever?`,
      words: html`<p>Everything that ${one.handle} owns is disconnected and revoked, and the keys to all that is known of them are destroyed. There is no way back, and the handle can never be used again. That something happened stays provable.</p>`,
      fields: [{ name: 'confirm', label: `Type ${one.handle} to go on`, must: one.handle }],
      go: 'Erase for ever',
      danger: true,
      act: ({ confirm }) => ended(one, 'erase', { confirm }),
    });

  async function ended(one, how, body) {
    const answer = await write('POST', path(one, `/${how}`), body);
    watch(one);
    return answer;
  }

  /** Until it is done. */
  async function watch(one) {
    try {
      for (;;) {
        const card = await get(path(one, '/cascade'));
        cascades.set(one.id, { handle: one.handle, card });
        draw();
        if (card.state === 'done') break;
        await new Promise((done) => setTimeout(done, LOOK_AGAIN));
      }
      await read();
    } catch (problem) {
      complain(problem);
    }
  }

  const reactivate = async (one) => {
    await write('POST', path(one, '/reactivate'), {});
    cascades.delete(one.id);
    toast(`${one.handle} is active again.`);
    return true;
  };

  function actions(one) {
    if (!isAdmin || one.status === 'erased') return nothing;
    return html`<div class="actions">${menu(
      `More for ${one.handle}`,
      html`<button type="button" class="button quiet small" @click=${then(() => change(one))}>Roles…</button>
        ${one.status === 'active'
          ? html`<button type="button" class="button quiet small" @click=${then(() => deactivate(one))}>Deactivate…</button>`
          : html`<button type="button" class="button quiet small" @click=${then(() => reactivate(one))}>Reactivate</button>`}
        <a class="button quiet small" href="/v1/identities/${encodeURIComponent(one.handle)}/export" download="${one.handle}.json">Export their data</a>
        <button type="button" class="button bad small" @click=${then(() => erase(one))}>Erase…</button>`,
    )}</div>`;
  }

  function draw() {
    render(
      html`<div class="toolbar"><p class="hint">${plural(items.length, 'identity', 'identities')}${more ? ', and more' : ''}</p>
          ${isAdmin ? html`<button type="button" class="button small" @click=${then(register)}>Register an identity</button>` : nothing}</div>
        ${[...cascades.values()].map(cascade)}
        ${table(
          'Identities',
          [
            ['Handle', (one) => who(one.handle)],
            ['Name', (one) => one.display_name ?? '–'],
            ['Roles', (one) => one.roles.join(', ') || '–'],
            ['Status', (one) => badge(...STATUS[one.status])],
            ['Since', (one) => at(one.created_at), 'time'],
            ['', actions, 'end'],
          ],
          items,
          (one) => one.id,
        )}`,
      root,
    );
  }

  await read();
}

function roleFields(held) {
  return Object.entries(ROLES).map(([role, hint]) => ({ name: role, label: role, hint, type: 'checkbox', value: held.includes(role) }));
}

const roles = (given) => Object.keys(ROLES).filter((role) => given[role]);

function cascade({ handle, card }) {
  const { connections, revocations, keys, kept } = card;
  const told = revocations.revoked + revocations.unsupported + revocations.failed;
  const words = { deactivation: 'Deactivating', erasure: 'Erasing' }[card.kind] ?? 'Ending';
  return html`<section class="card cascade" data-state=${card.state} aria-label="${words} ${handle}">
    <h2>${words} ${handle} ${card.state === 'done' ? badge('Done', 'good') : badge('Running', 'info')}</h2>
    ${step('Connections disconnected', connections.disconnected, connections.total)}
    ${step('Providers told', told, told + revocations.pending)}
    ${card.kind === 'erasure' ? step('Keys destroyed', keys.shredded, keys.total) : nothing}
    <p class="hint">${plural(revocations.revoked, 'was', 'were')} revoked, ${revocations.unsupported} cannot be, ${revocations.failed} failed.
    ${kept.length ? `${plural(kept.length, 'connection that they made belongs', 'connections that they made belong')} to somebody else and ${kept.length === 1 ? 'stays' : 'stay'}.` : nothing}</p>
  </section>`;
}
