import { type IncomingMessage, type OutgoingHttpHeaders, request as ask } from 'node:http'
import { request as askSecurely } from 'node:https'
import { lookupOutside } from './outside-address.ts'

export interface OutsidePost {
  headers: OutgoingHttpHeaders
  body: string | Buffer
  signal: AbortSignal
}

/**
 * Posts to an address that somebody has named, on a connection of its own. Redirects are not followed. Rejects with
 * LeadsInside for a name that stands for the server's own network; check the address by `faultOfOutsideUrl` before.
 */
export function postOutside(
  url: URL,
  { headers, body, signal }: OutsidePost,
): Promise<IncomingMessage> {
  const length = { 'content-length': Buffer.byteLength(body) }
  const options = { method: 'POST', signal, agent: false, lookup: lookupOutside } as const
  return new Promise((done, fail) => {
    const secure = url.protocol === 'https:' ? askSecurely : ask
    const request = secure(url, { ...options, headers: { ...headers, ...length } }, done)
    request.on('error', fail)
    request.end(body)
  })
}
