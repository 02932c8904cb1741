import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { ServiceError } from '../../contract/errors.ts'
import { errorBody } from './errors.ts'

/** What Node could not even parse as HTTP gets the same body as every other refusal. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const refusal = new ServiceError('VALIDATION_FAILED', 'This is not a request that can be read')
  const body = JSON.stringify(errorBody(refusal, randomUUID()))
  socket.end(
    'HTTP/1.1 400 Bad Request\r\n' +
      'content-type: application/json; charset=utf-8\r\n' +
      `content-length: ${Buffer.byteLength(body)}\r\n` +
      `connection: close\r\n\r\n${body}`,
  )
}
