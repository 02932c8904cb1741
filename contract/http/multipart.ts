// Bodies of text fields and files, as a browser's form sends them.
import type * as z from 'zod/mini'
import type { ErrorCode } from '../errors.ts'

export interface UploadRules {
  /** Bytes of all parts together. */
  maxBytes: number
  /** The error's code for more; PAYLOAD_TOO_LARGE by default. */
  refusal?: ErrorCode
}

const uploads = new WeakMap<object, UploadRules>()

/**
 * Makes a body be sent as multipart/form-data: each field is text or `z.file()`, given once. A file's type is only
 * what its sender states.
 */
export function multipart<S extends z.ZodMiniType>(schema: S, rules: UploadRules): S {
  uploads.set(schema, rules)
  return schema
}

/** Undefined when the body is JSON. */
export function uploadRulesOf(schema: z.ZodMiniType | undefined): UploadRules | undefined {
  return schema && uploads.get(schema)
}

/** Throws a TypeError on a field that is neither text nor a file. Undefined fields are left out. */
export function formOf(body: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(body ?? {}) as [string, unknown][]) {
    if (value instanceof File) form.append(name, value, value.name)
    else if (typeof value === 'string') form.append(name, value)
    else if (value !== undefined) throw new TypeError(`${name} is neither text nor a file`)
  }
  return form
}
