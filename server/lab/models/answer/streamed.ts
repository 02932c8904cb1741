// Reads a completion that comes piece by piece.
import { createParser } from 'eventsource-parser'
import * as z from 'zod/mini'
import { otherForm, parse, usageIn } from './completion.ts'
import type { ModelReply } from './model-reply.ts'

const Piece = z.object({
  choices: z.array(
    z.object({
      delta: z.optional(
        z.object({
          content: z.optional(z.nullable(z.string())),
          refusal: z.optional(z.nullable(z.string())),
        }),
      ),
    }),
  ),
})

export interface Told {
  next: (text: string) => void
  /** There is no more. */
  end: () => void
}

/** A stream that breaks off before its end, or is none of OpenAI's, is no answer. */
export async function streamedAnswer(
  chunks: AsyncIterable<string>,
  told: Told,
): Promise<ModelReply> {
  let [text, isEnded, isOther] = ['', false, false]
  let usage: ReturnType<typeof usageIn> = null
  const parser = createParser({
    onEvent({ data }) {
      if (data.trim() === '[DONE]') {
        isEnded = true
        return
      }
      const body = parse(data)
      const read = Piece.safeParse(body)
      if (!read.success) {
        isOther = true
        return
      }
      usage = usageIn(body) ?? usage
      const { content, refusal } = read.data.choices[0]?.delta ?? {}
      const piece = content || refusal || ''
      if (piece === '') return
      text += piece
      told.next(piece)
    },
  })
  for await (const chunk of chunks) {
    parser.feed(chunk)
    if (isEnded || isOther) break
  }
  if (isOther) return { kind: 'failed', problem: otherForm }
  if (!isEnded) return { kind: 'failed', problem: 'The model’s answer broke off' }
  told.end()
  return { kind: 'answer', text, usage }
}

/** Passes on what is written, without the key, also where it comes in pieces. */
export function keyHidden(key: string | null, onText: (text: string) => void): Told {
  let held = ''
  const pass = (text: string) => text !== '' && onText(text)
  if (key === null || key === '') return { next: pass, end: () => {} }
  return {
    next(text) {
      held = (held + text).replaceAll(key, '[key]')
      const sure = Math.max(0, held.length - key.length + 1)
      pass(held.slice(0, sure))
      held = held.slice(sure)
    },
    end: () => pass(held),
  }
}
