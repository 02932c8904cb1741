// The two endpoints with limits: each request is charged, and refused with 429 when there were too many.
import { type HttpAnswer, jsonAnswer, malformed } from '../../http/answer.ts'
import type { Protocol } from '../http/protocol.ts'
import type { WeightMeter } from './meter.ts'
import { actionWeight, answerWeight, explorerWeight, questionWeight } from './weights.ts'

export interface WeighedProtocol {
  info(body: unknown, address: string): Promise<HttpAnswer>
  exchange(body: unknown, address: string): Promise<HttpAnswer>
  /** The chain behind the exchange, of which there is nothing to see here. */
  explorer(body: unknown, address: string): HttpAnswer
}

const tooMany = jsonAnswer(null, 429)

export function weighed(protocol: Protocol, meter: WeightMeter): WeighedProtocol {
  return {
    async info(body, address) {
      const type = textAt(body, 'type')
      if (!meter.admit(address, type, questionWeight(type))) return tooMany
      const answer = await protocol.info(body)
      const more = answer.kind === 'json' ? answerWeight(type, answer.body) : 0
      if (more > 0) meter.charge(address, type, more)
      return answer
    },
    explorer(body, address) {
      const type = textAt(body, 'type')
      if (!meter.admit(address, `explorer.${type}`, explorerWeight)) return tooMany
      return type === 'userDetails' ? jsonAnswer({ type, txs: [] }) : malformed
    },
    async exchange(body, address) {
      const action: unknown = valueAt(body, 'action')
      const type = textAt(action, 'type')
      if (!meter.admit(address, `exchange.${type}`, actionWeight(action))) return tooMany
      return protocol.exchange(body)
    },
  }
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function textAt(value: unknown, name: string): string {
  const text = valueAt(value, name)
  return typeof text === 'string' ? text : 'unknown'
}
