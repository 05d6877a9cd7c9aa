// What happened to a connection: who, when, why; and who owned it from then on.
import { at, short } from './format.js';
import { html, nothing, repeat, svg } from './html.js';
import { hue, who } from './parts.js';
import { event, tone, TROUBLE } from './words.js';

const MARKS = { proven: '✓ proven', waiting: 'not signed yet', false: '✗ not proven', unable: 'not checked', checking: 'checking…' };

const CAUSE = {
  timeout: 'there was no answer in time',
  cut: 'the connection was cut',
  'too-large': 'the answer was too large',
  'provider-failed': 'the provider failed',
  'not-understood': 'the answer was not understood',
  'worker-lost': 'the refresher went away',
};

/** @param index of the last that had happened then; those behind it had not */
export function timeline(events, index, marks, address) {
  return html`<ol class="timeline" reversed>
    ${repeat(
      events.map((one, place) => [one, place]).reverse(),
      ([one]) => one.position,
      ([one, place]) => html`<li class="${tone(one.type)} ${place > index ? 'later' : ''}" data-position=${one.position} aria-current=${place === index ? 'true' : nothing}>
        <div class="what"><a href=${address(one.position)} title=${`As it was after this, ${one.position}`}>${title(one)}</a>${at(one.at)}
          <span class="mark ${marks.get(one.position)?.state ?? 'checking'}" title=${marks.get(one.position)?.words ?? nothing}>${MARKS[marks.get(one.position)?.state ?? 'checking']}</span></div>
        <p>by ${one.actor}${detail(one)}</p>
      </li>`,
    )}
  </ol>`;
}

function title(one) {
  switch (one.type) {
    case 'ConnectionGranted':
      return one.generation > 1 ? 'Connected again' : 'Connected';
    case 'ConnectionTransferred':
      return `Handed over from ${one.from} to ${one.owner}`;
    case 'AccessShared':
      return `Shared with ${one.with}`;
    case 'AccessWithdrawn':
      return `No longer shared with ${one.with}`;
    case 'RevocationRecorded':
      return { revoked: 'Revoked at the provider', unsupported: 'The provider cannot revoke', failed: 'Revoking failed' }[one.revocation] ?? 'Revocation recorded';
    default:
      return event(one.type);
  }
}

function detail(one) {
  const words = [];
  if (one.account_login) words.push(`account ${one.account_login}`);
  if (one.trouble) words.push(TROUBLE[one.trouble] ?? one.trouble);
  if (one.cause) words.push(CAUSE[one.cause] ?? one.cause);
  if (one.reauth_reason) words.push(one.reauth_reason.replaceAll('-', ' '));
  if (one.provider_error) words.push(`the provider said ${one.provider_error}`);
  return html`${words.map((word) => `, ${word}`)}${one.reason ? html`: <q>${one.reason}</q>` : nothing}`;
}

/** Who owned it from when to when. */
export function tenures(events) {
  const all = [];
  for (const { owner, at, actor, reason, type } of events) {
    const last = all.at(-1);
    if (last?.owner === owner) continue;
    if (last) last.to = at;
    all.push({ owner, from: at, to: null, actor, reason, type });
  }
  return all;
}

export function owners(events, index, end) {
  const all = tenures(events);
  const begin = Date.parse(events[0].at);
  const span = Math.max(end - begin, 1);
  const x = (instant) => ((instant - begin) / span) * 1000;
  const moment = index < 0 ? begin : Date.parse(events[index].at);
  const then = index < 0 ? null : events[index].owner;
  return html`<section class="card owners" aria-label="Owners">
    <h2>Owners</h2>
    <svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
      ${all.map(({ owner, from, to }) => svg`<rect class="hue-${hue(owner)}" x=${x(Date.parse(from))} y="0" width=${Math.max(x(to ? Date.parse(to) : end) - x(Date.parse(from)), 2)} height="20"></rect>`)}
      ${index < events.length - 1 ? svg`<line x1=${x(moment)} x2=${x(moment)} y1="0" y2="20"></line>` : nothing}
    </svg>
    <ol>${all.map(({ owner, from, to }) => html`<li class=${owner === then && Date.parse(from) <= moment && (!to || moment < Date.parse(to)) ? 'now' : nothing}>${who(owner)} <span class="hint">${short(from)} – ${to ? short(to) : 'now'}</span></li>`)}</ol>
  </section>`;
}
