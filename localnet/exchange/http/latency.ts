import { setTimeout as wait } from 'node:timers/promises'
import type { Protocol } from './protocol.ts'

const leastMs = 20
const mostMs = 150

/** Delays each answer by another random time, so that answers may arrive out of order. */
export function withLatency(protocol: Protocol): Protocol {
  const later = () => wait(leastMs + Math.random() * (mostMs - leastMs))
  return {
    info: async (body) => {
      await later()
      return protocol.info(body)
    },
    exchange: async (body) => {
      await later()
      const answer = await protocol.exchange(body)
      await later()
      return answer
    },
  }
}
