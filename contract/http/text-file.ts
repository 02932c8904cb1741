// Answers that are a file of text, such as CSV: sent in pieces as they are made, never held in memory as a whole.
import * as z from 'zod/mini'

export interface TextFileRules {
  /** Media types that the file may have; the verb's own choice is in `TextFile.type`. */
  types: readonly string[]
}

/** What the verb returns, and what the client gets. */
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

/** The file of an answer, read as it comes. Throws what reading it throws when it breaks off. */
export function fileOf({ headers, body }: Response): TextFile {
  const [type = ''] = (headers.get('content-type') ?? '').split(';')
  const [, name = ''] = /filename="([^"]*)"/.exec(headers.get('content-disposition') ?? '') ?? []
  return { type, name, text: piecesOf(body) }
}

async function* piecesOf(
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder()
  const reader = body?.getReader()
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    yield decoder.decode(part.value, { stream: true })
  }
}
