// Reads a whole completion.
import * as z from 'zod/mini'
import type { ModelReply } from './model-reply.ts'

const Usage = z.object({
  prompt_tokens: z.int().check(z.gte(0)),
  completion_tokens: z.int().check(z.gte(0)),
})

const Completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.optional(z.nullable(z.string())),
          refusal: z.optional(z.nullable(z.string())),
        }),
        finish_reason: z.optional(z.nullable(z.string())),
      }),
    )
    .check(z.minLength(1)),
})

export const otherForm = 'The model answers in another form than OpenAI’s'

export function wholeAnswer(text: string): ModelReply {
  const body = parse(text)
  const read = Completion.safeParse(body)
  const [choice] = read.data?.choices ?? []
  if (choice === undefined) return { kind: 'failed', problem: otherForm }
  const { content, refusal } = choice.message
  return { kind: 'answer', text: content || refusal || '', usage: usageIn(body) }
}

/** Null when it is missing or nonsense. */
export function usageIn(body: unknown): { input: number; output: number } | null {
  const usage = Usage.safeParse(Object(body).usage)
  if (!usage.success) return null
  return { input: usage.data.prompt_tokens, output: usage.data.completion_tokens }
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
