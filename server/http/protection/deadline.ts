// Requests that act may carry a Request-Deadline, in epoch milliseconds by this server's clock: from then on the
// request is refused and nothing is done. So a request that arrives minutes late from a sleeping device or a stalled
// connection does nothing.
import { ServiceError } from '../../../contract/errors.ts'

/** Undefined without the header. Throws VALIDATION_FAILED when it is not a time. */
export function readDeadline(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header)
  const message = 'must be epoch milliseconds'
  throw new ServiceError('VALIDATION_FAILED', `Request-Deadline ${message}`, {
    details: [{ path: 'Request-Deadline', message }],
  })
}

/** Throws REQUEST_EXPIRED at the deadline and after it; `now` in epoch milliseconds. */
export function refuseLate(deadline: number | undefined, now: number): void {
  if (deadline === undefined || now < deadline) return
  throw new ServiceError(
    'REQUEST_EXPIRED',
    'The request arrived after its Request-Deadline. Nothing was done',
  )
}
