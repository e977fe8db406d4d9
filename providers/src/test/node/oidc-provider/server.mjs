// oidc-provider with clients and users that come and go: `node server.mjs PORT`. Its administrator's acts come on standard input, one a
// line, words apart by tabs; each is answered by a line. It ends when standard input does.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';
import { Rows } from './rows.mjs';
import { page } from './pages.mjs';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const users = new Map();

function key() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' };
}

function provider(signingKey) {
  const made = new Provider(issuer, {
    adapter: Rows,
    jwks: { keys: [signingKey] },
    cookies: { keys: ['a key for these tests alone'] },
    scopes: ['openid', 'offline_access', 'profile', 'email'],
    claims: { openid: ['sub', 'roles'], profile: ['name'], email: ['email', 'email_verified'] },
    // Claims of a scope stand in the ID token as well.
    conformIdTokenClaims: false,
    findAccount: (_, id) =>
      users.has(id) ? { accountId: id, claims: () => ({ sub: id, name: id, email: `${id}@example.com`, email_verified: true, roles: users.get(id) }) } : undefined,
    // Else there are some only with offline_access, and they outlive the session.
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    // Its own one never connects to an address of this machine.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
  });
  for (const event of ['server_error', 'backchannel.error', 'backchannel.success', 'grant.error', 'authorization.error']) {
    made.on(event, (_, ...about) => console.error(event, ...about.map((each) => each?.stack ?? each?.clientId ?? '')));
  }
  return made;
}

let serving = provider(key());

const client = (id, origin) => ({
  client_id: id,
  redirect_uris: [`${origin}/auth/callback`],
  post_logout_redirect_uris: [`${origin}/auth/signed-out`],
  backchannel_logout_uri: `${origin}/auth/back-channel-logout`,
  backchannel_logout_session_required: true,
  grant_types: ['authorization_code', 'refresh_token'],
});

const commands = {
  client: (id, secret, origin) =>
    Rows.put('Client', id, { ...client(id, origin), client_secret: secret, token_endpoint_auth_method: 'client_secret_basic' }),
  'public-client': (id, origin) => Rows.put('Client', id, { ...client(id, origin), token_endpoint_auth_method: 'none' }),
  user: (name, roles) => users.set(name, roles ? roles.split(',') : []),
  disable: (name) => users.delete(name),
  end: (name) => Rows.removeThoseOf(name),
  rotate: () => {
    serving = provider(key());
  },
};

function body(request) {
  return new Promise((resolve, reject) => {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => resolve(new URLSearchParams(text)));
    request.on('error', reject);
  });
}

async function consentTo({ params, prompt, session, grantId }) {
  const grant = grantId ? await serving.Grant.find(grantId) : new serving.Grant({ accountId: session.accountId, clientId: params.client_id });
  const { missingOIDCScope, missingOIDCClaims } = prompt.details;
  if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
  if (missingOIDCClaims) grant.addOIDCClaims(missingOIDCClaims);
  const saved = await grant.save();
  return grantId ? {} : { grantId: saved };
}

async function interact(request, response) {
  const interaction = await serving.interactionDetails(request, response);
  if (request.method === 'GET') {
    page(response, interaction.prompt.name);
    return;
  }
  const form = await body(request);
  if (form.has('cancel')) {
    await serving.interactionFinished(request, response, { error: 'access_denied', error_description: 'End-User aborted interaction' });
  } else if (interaction.prompt.name === 'login') {
    const name = form.get('username');
    if (!users.has(name) || form.get('password') !== `${name}-password`) {
      page(response, 'login', 'Wrong name or password.');
      return;
    }
    await serving.interactionFinished(request, response, { login: { accountId: name } }, { mergeWithLastSubmission: false });
  } else {
    const consent = await consentTo(interaction);
    await serving.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
  }
}

const server = createServer((request, response) => {
  if (!request.url.startsWith('/interaction/')) {
    serving.callback()(request, response);
    return;
  }
  interact(request, response).catch((broken) => {
    console.error(broken.stack);
    // An interaction that is over, as one finds it by the back button.
    page(response, 'over');
  });
});

server.listen(port, '127.0.0.1', () => console.log('obeying'));
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [command, ...words] = line.split('\t');
    commands[command](...words);
    console.log('obeyed');
  })
  .on('close', () => process.exit());
