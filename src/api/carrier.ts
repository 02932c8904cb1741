// Sends every request to the API. Each answer also tells the server's time and that it can be reached.
import type { Carrier } from '../../contract/client.ts'
import { clock } from '../lib/clock.ts'
import { parseTime } from '../lib/time.ts'
import { answered, missed } from './reach.ts'

export const carry: Carrier = async (url, init) => {
  const sent = clock.steady()
  try {
    const response = await fetch(url, init)
    answered()
    hearTime(response, sent)
    return response
  } catch (error) {
    if (init.signal?.aborted !== true) missed()
    throw error
  }
}

/** A cached answer has the time at which it was stored, so that only uncached ones count. */
function hearTime({ headers }: Response, sent: number): void {
  const date = parseTime(headers.get('date') ?? '')
  const isFresh = /no-store|no-cache/.test(headers.get('cache-control') ?? '')
  if (isFresh && !Number.isNaN(date)) clock.hear({ sent, received: clock.steady() }, date)
}
