// What messages are sent to, as far from Alura as can be: a real mail server, a Telegram Bot API, a push service that
// decrypts, and a server that takes webhooks.
import { createHmac, createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { decryptPush } from './decrypt-push.ts'
import { type Mail, readMail } from './read-mail.ts'

export interface Request {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

export async function startServer(answer: (request: Request, response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { url: path = '', headers } = request
      answer({ path, headers, body: Buffer.concat(parts) }, response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Takes mail for everybody but `nobody@…`. */
export async function startMailServer() {
  const mails: Mail[] = []
  const state = { isBroken: false }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'alura' && password === 'hunter2'
        ? done(null, { user: username })
        : done(new Error('no')),
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith('nobody@')
        ? done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
        : done(),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (state.isBroken) return done(Object.assign(new Error('later'), { responseCode: 451 }))
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push(readMail(to, Buffer.concat(parts).toString()))
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://alura:hunter2@127.0.0.1:${port}`,
    mails,
    state,
    stop: () => new Promise<void>((done) => server.close(() => done())),
  }
}

export const botToken = '123456:AAbbCCddEEffGGhhIIjjKKll'

/** A bot, and what people write to it. Answers 429 once when told to. */
export async function startBotApi() {
  const said: { chat_id: number; text: string; parse_mode?: string }[] = []
  const written: { update_id: number; message: object }[] = []
  const state = { refusesWith: 0 }
  const answer = (method: string, body: { offset?: number }) => {
    switch (method) {
      case 'getMe':
        return { ok: true, result: { id: 1, is_bot: true, username: 'alura_test_bot' } }
      case 'getUpdates':
        return {
          ok: true,
          result: written.filter(({ update_id }) => update_id >= (body['offset'] ?? 0)),
        }
      case 'sendMessage':
        if (state.refusesWith === 0) {
          said.push(body as (typeof said)[number])
          return { ok: true, result: {} }
        }
        return {
          ok: false,
          error_code: state.refusesWith,
          description: `refused ${botToken}`,
          ...(state.refusesWith === 429 && { parameters: { retry_after: 77 } }),
        }
      default:
        return { ok: false, error_code: 404 }
    }
  }
  const server = await startServer(({ path, body }, response) => {
    const [, token, method = ''] = path.split('/')
    const isKnown = token === `bot${botToken}`
    const told = isKnown
      ? answer(method, JSON.parse(body.toString()) as object)
      : { ok: false, error_code: 401 }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(told))
  })
  return {
    ...server,
    said,
    state,
    write: (text: string, chat: object) =>
      void written.push({ update_id: 40 + written.length, message: { text, chat } }),
  }
}

/** A push service with one browser behind it, which decrypts what it gets. */
export async function startPushService() {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const auth = randomBytes(16)
  const shown: { payload: Record<string, unknown>; headers: IncomingHttpHeaders }[] = []
  const state = { status: 201, vapidKey: '' }
  const server = await startServer(({ headers, body }, response) => {
    if (state.status === 201) {
      requireVapid(headers, state.vapidKey)
      const payload = JSON.parse(decryptPush(body, pair, auth)) as Record<string, unknown>
      shown.push({ payload, headers })
    }
    response.statusCode = state.status
    response.end()
  })
  return {
    ...server,
    shown,
    state,
    subscription: {
      endpoint: `${server.url}/one-browser`,
      keys: { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') },
    },
  }
}

/** Throws unless the request is signed by the key that the browser subscribed with (RFC 8292). */
function requireVapid({ authorization = '' }: IncomingHttpHeaders, key: string): void {
  const [, token = '', named] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  const [head, claims, signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) =>
    half.toString('base64url'),
  )
  const jwk = { kty: 'EC', crv: 'P-256', x, y }
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (named !== key || !isSigned) throw new Error('not signed by the key that was subscribed with')
}

export interface Hook {
  key: string
  body: { type: string; data: { title: string; message: string; url: string; facts: unknown } }
}

/** Keeps what is signed by `secret`; answers everything else, and what is older than five minutes, with 401. */
export async function startHookServer(clock = Date.now) {
  const hooks: Hook[] = []
  const state = { status: 204, secret: '' }
  const server = await startServer((request, response) => {
    const isSigned = isSignedHook(request, state.secret, clock())
    if (isSigned && state.status === 204) hooks.push(readHook(request))
    response.statusCode = isSigned ? state.status : 401
    response.setHeader('location', 'http://169.254.169.254/')
    response.end('<script>alert(1)</script>')
  })
  return { ...server, hooks, state }
}

export function readHook({ headers, body }: Request): Hook {
  return { key: String(headers['webhook-id']), body: JSON.parse(body.toString()) as Hook['body'] }
}

/** As standardwebhooks.com says. */
function isSignedHook({ headers, body }: Request, secret: string, now: number): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = headers
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key)
    .update(`${String(id)}.${String(at)}.${body.toString()}`)
    .digest('base64')
  return signature === `v1,${expected}` && Math.abs(now / 1_000 - Number(at)) < 300
}
