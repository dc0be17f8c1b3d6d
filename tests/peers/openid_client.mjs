// Obtains and uses tokens with `openid-client`, as a partner's own program would. The hub is told of by discovery alone.
// Words: issuer, client_id, private JWK, "dpop" or "bearer", scope, address of the API. Prints one JSON object.
import * as client from "openid-client";

const [issuer, clientId, jwk, binding, scope, api] = process.argv.slice(2);
const { kid, ...numbers } = JSON.parse(jwk);
const key = await crypto.subtle.importKey("jwk", numbers, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);

const config = await client.discovery(new URL(issuer), clientId, undefined, client.PrivateKeyJwt({ key, kid }), {
  algorithm: "oauth2",
  execute: [client.allowInsecureRequests], // loopback
});
const DPoP = binding === "dpop" ? client.getDPoPHandle(config, await client.randomDPoPKeyPair()) : undefined;

const tokens = await client.clientCredentialsGrant(config, { scope }, { DPoP });
const query = JSON.stringify({ query: "{ viewer { organisationId permissions } }" });
const headers = new Headers({ "content-type": "application/json" });
const answer = await client.fetchProtectedResource(config, tokens.access_token, new URL(api), "POST", query, headers, {
  DPoP,
});
const { data } = await answer.json();
const before = await client.tokenIntrospection(config, tokens.access_token);
await client.tokenRevocation(config, tokens.access_token);
const after = await client.tokenIntrospection(config, tokens.access_token);

console.log(JSON.stringify({ tokenType: tokens.token_type, expiresIn: tokens.expires_in, data, before, after }));
