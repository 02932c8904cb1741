// The fetch that ccxt uses: https only, no redirects, a limit on the answer's size, and JSON only.

/** Bytes. The longest list of markets has about three million. */
const largest = 16 * 1024 * 1024

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** `standIn` gives the address to ask instead; for tests and localnet. */
export function boundedFetch(standIn?: (url: URL) => string): Fetch {
  return async (address, { method, headers, body, signal }) => {
    const url = new URL(address)
    if (url.protocol !== 'https:') throw new TypeError('a venue is asked by https only')
    const response = await fetch(standIn?.(url) ?? url, {
      redirect: 'error',
      ...(method !== undefined && { method }),
      ...(headers !== undefined && { headers }),
      ...(typeof body === 'string' && { body }),
      ...(signal !== undefined && { signal }),
    })
    const text = await readText(response)
    // ccxt would read an HTML page as an empty account.
    if (response.ok && !isStructure(text)) throw new TypeError('the answer is no JSON')
    return new Response(text, { status: response.status, headers: response.headers })
  }
}

async function readText(response: Response): Promise<string> {
  if (response.body === null) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    // Leaving the loop ends the connection.
    if (size > largest) throw new TypeError('the answer is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function isStructure(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}
