// Pages for those who run the ledger.
import { clients } from './admin-providers.js';
import { connections } from './admin-connections.js';
import { health } from './admin-health.js';
import { identities } from './admin-identities.js';
import { failed } from './failure.js';
import { html, nothing, render } from './html.js';
import { waiting } from './parts.js';
import { app, me } from './shell.js';

const SECTIONS = { connections: ['Connections', connections], identities: ['Identities', identities], providers: ['Providers', clients], health: ['Health', health] };

render(
  html`<nav class="tabs inner" aria-label="Parts of the administration">
      ${Object.entries(SECTIONS).map(([name, [words]]) => html`<a href="/admin/${name}" aria-current=${name === me.subject ? 'page' : nothing}>${words}</a>`)}
    </nav>
    <div id="part"></div>`,
  app,
);
const part = document.getElementById('part');
render(waiting(3), part);
SECTIONS[me.subject][1](part).catch((problem) => failed(part, problem));
