import type { HttpTransportOptions } from '@nktkas/hyperliquid'
import type { UnixMs } from '../../../../contract/primitives.ts'
import { BoundedTransport } from './bounded-transport.ts'

export interface Stopwatch {
  /** This machine's own clock. */
  local(): UnixMs
  /** Called with an answer, and when its request was sent and it arrived, by that clock. */
  heard(answer: unknown, sentAt: UnixMs, arrivedAt: UnixMs): void
}

/** Reports the travel time of each answer, without the time that requests waited here. */
export class TimedTransport extends BoundedTransport {
  readonly #watch: Stopwatch

  constructor(options: HttpTransportOptions, watch: Stopwatch) {
    super(options)
    this.#watch = watch
  }

  override async request<T>(
    endpoint: 'info' | 'exchange' | 'explorer',
    payload: unknown,
    signal?: AbortSignal,
  ): Promise<T> {
    const sentAt = this.#watch.local()
    const answer = await super.request<T>(endpoint, payload, signal)
    this.#watch.heard(answer, sentAt, this.#watch.local())
    return answer
  }
}
