// What can be done with an account. Each asks first where it cannot be taken back, and says afterwards what became of it.
import { whoami, write } from './api.js';
import { ask } from './dialog.js';
import { html } from './html.js';
import { me } from './shell.js';
import { complain, toast } from './toast.js';
import { REVOCATION, TROUBLE } from './words.js';

const path = (connection, end = '') => `/v1/connections/${connection.id}${end}`;
export const named = (connection) => connection.account_login || connection.name || connection.id;

/** From here to the provider: the start page of ours comes first. */
export async function connect(provider, taken) {
  const free = ['default', 'second', 'third', 'fourth'].find((name) => !taken.includes(name)) ?? '';
  const begun = await ask({
    title: `Connect an account at ${provider.name}`,
    words: html`<p>You go to ${provider.name}, say yes there, and come back here. No password of yours is seen by this server.</p>`,
    fields: [
      { name: 'name', label: 'Name of the connection', value: free, required: true, hint: taken.length ? `Yours so far: ${taken.join(', ')}.` : 'Programs that do not say which one they mean get the one named default.' },
      ...(provider.forge ? [{ name: 'activate', label: 'Make it my active forge', type: 'checkbox', value: true }] : []),
    ],
    go: `Go on to ${provider.name}`,
    act: ({ name, activate }) =>
      write('POST', `/v1/connect/${provider.id}`, { name, return_to: '/', ...(provider.forge ? { activate } : {}) }),
  });
  if (begun) location.assign(begun.authorize_url);
}

/** The refresher does it; the page shows how it stands meanwhile. */
export async function refresh(connection) {
  try {
    const after = await write('POST', path(connection, '/refresh'));
    const trouble = after.refresh?.trouble;
    if (after.refresh?.state === 'idle') toast(`${named(after)} is refreshed.`);
    else if (trouble) toast(`The refresh of ${named(after)} failed: ${TROUBLE[trouble] ?? trouble}. It is tried again by itself.`, { bad: true });
    else toast(`The refresh of ${named(after)} is under way.`);
  } catch (problem) {
    complain(problem);
  }
}

export async function disconnect(connection) {
  const done = await ask({
    title: `Disconnect ${named(connection)}?`,
    words: html`<p>Nobody gets a token of it any more, and the provider is told to revoke what it gave. Programs that use it stop working.</p>
      <p>Its history stays. It can be connected again later.</p>`,
    go: 'Disconnect',
    danger: true,
    act: () => write('DELETE', path(connection)),
  });
  if (done) toast(`${named(connection)} is disconnected. ${REVOCATION[done.revocation] ?? ''}`);
}

export async function share(connection) {
  const done = await ask({
    title: `Share ${named(connection)}`,
    words: html`<p>Somebody else may then get tokens of it and act as this account. They do not own it, and you can end it at any time.</p>`,
    fields: [{ name: 'handle', label: 'Handle of the person or program', required: true }],
    go: 'Share',
    act: ({ handle }) => write('PUT', path(connection, `/shares/${encodeURIComponent(handle)}`)),
  });
  if (done) toast(`${named(connection)} is shared with ${done.shared_with.join(', ')}.`);
}

export async function withdraw(connection, handle) {
  try {
    await write('DELETE', path(connection, `/shares/${encodeURIComponent(handle)}`));
    toast(handle === me.handle ? `You no longer use ${named(connection)}.` : `${handle} no longer uses ${named(connection)}.`);
  } catch (problem) {
    complain(problem);
  }
}

export async function transfer(connection) {
  const done = await ask({
    title: `Hand over ${named(connection)}`,
    words: html`<p>It belongs to somebody else at once, all shares end, and only they or an admin can give it back.</p>`,
    fields: [
      { name: 'to', label: 'Handle of the new owner', required: true },
      { name: 'reason', label: 'Why', hint: 'Kept in the history, for those who may read it.' },
    ],
    go: 'Hand over',
    danger: true,
    act: ({ to, reason }) => write('POST', path(connection, '/transfer'), reason ? { to, reason } : { to }),
  });
  if (done) toast(`${named(connection)} belongs to ${done.owner} now.`);
}

/** A new session begins with it, and its token for writes is another. */
export async function activate(connection) {
  try {
    await write('PUT', '/v1/forge', { forge_type: connection.provider, connection: connection.id });
    await whoami();
    toast(`${named(connection)} is your active forge.`);
  } catch (problem) {
    complain(problem);
  }
}
