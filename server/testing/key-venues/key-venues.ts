// A stand-in for Binance (USD-M futures), Bybit (v5) and OKX (v5), with the shapes of their public documentation. It checks signatures
// as they do. The exchange's host begins the path; other exchanges refuse everything with 401.
import { createHmac } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { Answer, VenueKey } from './shapes.ts'
import { binanceAnswer, binanceRefusals } from './binance.ts'
import { bybitAnswer, bybitRefusals } from './bybit.ts'
import { okxAnswer, okxRefusals } from './okx.ts'

/** How every request is answered from then on. */
export type Fault = 'rate' | 'down' | 'hangs' | 'page' | 'empty' | 'huge' | 'redirect' | 'clock'

export type KeyVenueStandIn = Awaited<ReturnType<typeof startKeyVenues>>

export async function startKeyVenues() {
  const keys = new Map<string, VenueKey>()
  const asked: string[] = []
  const seen: string[] = []
  let fault: Fault | null = null

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://stand.in')
    const [, host = '', ...rest] = url.pathname.split('/')
    const path = `/${rest.join('/')}`
    asked.push(host + path)
    seen.push(`${request.url} ${JSON.stringify(request.headers)}`)
    if (fault !== null && misbehave(fault, host, response)) return
    const venue = venueOf(host)
    if (venue === undefined) return reply(response, { status: 401, body: {} })
    const { signed, key } = venue.keyOf(request, url)
    const known = key === undefined ? undefined : keys.get(key)
    const { refusals } = venue
    if (signed !== undefined) {
      if (known === undefined) return reply(response, refusals.unknownKey)
      const mine = createHmac('sha256', known.secret).update(signed.text)
      if (mine.digest(venue.digest) !== signed.signature)
        return reply(response, refusals.badSignature)
      if (fault === 'clock') return reply(response, refusals.badTime)
    }
    const told = venue.answer(path, known, url.searchParams)
    reply(response, told ?? { status: 404, body: {} })
  }

  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  return {
    url: `http://127.0.0.1:${port}`,
    /** Host and path of each request, in order. */
    asked,
    /** URL and headers of each request. */
    seen,
    allow: (key: VenueKey) => void keys.set(key.apiKey, key),
    forbid: (apiKey: string) => void keys.delete(apiKey),
    fail: (next: Fault | null) => {
      fault = next
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Venue {
  answer: (path: string, key: VenueKey | undefined, query: URLSearchParams) => Answer | undefined
  refusals: Record<'unknownKey' | 'badSignature' | 'badTime' | 'tooOften', Answer>
  digest: 'hex' | 'base64'
  keyOf: (
    request: IncomingMessage,
    url: URL,
  ) => { key: string | undefined; signed: { text: string; signature: string } | undefined }
}

/** Undefined: a venue that is not played; it refuses everything. */
function venueOf(host: string): Venue | undefined {
  if (host.endsWith('binance.com'))
    return { answer: binanceAnswer, refusals: binanceRefusals, digest: 'hex', keyOf: binanceKey }
  if (host.endsWith('bybit.com'))
    return { answer: bybitAnswer, refusals: bybitRefusals, digest: 'hex', keyOf: bybitKey }
  if (host.endsWith('okx.com'))
    return { answer: okxAnswer, refusals: okxRefusals, digest: 'base64', keyOf: okxKey }
  return undefined
}

function reply(response: ServerResponse, { status = 200, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Returns whether the fault has answered the request. */
function misbehave(fault: Fault, host: string, response: ServerResponse): boolean {
  const refusals = venueOf(host)?.refusals ?? bybitRefusals
  if (fault === 'rate') reply(response, refusals.tooOften)
  else if (fault === 'down') response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>503')
  else if (fault === 'page') response.writeHead(200).end('<html>maintenance</html>')
  else if (fault === 'empty') reply(response, { body: {} })
  else if (fault === 'huge') response.writeHead(200).end(`[${'1,'.repeat(9_000_000)}1]`)
  else if (fault === 'redirect') response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
  else if (fault === 'clock') return false
  // `hangs`: no answer, ever.
  return true
}

function binanceKey({ headers }: IncomingMessage, { search }: URL) {
  const [, text = '', signature] = /^\?(.*)&signature=(\w+)$/.exec(search) ?? []
  const key = headers['x-mbx-apikey']
  return {
    key: typeof key === 'string' ? key : undefined,
    signed: signature === undefined ? undefined : { text, signature },
  }
}

function bybitKey({ headers }: IncomingMessage, { search }: URL) {
  const field = (name: string) => [headers[`x-bapi-${name}`] ?? []].flat().join()
  const [key, signature] = [field('api-key'), field('sign')]
  const text = field('timestamp') + key + field('recv-window') + search.slice(1)
  return {
    key: key === '' ? undefined : key,
    signed: signature === '' ? undefined : { text, signature },
  }
}

function okxKey({ headers, method = '' }: IncomingMessage, { pathname, search }: URL) {
  const field = (name: string) => [headers[`ok-access-${name}`] ?? []].flat().join()
  const [key, signature] = [field('key'), field('sign')]
  const path = pathname.replace(/^\/[^/]+/, '')
  const text = field('timestamp') + method + path + search
  return {
    key: key === '' ? undefined : key,
    signed: signature === '' ? undefined : { text, signature },
  }
}
