// How long requests and looks take, counted since the process started.
import { Histogram, Registry } from 'prom-client'
import type { Findings } from '../port.ts'

/** Upper ends, seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createDurations(): Pick<Findings, 'answered' | 'looked' | 'durations'> {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'alura_http_request_duration_seconds',
    help: 'Requests answered, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  })
  const looks = new Histogram({
    name: 'alura_look_duration_seconds',
    help: 'Looks at a mandate: books, questions, protection, decision',
    labelNames: ['result'],
    buckets,
    registers,
  })
  return {
    answered: (request, seconds) => requests.observe(request, seconds),
    looked: (result, seconds) => looks.observe({ result }, seconds),
    durations: () => registry.metrics(),
  }
}
