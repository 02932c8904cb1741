import { ServiceError } from '../../contract/errors.ts'

/** Throws VALIDATION_FAILED for a range that ends before it begins. */
export function requireOrder({ from, to }: { from?: number | undefined; to?: number | undefined }) {
  if (from === undefined || to === undefined || from <= to) return
  const message = 'must not be before from'
  throw new ServiceError('VALIDATION_FAILED', `to ${message}`, {
    details: [{ path: 'to', message }],
  })
}
