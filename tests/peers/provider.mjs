// A real OpenID provider on loopback with invented people: `node provider.mjs '{"clients": […], "port": 0}'`.
// Prints one line of JSON with its issuer, and serves until it is stopped. Everything is in memory.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const { clients, port = 0 } = JSON.parse(process.argv[2]);
const PEOPLE = ['hanako', 'taro', 'jiro'];

const server = createServer();
await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients,
  cookies: { keys: ['invented'] },
  claims: { openid: ['sub'] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_ctx, id) => (PEOPLE.includes(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  // whoever signs in has agreed to be known by her subject: the organisation's own provider asks nobody
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});

const PAGE = `<!doctype html><html lang="en"><title>Sign in</title><form method="post">
<label>Name <input name="login" autocomplete="off" required></label><button>Sign in</button></form></html>`;

async function interaction(request, response) {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
    return;
  }
  let form = '';
  for await (const some of request) form += some;
  const accountId = new URLSearchParams(form).get('login');
  const result = PEOPLE.includes(accountId)
    ? { login: { accountId } }
    : { error: 'access_denied', error_description: 'nobody of that name' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

server.on('request', (request, response) =>
  request.url.startsWith('/interaction/') ? interaction(request, response) : provider.callback()(request, response),
);
console.log(JSON.stringify({ issuer }));
