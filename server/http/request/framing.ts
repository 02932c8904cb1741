// Refuses requests that a proxy in front and this server could understand differently.
import type { FastifyRequest } from 'fastify'
import { ServiceError, type ErrorCode } from '../../../contract/errors.ts'

const mostHeaders = 100

/**
 * When one of these headers is repeated, Node keeps the first or joins them all, so that one of the values would be
 * ignored.
 */
const onlyOnce = new Set([
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'idempotency-key',
  'origin',
  'sec-websocket-key',
  'sec-websocket-version',
  'transfer-encoding',
  'upgrade',
])

/** Throws VALIDATION_FAILED, HEADERS_TOO_LARGE or UNSUPPORTED_MEDIA_TYPE. The body is not read. */
export async function refuseAmbiguity({
  raw,
  headers,
  originalUrl,
}: FastifyRequest): Promise<void> {
  const names = raw.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase())
  if (names.length > mostHeaders) {
    throw new ServiceError('HEADERS_TOO_LARGE', `A request has at most ${mostHeaders} headers`)
  }
  for (const name of onlyOnce) {
    if (names.indexOf(name) !== names.lastIndexOf(name))
      throw refused(name, 'is given more than once')
  }
  const { host, expect } = headers
  if (host === undefined ? raw.httpVersion !== '1.0' : !isHost(host)) {
    throw refused('host', 'must be the name of the server, and its port if there is one')
  }
  if (!isTarget(originalUrl, host)) {
    throw refused('url', 'must be a path, or name the same server as Host')
  }
  if (expect !== undefined && expect.toLowerCase() !== '100-continue') {
    throw refused('expect', 'can only be 100-continue')
  }
  refuseEncoded(headers)
}

/** A few bytes could decompress to megabytes, and no body here is long, so that compressed bodies are refused. */
function refuseEncoded(headers: FastifyRequest['headers']): void {
  const transfer = headers['transfer-encoding'] ?? 'chunked'
  if (transfer.toLowerCase() !== 'chunked')
    throw refused('transfer-encoding', 'can only be chunked')
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding.toLowerCase() !== 'identity') {
    throw refused(
      'content-encoding',
      'is not taken: send the body as it is',
      'UNSUPPORTED_MEDIA_TYPE',
    )
  }
}

function isHost(host: string): boolean {
  const match = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/i.exec(host)
  return match !== null && Number(match[1] ?? 0) <= 65_535
}

function isTarget(url: string, host: string | undefined): boolean {
  return url.startsWith('/') || url === '*' || authorityOf(url) === host?.toLowerCase()
}

/** The authority of `http://host/path`, the form for proxies that every server must accept; undefined for a path. */
function authorityOf(url: string): string | undefined {
  return /^https?:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase()
}

/** The path in either form. */
export function originForm(url: string): string {
  if (authorityOf(url) === undefined) return url
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '')
  return path.startsWith('/') ? path : `/${path}`
}

function refused(
  path: string,
  message: string,
  code: ErrorCode = 'VALIDATION_FAILED',
): ServiceError {
  return new ServiceError(code, `${path} ${message}`, { details: [{ path, message }] })
}
