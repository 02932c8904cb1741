// Sends requests exactly as written, because an HTTP client would correct them.
import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  headers: Map<string, string>
  body: string
}

/** Sends the bytes and reads until the server closes. Throws when nothing comes back. */
export async function sendRaw(port: number, ...parts: (string | Buffer)[]): Promise<RawAnswer> {
  const answer = readAnswer(await exchangeRaw(port, parts))
  if (answer === undefined) throw new Error('the server hung up without an answer')
  return answer
}

/** A request line, headers and a body. Adds Host, Content-Length and `Connection: close` unless given. */
export function requestText(
  line: string,
  headers: readonly string[] = [],
  body: string | Buffer = '',
): Buffer {
  const names = new Set(headers.map((header) => header.split(':', 1)[0]?.toLowerCase()))
  const own = [
    ...(names.has('host') ? [] : ['Host: 127.0.0.1']),
    ...(names.has('connection') ? [] : ['Connection: close']),
    ...(body.length === 0 || names.has('content-length') || names.has('transfer-encoding')
      ? []
      : [`Content-Length: ${Buffer.byteLength(body)}`]),
  ]
  const head = [line, ...own, ...headers].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body)])
}

function exchangeRaw(port: number, parts: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part)
    })
    socket.on('data', (data) => (text += data.toString('latin1')))
    // A refused request may be cut off while it is still being sent; its answer has arrived by then.
    socket.on('error', () => {})
    socket.on('close', () => resolve(text))
  })
}

function readAnswer(text: string): RawAnswer | undefined {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [line = '', ...fields] = head.split('\r\n')
  const status = /^HTTP\/1\.1 (\d{3})/.exec(line)?.[1]
  if (status === undefined) return undefined
  const headers = new Map(
    fields.map((field) => {
      const colon = field.indexOf(':')
      return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()] as const
    }),
  )
  return { status: Number(status), headers, body: rest.join('\r\n\r\n') }
}
