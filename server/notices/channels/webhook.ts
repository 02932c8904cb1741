// To a server of the person's own, signed as standardwebhooks.com says: HMAC-SHA256 over id, time and body.
import { createHmac } from 'node:crypto'
import { LeadsInside, faultOfOutsideUrl } from '../../../platform/outside/outside-address.ts'
import { postOutside } from '../../../platform/outside/post-outside.ts'
import type { Clock } from '../../ops/port.ts'
import { type Addresses, type Channel, type Outcome, patienceMs, plain, waitOf } from './channel.ts'

/** What the key of a signature begins with; the rest is base64. */
export const secretPrefix = 'whsec_'

export function createWebhook(clock: Clock): Channel<Addresses['webhook']> {
  return {
    async send({ url: to, secret }, { key, title, text, url, at, facts }): Promise<Outcome> {
      const fault = faultOfOutsideUrl(to)
      if (fault !== undefined) return { ...failed(`Its address ${fault}`), isFinal: true }
      const body = JSON.stringify({
        type: facts?.event ?? 'test',
        timestamp: new Date(at).toISOString(),
        data: { id: key, title: plain(title), message: plain(text), url, facts },
      })
      const sentAt = String(Math.floor(clock() / 1_000))
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'Alura',
        'webhook-id': key,
        'webhook-timestamp': sentAt,
        'webhook-signature': `v1,${signatureOf(secret, `${key}.${sentAt}.${body}`)}`,
      }
      try {
        const signal = AbortSignal.timeout(patienceMs)
        const response = await postOutside(new URL(to), { headers, body, signal })
        // What it says is not read: it is nobody's business here.
        response.destroy()
        return outcomeOf(response.statusCode ?? 0, response.headers['retry-after'])
      } catch (error) {
        if (error instanceof LeadsInside) {
          return { ...failed('Its address leads into a private network'), isFinal: true }
        }
        return failed('Its server cannot be reached')
      }
    },
  }
}

function signatureOf(secret: string, text: string): string {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64')
  return createHmac('sha256', key).update(text).digest('base64')
}

function outcomeOf(status: number, retryAfter: unknown): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' }
  if (status >= 300 && status < 400) {
    return failed('Its address leads elsewhere, and redirects are not followed')
  }
  if (status === 410) return { ...failed('Its server wants no more (status 410)'), isGone: true }
  return { ...failed(`Its server answered with status ${status}`), ...waitOf(retryAfter) }
}

const failed = (problem: string) => ({ kind: 'failed' as const, problem })
