// Reads a completion that comes in pieces.
import { createParser } from 'eventsource-parser'
import * as z from 'zod/mini'
import type { ModelReply } from './model-reply.ts'
import { otherForm, parse, usageIn, wholeAnswer } from './completion.ts'

const Chunk = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.optional(z.nullable(z.string())) }) })),
})

/** A server that does not stream answers in one piece. */
export async function streamedAnswer(
  chunks: AsyncIterable<string>,
  onText: (text: string) => void,
): Promise<ModelReply> {
  let raw = ''
  let text = ''
  let isStream = false
  let usage: { input: number; output: number } | null = null
  const parser = createParser({
    onEvent({ data }) {
      const body = parse(data)
      const read = Chunk.safeParse(body)
      if (!read.success) return
      isStream = true
      usage = usageIn(body) ?? usage
      const piece = read.data.choices[0]?.delta.content ?? ''
      if (piece === '') return
      text += piece
      onText(piece)
    },
  })
  for await (const chunk of chunks) {
    if (!isStream) raw += chunk
    parser.feed(chunk)
  }
  if (isStream) return { kind: 'answer', text, usage }
  const whole = wholeAnswer(raw)
  if (whole.kind === 'answer') onText(whole.text)
  return whole.kind === 'answer' ? whole : { kind: 'failed', problem: otherForm }
}
