// Tokens that Ostiary and the npm package jose exchange, frozen for the Java tests.
//
//   npm install --no-package-lock
//   npm run make      makes ../resources/vectors/jose.json anew: new TEST keys, one token for each algorithm
//   npm run verify    lets jose verify every token of ../resources/vectors/ours.json and records that it did
//
// ours.json is made by the main method of dev.ostiary.vectors.OurTokens. Neither file protects anything.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import * as jose from 'jose'

const VECTORS = new URL('../resources/vectors/', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('node_modules/jose/package.json', import.meta.url)))
const TOOL = `jose ${version} on Node ${process.version}`
const WARNING = 'TEST KEYS, published with the source: they protect nothing and must never be used elsewhere.'

const ISSUER = 'https://jose.test'
const AUDIENCE = 'ostiary-tests'
const ISSUED_AT = Date.UTC(2026, 0, 1) / 1000
const EXPIRES_AT = Date.UTC(2100, 0, 1) / 1000
const SECRET_BYTES = { HS256: 32, HS384: 48, HS512: 64 }
const ALGORITHMS = [
  ...Object.keys(SECRET_BYTES),
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
]

function read(name) {
  return JSON.parse(readFileSync(new URL(name, VECTORS), 'utf8'))
}

function write(name, content) {
  writeFileSync(new URL(name, VECTORS), JSON.stringify(content, null, 2) + '\n')
}

async function testKey(alg, kid) {
  if (alg in SECRET_BYTES) {
    const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES[alg]))
    return { signWith: secret, published: { testSecret: 'base64url:' + jose.base64url.encode(secret) } }
  }
  const { publicKey, privateKey } = await jose.generateKeyPair(alg, { modulusLength: 2048, extractable: true })
  const testPublicJwk = { ...(await jose.exportJWK(publicKey)), kid, alg, use: 'sig' }
  return { signWith: privateKey, published: { testPublicJwk } }
}

async function tokenBy(alg) {
  const kid = `test-key-${alg}`
  const { signWith, published } = await testKey(alg, kid)
  const token = await new jose.SignJWT({ roles: ['reader', 'écrivain'], nested: { level: 3, ratio: 0.5, none: null } })
    .setProtectedHeader({ alg, typ: 'at+jwt', kid })
    .setIssuer(ISSUER)
    .setSubject('user-1')
    .setAudience([AUDIENCE, 'another'])
    .setIssuedAt(ISSUED_AT)
    .setExpirationTime(EXPIRES_AT)
    .setJti(`id-${alg}`)
    .sign(signWith)
  return { alg, ...published, token }
}

async function make() {
  const tokens = []
  for (const alg of ALGORITHMS) {
    tokens.push(await tokenBy(alg))
  }
  write('jose.json', { warning: WARNING, madeBy: TOOL, issuer: ISSUER, audience: AUDIENCE, tokens })
  console.log(`${tokens.length} tokens made by ${TOOL}`)
}

async function accept({ alg, testSecret, testPublicJwk, token }, { issuer, audience, verifyAt }) {
  const key = testSecret
    ? jose.base64url.decode(testSecret.replace(/^base64url:/, ''))
    : await jose.importJWK(testPublicJwk, alg)
  const { protectedHeader } = await jose.jwtVerify(token, key, {
    algorithms: [alg],
    issuer,
    audience,
    typ: 'at+jwt',
    requiredClaims: ['sub', 'iat', 'exp', 'jti'],
    currentDate: new Date(verifyAt),
  })
  if (protectedHeader.alg !== alg) {
    throw new Error(`${alg} was expected, the token says ${protectedHeader.alg}`)
  }
}

async function verify() {
  const ours = read('ours.json')
  for (const vector of ours.tokens) {
    try {
      await accept(vector, ours)
    } catch (e) {
      throw new Error(`jose does not accept our ${vector.alg} token: ${e.message}`, { cause: e })
    }
  }
  const tokensSha256 = createHash('sha256').update(ours.tokens.map((vector) => vector.token).join('\n')).digest('hex')
  write('ours.json', { ...ours, verified: { by: TOOL, tokensSha256 } })
  console.log(`${ours.tokens.length} tokens of ours accepted by ${TOOL}`)
}

const commands = { make, verify }
const command = commands[process.argv[2]]
if (!command) {
  console.error(`one of ${Object.keys(commands).join(', ')} expected`)
  process.exit(2)
}
await command()
