// What programs do with a ledger, by the client that openapi-generator makes of openapi.yaml. Prints what it is told.
import { Configuration, ConnectionsApi, IdentitiesApi, NewConnectionKindEnum, ResponseError } from './index';

declare const process: { argv: string[]; env: Record<string, string> };
declare function require(name: 'fs'): { readFileSync(file: string, encoding: 'utf8'): string };

function configured(file: string): Configuration {
  const token = require('fs').readFileSync(file, 'utf8').trim();
  return new Configuration({ basePath: process.env.CREDLEDGER_URL, headers: { Authorization: `Bearer ${token}` } });
}

/** As the other one says it: lists in brackets, and null by its name. */
function say(...words: unknown[]): void {
  console.log(words.map(word => (Array.isArray(word) ? `[${word.join(', ')}]` : String(word ?? null))).join(' '));
}

async function main(): Promise<void> {
  const alices = new ConnectionsApi(configured(process.argv[2]));
  const bobs = new ConnectionsApi(configured(process.argv[3]));

  const alice = await new IdentitiesApi(configured(process.argv[2])).whoami();
  say('whoami', alice.identity, [...alice.roles], alice.active_forge);

  const newConnection = {
    provider: 'github',
    name: 'typescript',
    kind: NewConnectionKindEnum.Bearer,
    access_token: 'ghp_made_up',
    account: { uid: '42', login: 'octocat' },
    scopes: ['repo'],
  };
  const stored = await alices.storeConnection({ newConnection, idempotencyKey: 'generated-typescript' });
  if (!('id' in stored)) throw new Error('what is stored is a connection');
  const id = stored.id;
  say('stored', stored.status, stored.account_login, stored.expires_at, stored.version);
  try {
    await alices.storeConnection({ newConnection });
  } catch (refused) {
    if (!(refused instanceof ResponseError)) throw refused;
    const problem = await refused.response.json();
    say('again', refused.response.status, problem.type.endsWith('problem:connection-exists'));
  }

  const list = await alices.listConnections({ provider: 'github', status: 'connected', name: 'typescript' });
  for (const listed of list.items) say('listed', listed.name, listed.id === id);
  say('got', (await alices.showConnection({ id })).key);
  say('shared', (await alices.shareConnection({ id, handle: 'bob' })).shared_with);

  const transferConnectionRequest = { to: 'bob', reason: 'typescript' };
  say('transferred', (await alices.transferConnection({ id, transferConnectionRequest })).owner);
  const history = await bobs.connectionHistory({ id });
  for (const item of history.items) say('history', item.type, item.actor, item.owner, item.reason);
  say('disconnected', (await bobs.disconnect({ id })).status);
}

main();
