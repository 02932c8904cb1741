import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { syntheticBars } from '../../../../engine/testing/synthetic-bars.ts'
import type { Order, Question } from './question.ts'
import type { BenchAnswer, WorkerLike } from './workbench.ts'
import { createWorkbench } from './workbench.ts'

class TestWorker implements WorkerLike {
  readonly orders: Order[] = []
  isEnded = false
  readonly #listeners: [string, (event: never) => void][] = []

  postMessage(order: Order): void {
    this.orders.push(order)
  }
  terminate(): void {
    this.isEnded = true
  }
  addEventListener(kind: string, listener: (event: never) => void): void {
    this.#listeners.push([kind, listener])
  }
  tell(kind: 'message' | 'error', event: unknown): void {
    for (const [wanted, listener] of this.#listeners) if (wanted === kind) listener(event as never)
  }
}

const bars = syntheticBars(1, 10, '1h')
const candles = [[{ symbol: 'BTC', interval: '1h' }, bars]] as const

function bench() {
  const workers: TestWorker[] = []
  const told: BenchAnswer[] = []
  const made = createWorkbench({
    spawn: () => {
      const worker = new TestWorker()
      workers.push(worker)
      return worker
    },
    told: (answer) => told.push(answer),
    patienceMs: 4_000,
    loadingMs: 60_000,
    shortMs: 300,
  })
  const ask = (id: number): void => made.ask({ id } as Question, candles)
  const asked = (worker: number) =>
    workers[worker]?.orders.map((order) =>
      order.order === 'candles' ? order.symbol : order.question.id,
    )
  return { ...made, ask, asked, workers, told }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('candles go to the worker once; of questions that wait the newest is asked', () => {
  const { ask, asked, workers } = bench()
  ask(1)
  ask(2)
  ask(3)
  expect(asked(0)).toEqual(['BTC', 1])
  workers[0]?.tell('message', { data: { state: 'done', id: 1 } })
  expect(asked(0)).toEqual(['BTC', 1, 3])
})

test('a worker that says nothing is ended; the next question has a new one, with candles', () => {
  const { ask, asked, told, workers } = bench()
  ask(1)
  vi.advanceTimersByTime(50_000)
  const runs = (share: number): void =>
    workers[0]?.tell('message', { data: { state: 'running', id: 1, share } })
  runs(0)
  vi.advanceTimersByTime(3_900)
  runs(0.5)
  vi.advanceTimersByTime(3_900)
  expect(told).toHaveLength(2)
  vi.advanceTimersByTime(200)
  expect(told.at(-1)).toEqual({ state: 'hung', id: 1 })
  expect(workers[0]?.isEnded).toBe(true)
  ask(2)
  expect(asked(1)).toEqual(['BTC', 2])
})

test('a long answer is given up for a newer question, and what it says later is not told', () => {
  const { ask, asked, told, workers } = bench()
  ask(1)
  vi.advanceTimersByTime(400)
  ask(2)
  expect(workers[0]?.isEnded).toBe(true)
  expect(asked(1)).toEqual(['BTC', 2])
  workers[0]?.tell('message', { data: { state: 'done', id: 1 } })
  expect(told).toEqual([])
})

test('a worker that cannot be loaded is told of', () => {
  const { ask, told, workers } = bench()
  ask(1)
  workers[0]?.tell('error', {})
  expect(told).toEqual([{ state: 'broken', id: 1 }])
})

test('cancelled: nothing is told, and nothing runs', () => {
  const { ask, cancel, told, workers } = bench()
  ask(1)
  cancel()
  vi.advanceTimersByTime(10_000)
  expect([told, workers[0]?.isEnded]).toEqual([[], true])
})
