// HTTP requests with a limit on the answer's length: a broken or hostile server must not fill this process's memory.
import { HttpRequestError, HttpTransport } from '@nktkas/hyperliquid'

/** Bytes. The longest list requested, two thousand fills, takes about one million. */
export const longestAnswer = 32 * 1024 * 1024
/** Characters of an unreadable answer that are logged. */
const shownLength = 1_000

export class BoundedTransport extends HttpTransport {
  /** Throws HttpRequestError, as the SDK's own does. */
  override async request<T>(
    endpoint: 'info' | 'exchange' | 'explorer',
    payload: unknown,
    signal?: AbortSignal,
  ): Promise<T> {
    const late = this.timeout === null ? undefined : AbortSignal.timeout(this.timeout)
    const fail = (detail: string | undefined, more: { cause?: unknown; response?: Response }) =>
      new HttpRequestError({ request: payload, ...(detail !== undefined && { detail }), ...more })
    try {
      const response = await fetch(`${String(this.apiUrl).replace(/\/+$/, '')}/${endpoint}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
        signal: AbortSignal.any([signal, late].filter((each) => each !== undefined)),
      })
      const text = await readBounded(response)
      if (text === undefined) throw fail(`The answer is longer than ${longestAnswer} bytes`, {})
      const isJson = response.headers.get('content-type')?.includes('application/json') === true
      if (!response.ok || !isJson) throw fail(text.slice(0, shownLength), { response })
      return parse(text, (cause) => fail('Invalid JSON response body', { response, cause })) as T
    } catch (error) {
      if (error instanceof HttpRequestError) throw error
      if (late?.aborted !== true) throw fail(undefined, { cause: error })
      throw fail(`Request timed out after ${this.timeout} ms`, { cause: error })
    }
  }
}

/** Undefined when the body is too long; the rest is not read. */
async function readBounded(response: Response): Promise<string | undefined> {
  if (response.body === null) return ''
  const announced = Number(response.headers.get('content-length') ?? 0)
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  if (announced > longestAnswer) {
    await response.body.cancel()
    return undefined
  }
  // Leaving the loop cancels the body.
  for await (const part of response.body) {
    bytes += part.byteLength
    if (bytes > longestAnswer) return undefined
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}

function parse(text: string, failed: (cause: unknown) => Error): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw failed(error)
  }
}
