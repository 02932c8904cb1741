// Every request to the exchange passes here and waits until the weight budget has room for it.
import type { HttpTransportOptions } from '@nktkas/hyperliquid'
import { isRateLimited } from '../failures.ts'
import { type Stopwatch, TimedTransport } from '../transport/timed-transport.ts'
import type { WeightBudget } from './budget.ts'
import { priorityOf } from './priority.ts'
import { greatestWeight, likelyWeight, typeOf, weightOf } from './request-weights.ts'

export class BudgetedTransport extends TimedTransport {
  readonly #budget: WeightBudget

  constructor(options: HttpTransportOptions, watch: Stopwatch, budget: WeightBudget) {
    super(options, watch)
    this.#budget = budget
  }

  override async request<T>(
    endpoint: 'info' | 'exchange' | 'explorer',
    payload: unknown,
    signal?: AbortSignal,
  ): Promise<T> {
    const priority = priorityOf(endpoint, typeOf(payload), payload)
    const expected = priority === 'protection' ? likelyWeight : greatestWeight
    const taken = await this.#budget.take(priority, expected(endpoint, payload))
    try {
      const answer = await super.request<T>(endpoint, payload, signal)
      taken.correct(weightOf(endpoint, payload, answer))
      return answer
    } catch (error) {
      if (isRateLimited(error)) this.#budget.refused()
      throw error
    }
  }
}
