// Errors between a worker and its page. A posted error keeps its message alone, and a worker knows no language: so it posts what
// happened, and the page words it.
import { ApiError } from '../../../contract/http/api-error.ts'

/** Structured data of an ApiError; of any other error its message. */
export type PostedError =
  | Pick<ApiError, 'code' | 'message' | 'status' | 'requestId' | 'details' | 'retryAfter'>
  | { code: null; message: string }

export function toPosted(error: unknown): PostedError {
  if (!(error instanceof ApiError))
    return { code: null, message: error instanceof Error ? error.message : '' }
  const { code, message, status, requestId, details, retryAfter } = error
  return { code, message, status, requestId, details, retryAfter }
}

export function fromPosted(posted: PostedError): Error {
  if (posted.code === null) return new Error(posted.message)
  const { code, message, ...more } = posted
  return new ApiError(code, message, more)
}
