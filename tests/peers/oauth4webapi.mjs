// Obtains and uses tokens with `oauth4webapi`, step by step, with each nonce challenge told. Words and output as in
// `openid_client.mjs`.
import * as oauth from "oauth4webapi";

const [issuer, clientId, jwk, binding, scope, api] = process.argv.slice(2);
const { kid, ...numbers } = JSON.parse(jwk);
const key = await crypto.subtle.importKey("jwk", numbers, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
const insecure = { [oauth.allowInsecureRequests]: true }; // loopback

const url = new URL(issuer);
const as = await oauth.processDiscoveryResponse(
  url,
  await oauth.discoveryRequest(url, { ...insecure, algorithm: "oauth2" }),
);
const me = { client_id: clientId };
const auth = oauth.PrivateKeyJwt({ key, kid });
const DPoP = binding === "dpop" ? oauth.DPoP(me, await oauth.generateKeyPair("Ed25519")) : undefined;
const challenges = [];

async function withNonce(place, ask) {
  try {
    return await ask();
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    challenges.push(place);
    return await ask();
  }
}

const tokens = await withNonce("token", async () => {
  const response = await oauth.clientCredentialsGrantRequest(as, me, auth, { scope }, { ...insecure, DPoP });
  return await oauth.processClientCredentialsResponse(as, me, response);
});
const query = JSON.stringify({ query: "{ viewer { organisationId permissions } }" });
const answer = await withNonce("api", () =>
  oauth.protectedResourceRequest(
    tokens.access_token,
    "POST",
    new URL(api),
    new Headers({ "content-type": "application/json" }),
    query,
    { ...insecure, DPoP },
  ),
);
const { data } = await answer.json();

const introspect = async () =>
  oauth.processIntrospectionResponse(
    as,
    me,
    await oauth.introspectionRequest(as, me, auth, tokens.access_token, insecure),
  );
const before = await introspect();
await oauth.processRevocationResponse(await oauth.revocationRequest(as, me, auth, tokens.access_token, insecure));
const after = await introspect();

console.log(
  JSON.stringify({ tokenType: tokens.token_type, expiresIn: tokens.expires_in, data, before, after, challenges }),
);
