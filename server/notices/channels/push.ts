// To a browser by its maker's push service, encrypted for that browser alone (RFC 8291), signed by this server's key
// (VAPID, RFC 8292).
import { createECDH } from 'node:crypto'
import { faultOfOutsideUrl } from '../../../platform/outside/outside-address.ts'
import { postOutside } from '../../../platform/outside/post-outside.ts'
import type { ServerConfig } from '../../settings/config.ts'
import { deriveKey } from '../../settings/secrets.ts'
import {
  type Addresses,
  type Channel,
  type Message,
  type Outcome,
  patienceMs,
  plain,
  waitOf,
} from './channel.ts'

/** Seconds for which the push service keeps it for a browser that is not there. */
const keptSeconds = 86_400

export interface Push extends Channel<Addresses['push']> {
  /** What browsers subscribe with. */
  publicKey: string
}

export function createPush(config: Pick<ServerConfig, 'secret' | 'publicUrl' | 'mail'>): Push {
  const keys = vapidKeys(config.secret)
  const subject = contactOf(config)

  async function send({ endpoint, keys: theirs }: Addresses['push'], message: Message) {
    const fault = faultOfOutsideUrl(endpoint)
    if (fault !== undefined) return { ...failed(`Its push service ${fault}`), isGone: true }
    // Loaded when the first message is sent.
    const { default: webPush } = await import('web-push')
    const { title, text, url, key, noticeId } = message
    const payload = JSON.stringify({
      key: noticeId ?? key,
      title: plain(title),
      text: plain(text),
      url,
    })
    const details = webPush.generateRequestDetails({ endpoint, keys: theirs }, payload, {
      vapidDetails: { subject, ...keys },
      TTL: keptSeconds,
      // A message that waits for the browser is replaced by its double.
      topic: key.replaceAll('-', '').slice(0, 32),
    })
    const response = await postOutside(new URL(endpoint), {
      headers: details.headers as Record<string, string>,
      body: details.body ?? '',
      signal: AbortSignal.timeout(patienceMs),
    })
    response.destroy()
    return outcomeOf(response.statusCode ?? 0, response.headers['retry-after'])
  }

  return {
    publicKey: keys.publicKey,
    send: (to, message) =>
      send(to, message).catch(() => failed('Its push service cannot be reached')),
  }
}

/**
 * P-256, made of the server's secret, so that it is kept and saved with it and is the same for all processes. base64url.
 */
function vapidKeys(secret: string): { publicKey: string; privateKey: string } {
  const pair = createECDH('prime256v1')
  for (let number = 0; ; number++) {
    const bytes = deriveKey(secret, `vapid/v1/${number}`)
    try {
      pair.setPrivateKey(bytes)
    } catch {
      // One of 2^32 numbers is not a key of this curve.
      continue
    }
    const privateKey = Buffer.from(bytes).toString('base64url')
    return { publicKey: pair.getPublicKey().toString('base64url'), privateKey }
  }
}

/** Whom a push service may turn to; it wants https or an e-mail address. */
function contactOf({ publicUrl, mail }: Pick<ServerConfig, 'publicUrl' | 'mail'>): string {
  if (publicUrl?.startsWith('https:') === true) return publicUrl
  const address = mail?.from.match(/[^\s<>]+@[^\s<>]+/)?.[0]
  return `mailto:${address ?? 'operator@alura.invalid'}`
}

function outcomeOf(status: number, retryAfter: unknown): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' }
  if (status === 404 || status === 410) {
    return { ...failed('This browser has ended its subscription'), isGone: true }
  }
  if (status === 413)
    return { ...failed('The push service takes no message this long'), isFinal: true }
  return { ...failed(`The push service answered with status ${status}`), ...waitOf(retryAfter) }
}

const failed = (problem: string) => ({ kind: 'failed' as const, problem })
