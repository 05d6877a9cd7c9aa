// The server's own application at each provider.
import { all, get, write } from './api.js';
import { ask } from './dialog.js';
import { ago } from './format.js';
import { html, nothing, render } from './html.js';
import { badge, button, menu, table } from './parts.js';
import { isAdmin } from './shell.js';
import { complain, toast } from './toast.js';

export async function clients(root) {
  const known = new Map();
  let providers = [];

  const path = (provider, end) => `/v1/providers/${provider.id}/${end}`;

  async function read() {
    ({ items: providers } = await all('/v1/providers'));
    known.clear();
    if (isAdmin) {
      await Promise.all(providers.filter(({ has_client }) => has_client).map(async (provider) => known.set(provider.id, await get(path(provider, 'client')))));
    }
    draw();
  }

  const then = (act) => async () => {
    try {
      if (await act()) await read();
    } catch (problem) {
      complain(problem);
    }
  };

  const set = (provider) => {
    const client = known.get(provider.id);
    return ask({
      title: `${client ? 'Change' : 'Register'} this server’s application at ${provider.name}`,
      words: html`<p>Register an application at ${provider.name} with the redirect address <code>${location.origin}/v1/connect/callback</code>, and enter here what it gives you. The secret is sealed at once and never shown again.</p>`,
      fields: [
        { name: 'client_id', label: 'Client id', value: client?.client_id ?? '', required: true },
        { name: 'client_secret', label: 'Client secret', type: 'password', hint: client?.has_secret ? 'Has to be entered again with each change.' : '' },
        { name: 'base_url', label: 'Address of the provider', value: client?.base_url ?? '', required: !provider.base_url, hint: provider.base_url ? `Empty for ${provider.base_url}.` : 'Where your own server of it is, with its scheme, as in the address line of a browser.' },
        ...(client?.has_secret ? [{ name: 'keep', label: 'Keep the secret before it for a while', type: 'checkbox', hint: 'For a change without a gap: the old one is tried too.' }] : []),
      ],
      go: 'Save',
      act: async ({ client_id, client_secret, base_url, keep }) => {
        const saved = await write('PUT', path(provider, 'client'), {
          client_id,
          ...(client_secret ? { client_secret } : {}),
          ...(base_url ? { base_url } : {}),
          ...(keep ? { keep_previous_secret: true } : {}),
        });
        toast(`${provider.name} is set up.`);
        return saved;
      },
    });
  };

  const remove = (provider) =>
    ask({
      title: `Remove the application at ${provider.name}?`,
      words: html`<p>Nothing can be connected or refreshed there any more. Connections stay, and their tokens work as long as the provider lets them.</p>`,
      go: 'Remove',
      danger: true,
      act: async () => {
        await write('DELETE', path(provider, 'client'));
        return true;
      },
    });

  const pause = (provider) =>
    ask({
      title: `Pause ${provider.name}?`,
      words: html`<p>Nothing is sent there by itself until you resume: no refresh and no revocation. What is due waits.</p>`,
      fields: [{ name: 'reason', label: 'Why' }],
      go: 'Pause',
      act: ({ reason }) => write('POST', path(provider, 'pause'), reason ? { reason } : {}),
    });

  const resume = (provider) => write('POST', path(provider, 'resume'), {});

  function actions(provider) {
    if (!isAdmin) return nothing;
    if (!provider.has_client) return html`<div class="actions">${button('Set up', then(() => set(provider)), { label: `Set up ${provider.name}` })}</div>`;
    return html`<div class="actions">${menu(
      `More for ${provider.name}`,
      html`${button('Change…', then(() => set(provider)))}
        ${provider.paused_since ? button('Resume', then(() => resume(provider))) : button('Pause…', then(() => pause(provider)))}
        ${button('Remove…', then(() => remove(provider)), { tone: 'bad' })}`,
    )}</div>`;
  }

  function state(provider) {
    if (!provider.has_client) return badge('Not set up', 'plain');
    return provider.paused_since ? html`${badge('Paused', 'warn')} ${ago(provider.paused_since)}` : badge('Ready', 'good');
  }

  function draw() {
    render(
      html`<p class="hint">One application at each provider serves everybody here. Its secret is sealed, and goes nowhere but to the provider that it was stored for.</p>
        ${table(
          'Providers',
          [
            ['Provider', (provider) => html`<strong>${provider.name}</strong>`],
            ['State', state],
            ['Client id', (provider) => html`<code>${known.get(provider.id)?.client_id ?? '–'}</code>`],
            ['Secret', (provider) => secret(known.get(provider.id))],
            ['Address', (provider) => known.get(provider.id)?.base_url ?? provider.base_url ?? '–'],
            ['Changed', (provider) => ago(known.get(provider.id)?.updated_at), 'time'],
            ['', actions, 'end'],
          ],
          providers,
          ({ id }) => id,
        )}`,
      root,
    );
  }

  await read();
}

function secret(client) {
  if (!client) return '–';
  if (!client.has_secret) return 'none';
  return client.has_previous_secret ? 'stored, and the one before' : 'stored';
}
