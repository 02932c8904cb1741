// A body of text fields and files, as a browser's form sends it.
import type * as z from 'zod/mini'

export interface UploadRules {
  /** Of all parts together. */
  maxBytes: number
}

const uploads = new WeakMap<object, UploadRules>()

/**
 * Has an object be sent as multipart/form-data: each of its fields is text or `z.file()`, given once. What a file says of its
 * type is only what its sender says.
 */
export function multipart<S extends z.ZodMiniType>(schema: S, rules: UploadRules): S {
  uploads.set(schema, rules)
  return schema
}

/** Undefined: the body is JSON. */
export function uploadRulesOf(schema: z.ZodMiniType | undefined): UploadRules | undefined {
  return schema && uploads.get(schema)
}

/** Throws a TypeError on a field that is neither text nor a file. Fields that are undefined are left out. */
export function formOf(body: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(body ?? {}) as [string, unknown][]) {
    if (value instanceof File) form.append(name, value, value.name)
    else if (typeof value === 'string') form.append(name, value)
    else if (value !== undefined) throw new TypeError(`${name} is neither text nor a file`)
  }
  return form
}
