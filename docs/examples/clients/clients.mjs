// CREDLEDGER_URL is the ledger's; ci-bot.token, old.token and caller.token hold API tokens.
import { readFileSync } from 'node:fs'
import * as oauth from 'oauth4webapi'

const read = (file) => readFileSync(file, 'utf8').trim()
const secret = read('ci-bot.token')

// Where things are (RFC 8414). Only a ledger on this machine is asked by plain http.
const issuer = new URL(process.env.CREDLEDGER_URL)
const options = { [oauth.allowInsecureRequests]: ['127.0.0.1', 'localhost'].includes(issuer.hostname) }
const server = await oauth.processDiscoveryResponse(
  issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...options }))

const client = { client_id: 'ci-bot' }
const authentication = oauth.ClientSecretBasic(secret)

// A token that works at GitHub (RFC 8693).
const token = await oauth.processGenericTokenEndpointResponse(
  server, client, await oauth.genericTokenEndpointRequest(
    server, client, authentication, 'urn:ietf:params:oauth:grant-type:token-exchange', {
      subject_token: secret,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      audience: 'github',
    }, options))
console.log(JSON.stringify(token))

// Who came with that token (RFC 7662)? Needs the role service.
const caller = await oauth.processIntrospectionResponse(
  server, client, await oauth.introspectionRequest(server, client, authentication, read('caller.token'), options))
console.log(JSON.stringify(caller))

// An API token that is not needed any more (RFC 7009).
await oauth.processRevocationResponse(
  await oauth.revocationRequest(server, client, authentication, read('old.token'), options))
console.log('revoked')
