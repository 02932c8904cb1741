// Answers to requests that could not be parsed, in the same form as other errors.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { methods } from '../../../contract/endpoint.ts'
import { type ErrorCode, ServiceError, errorStatus } from '../../../contract/errors.ts'
import { errorBody } from '../answers/errors.ts'
import type { SecurityHeaders } from '../protection/security-headers.ts'

const codeOfParser: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'PAYLOAD_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
}

const words: Partial<Record<ErrorCode, string>> = {
  HEADERS_TOO_LARGE: 'The address and headers are larger than 16 kB',
  PAYLOAD_TOO_LARGE: 'The body is larger than 64 kB',
  REQUEST_TIMEOUT: 'The request was sent too slowly',
}

/** For requests that Node could not parse, or not in time. */
export function answerBrokenRequest(headersOf: SecurityHeaders) {
  return (error: Error & { code?: string }, socket: Duplex): void => {
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswered(socket)) {
      socket.destroy()
      return
    }
    const code = codeOfParser[error.code ?? ''] ?? 'VALIDATION_FAILED'
    const message = words[code] ?? 'This is not a request that can be read'
    socket.end(refusalText(new ServiceError(code, message), headersOf()))
  }
}

/** `CONNECT host:port` asks a proxy for a tunnel. */
export function refuseTunnel(headersOf: SecurityHeaders) {
  return ({ headers }: IncomingMessage, socket: Duplex): void => {
    socket.on('error', () => socket.destroy())
    const refusal = new ServiceError('METHOD_NOT_ALLOWED', 'This server is no proxy')
    socket.end(
      refusalText(refusal, { ...headersOf(headers.host), allow: [...methods, 'HEAD'].join(', ') }),
    )
  }
}

/** The whole answer as text, for a socket without a response object. */
export function refusalText(refusal: ServiceError, more: Record<string, string>): string {
  const requestId = randomUUID()
  const answer = errorBody(refusal, requestId)
  const body = JSON.stringify(answer)
  const headers = {
    ...more,
    'x-request-id': requestId,
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${errorStatus[refusal.code]} ${answer.error}\r\n${lines.join('')}\r\n${body}`
}

/** An answer is being sent already: more bytes would be read as part of it. */
function isAnswered(socket: Duplex): boolean {
  const current: unknown = Reflect.get(socket, '_httpMessage')
  return (
    typeof current === 'object' && current !== null && Reflect.get(current, 'headersSent') === true
  )
}
