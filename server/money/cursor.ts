// The position in a list, which clients treat as an opaque text: the last row's time and id.
import { ServiceError } from '../../contract/errors.ts'

export interface Cursor {
  at: number
  id: string
}

export function cursorOf({ at, id }: Cursor): string {
  return Buffer.from(`${at}|${id}`).toString('base64url')
}

/** Throws VALIDATION_FAILED when the text is not a cursor. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  const parts = /^(\d{1,15})\|(.{1,400})$/.exec(Buffer.from(text, 'base64url').toString())
  const [, at, id] = parts ?? []
  if (at !== undefined && id !== undefined) return { at: Number(at), id }
  const message = 'must be one that a list has given'
  throw new ServiceError('VALIDATION_FAILED', `cursor ${message}`, {
    details: [{ path: 'cursor', message }],
  })
}
