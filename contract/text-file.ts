// Answers that are a file of text, such as CSV: sent in pieces as they are made, never held in memory as a whole.
import * as z from 'zod/mini'

export interface TextFileRules {
  /** Media types that the file may have; the verb's own choice is in `TextFile.type`. */
  types: readonly string[]
}

/** What the verb returns. */
export interface TextFile {
  /** One of the endpoint's media types. */
  type: string
  /** The file's name for who saves it: letters, digits, dots and hyphens. */
  name: string
  text: AsyncIterable<string>
}

const files = new WeakMap<object, TextFileRules>()

/** The output of an endpoint that answers with a file instead of JSON. */
export function textFile(rules: TextFileRules) {
  const schema = z.custom<TextFile>(
    (value) => typeof value === 'object' && value !== null && 'text' in value,
  )
  files.set(schema, rules)
  return schema
}

/** Undefined when the answer is not a file. */
export function textFileOf(schema: z.ZodMiniType): TextFileRules | undefined {
  return files.get(schema)
}
