// A session that outlives its story costs time in every later story, so that sessions are ended with their story.
import type { BrowserContext, Page } from '@playwright/test'
import type { Session } from '../../contract/sessions/sessions.ts'

/** Milliseconds. What cannot be ended in this time keeps running. */
const patienceMs = 5_000

/** Closes all sessions of the people signed in on the context's pages. Never throws. */
export async function endSessions(context: BrowserContext, apiUrl: string): Promise<void> {
  const tokens = await Promise.all(context.pages().map(tokenOf))
  const different = new Set(tokens.filter((token) => token !== null))
  await Promise.allSettled([...different].map((token) => endSessionsOf(token, apiUrl)))
}

/** Null when nobody is signed in there, or the page does not answer. */
function tokenOf(page: Page): Promise<string | null> {
  const read = page
    .evaluate(() => {
      const login = sessionStorage.getItem('alura.login')
      return login === null ? null : (JSON.parse(login) as { token: string }).token
    })
    .catch(() => null)
  const late = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null).unref())
  return Promise.race([read, late])
}

async function endSessionsOf(token: string, apiUrl: string): Promise<void> {
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(apiUrl + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(patienceMs),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return response.json()
  }
  const running = (await ask('/trading-sessions/active')) as Session[]
  const stop = ({ id }: Session) => ask(`/trading-sessions/${id}/stop`, { mode: 'close_all' })
  await Promise.allSettled(running.map(stop))
}
