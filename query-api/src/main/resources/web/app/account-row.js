// One account: who it is, how it stands, and what can be done with it. What changes while somebody looks keeps its place.
import * as act from './account-actions.js';
import { ago } from './format.js';
import { html, nothing } from './html.js';
import { avatar, badge, menu, status } from './parts.js';
import { isAdmin, me } from './shell.js';
import { REFRESH, REVOCATION, TROUBLE } from './words.js';

const CONNECTED = new Set(['connected', 'expired', 'needs_reauth']);

export const isOver = (connection) => !CONNECTED.has(connection.status);

/**
 * @param page {provider, forge, run(connection, what), busy}
 */
export function account(connection, page) {
  const over = isOver(connection);
  return html`<article class="account" data-connection=${connection.id} aria-label=${`${page.provider.name}: ${act.named(connection)}`}>
    <div class="name">
      ${avatar(act.named(connection))}
      <div>
        <div class="login cut">${act.named(connection)}</div>
        <p class="sub cut">${connection.name ?? connection.id}${connection.base_url ? ` · ${place(connection.base_url)}` : ''}</p>
      </div>
      <div class="badges"><div>${status(connection)} ${page.forge === connection.id ? badge('Active forge', 'info', 'What your programs get where they ask for your forge') : nothing}</div>${progress(connection)}</div>
    </div>
    <div class="actions">${actions(connection, page, over)}</div>
    <div class="about">
      <dl>
        <div><dt>Expires</dt><dd class="expires cut">${ago(connection.expires_at, over ? '–' : 'never')}</dd></div>
        <div><dt>Refreshed</dt><dd class="refreshed cut">${ago(connection.last_refreshed, 'not yet')}</dd></div>
        <div><dt>Owner</dt><dd class="owner cut">${connection.owner === me.handle ? 'you' : connection.owner}</dd></div>
        <div><dt>Shared with</dt><dd class="shared cut" title=${connection.shared_with.join(', ') || nothing}>${connection.shared_with.join(', ') || 'nobody'}</dd></div>
      </dl>
      ${over ? nothing : html`<ul class="scopes" aria-label="What it may be used for">${scopes(connection, page.provider)}</ul>`}
      ${over && connection.revocation ? html`<p class="note revocation">${REVOCATION[connection.revocation]}</p>` : nothing}
    </div>
  </article>`;
}

function place(url) {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

function scopes(connection, provider) {
  if (!connection.scopes.length) return html`<li>All that the account may do, or what the provider decides</li>`;
  return connection.scopes.map((scope) => html`<li title=${scope}>${provider.scope_words?.[scope] ?? scope}</li>`);
}

// A line that is always there: what it says comes and goes while somebody looks, and nothing below may move.
function progress(connection) {
  const { state, trouble } = connection.refresh ?? {};
  const why = state === 'waiting' && trouble ? ` Why: ${TROUBLE[trouble] ?? trouble}.` : '';
  const conflict = connection.conflict?.length ? `The same account is connected by ${connection.conflict.map(({ owner }) => owner).join(', ')} too.` : '';
  const words = REFRESH[state] ? REFRESH[state] + why : conflict;
  return html`<p class="sub cut progress" title=${words || nothing}>${words || '\u00a0'}</p>`;
}

function actions(connection, page, over) {
  const own = connection.owner === me.handle;
  const run = (what, ...more) => () => page.run(connection, () => what(connection, ...more));
  const history = html`<a class="button quiet small" href="/connections/${connection.id}" aria-label=${`History of ${act.named(connection)}`}>History</a>`;
  const oauth = connection.kind === 'oauth2';
  const again = oauth && own ? html`<a class="button quiet small" href="/connections/${connection.id}/reconnect" aria-label=${`Reconnect ${act.named(connection)}`}>Reconnect</a>` : nothing;
  if (over) return html`${connection.status === 'erased' ? nothing : again}${history}`;
  const items = [
    own && page.provider.forge && page.forge !== connection.id && ['Make active forge', run(act.activate)],
    own && ['Share…', run(act.share)],
    ...(own || isAdmin ? connection.shared_with : []).map((handle) => [`Stop sharing with ${handle}`, run(act.withdraw, handle)]),
    !own && connection.shared_with.includes(me.handle) && ['Stop using it', run(act.withdraw, me.handle)],
    (own || isAdmin) && ['Hand over…', run(act.transfer)],
    (own || isAdmin) && ['Disconnect…', run(act.disconnect), 'bad'],
  ].filter(Boolean);
  return html`
    ${connection.has_refresh_token
      ? html`<button type="button" class="button quiet small refresh" ?disabled=${page.busy.has(connection.id) || connection.status === 'needs_reauth'} aria-label=${`Refresh ${act.named(connection)}`} @click=${run(act.refresh)}>Refresh</button>`
      : nothing}
    ${history}
    ${items.length || own
      ? menu(`More for ${act.named(connection)}`, html`${again === nothing ? nothing : again}${items.map(([words, go, tone]) => html`<button type="button" class="button small ${tone ?? 'quiet'}" @click=${go}>${words}</button>`)}`)
      : nothing}`;
}
