import { readFileSync } from 'node:fs'
import * as oauth from 'oauth4webapi'

const secret = readFileSync('ci-bot.token', 'utf8').trim()
const issuer = new URL(process.env.CREDLEDGER_URL)
const options = { [oauth.allowInsecureRequests]: true }
const server = await oauth.processDiscoveryResponse(
  issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...options }))
const client = { client_id: 'ci-bot' }
const grant = server.grant_types_supported[0]
const known = {
  client_secret_basic: oauth.ClientSecretBasic,
  client_secret_post: oauth.ClientSecretPost,
  none: oauth.None,
}

async function exchange(authentication, audience) {
  return oauth.processGenericTokenEndpointResponse(
    server, client, await oauth.genericTokenEndpointRequest(server, client, authentication, grant, {
      subject_token: secret,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      audience,
    }, options))
}

for (const method of server.token_endpoint_auth_methods_supported) {
  console.log(method, (await exchange(known[method](secret), 'github')).access_token)
}
await exchange(oauth.ClientSecretBasic('made-up'), 'github').catch((e) => console.log('wrong secret', e.status))
const nothing = await oauth.processIntrospectionResponse(server, client,
  await oauth.introspectionRequest(server, client, oauth.ClientSecretPost(secret), 'made-up', options))
console.log('unknown token', nothing.active)
await exchange(oauth.None(), 'gitlab').catch((e) => console.log('unknown audience', e.error))
