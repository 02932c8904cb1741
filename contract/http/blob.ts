// Answers that are a file instead of JSON: both the verb's and the client's is a Blob.
import * as z from 'zod/mini'

const types = new WeakMap<object, readonly string[]>()

/** `mediaTypes`: what the blob's type may be. */
export function blob(mediaTypes: readonly string[]) {
  const schema = z.custom<Blob>((value) => value instanceof Blob && mediaTypes.includes(value.type))
  types.set(schema, mediaTypes)
  return schema
}

/** The media types; undefined when the answer is no blob. */
export function blobTypesOf(schema: z.ZodMiniType): readonly string[] | undefined {
  return types.get(schema)
}
