// The API, asked with the browser's session.

const PATIENCE = 30_000;

/** What the API refused, in its own words (RFC 9457). */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `The server answered ${status}.`);
    this.status = status;
    this.slug = (body.type || '').replace('urn:credledger:problem:', '');
    this.requestId = body.request_id || '';
    this.body = body;
  }
}

/** Nobody answered. */
export class Unreachable extends Error {
  constructor() {
    super('The server cannot be reached.');
  }
}

let csrf = document.querySelector('input[name=csrf]')?.value ?? '';

/** Who is signed in, as the API says now. A switch of the active forge begins a new session, with another token for writes. */
export async function whoami() {
  const me = await get('/v1/whoami');
  if (me.csrf_token) {
    csrf = me.csrf_token;
    const field = document.querySelector('input[name=csrf]');
    if (field) field.value = csrf;
  }
  return me;
}

export async function get(path, headers = {}) {
  return (await ask('GET', path, undefined, headers)).body;
}

/** All parts of a list, up to a number of items. */
export async function all(path, most = 2000) {
  const items = [];
  let cursor = null;
  do {
    const part = await get(`${path}${path.includes('?') ? '&' : '?'}limit=500${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    items.push(...part.items);
    cursor = part.next_cursor;
  } while (cursor && items.length < most);
  return { items, more: Boolean(cursor) };
}

/** A list again, or null where it has not changed. */
export function changing(path) {
  let etag = null;
  return async () => {
    const answer = await ask('GET', path, undefined, etag ? { 'If-None-Match': etag } : {});
    if (answer.status === 304) return null;
    etag = answer.headers.get('ETag');
    return answer.body;
  };
}

/** A write. It is sent again once where nobody answered: its key makes that the same write. */
export async function write(method, path, body) {
  const headers = { 'Idempotency-Key': key() };
  let answer;
  try {
    answer = await ask(method, path, body, headers);
  } catch (problem) {
    if (!(problem instanceof Unreachable)) throw problem;
    answer = await ask(method, path, body, headers);
  }
  if (answer.status === 202 && answer.body?.command) await decided(answer.body.status_url);
  return answer.body;
}

// A write that was not seen committed in time is no acknowledgement: what became of it is asked for.
async function decided(url) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const command = await get(url);
    if (command.status === 'accepted') return;
    if (command.status === 'refused') throw new Problem(command.problem.status, command.problem);
    await new Promise((done) => setTimeout(done, 1000));
  }
  throw new Problem(202, { detail: 'The ledger has not answered yet. What you asked for may still become true.' });
}

async function ask(method, path, body, headers) {
  const sent = { Accept: 'application/json', ...headers };
  if (method !== 'GET') sent['X-CSRF-Token'] = csrf;
  if (body !== undefined) sent['Content-Type'] = 'application/json';
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: sent,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      redirect: 'error',
    });
  } catch {
    throw new Unreachable();
  }
  if (answer.status === 401) signIn();
  const type = answer.headers.get('Content-Type') ?? '';
  const read = type.includes('json') ? await answer.json() : type.startsWith('text/') ? await answer.text() : null;
  if (!answer.ok && answer.status !== 304) throw new Problem(answer.status, read && typeof read === 'object' ? read : {});
  return { status: answer.status, headers: answer.headers, body: read };
}

/** And back to this very page. */
function signIn() {
  location.assign(`/signin?return_to=${encodeURIComponent(location.pathname + location.search)}`);
}

// randomUUID is for secure contexts only; a ledger may be reached by plain http in a network of one's own.
function key() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
