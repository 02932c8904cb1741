// A stand-in for a language model at an OpenAI-compatible address: rules and templates, which say that they are no
// language model.
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import type { Faults } from '../exchange/controls/faults.ts'
import { type EventAnswer, type HttpAnswer, jsonAnswer } from '../http/answer.ts'
import { adviceFor } from './advice.ts'
import { brokenAnswer } from './broken.ts'
import { decisionFor } from './decision.ts'

export const modelPath = '/v1'
const modelName = 'localnet-rules'
const notice = 'localnet-rules, not a language model'
/** The menu is by person; whoever asks a model is nobody's. */
const anybody = '0x0000000000000000000000000000000000000000'
const lateMs = 30_000
const charactersPerToken = 4
const piece = 24

const question = z.object({
  model: z.string().max(200),
  messages: z
    .array(z.object({ role: z.string(), content: z.string() }))
    .min(1)
    .max(200),
  max_tokens: z.number().int().min(1).optional(),
  max_completion_tokens: z.number().int().min(1).optional(),
  stream: z.boolean().optional(),
})
type Question = z.infer<typeof question>

export function models(): HttpAnswer {
  return jsonAnswer({
    object: 'list',
    data: [{ id: modelName, object: 'model', created: 0, owned_by: notice }],
  })
}

export async function completions(
  faults: Faults,
  body: unknown,
): Promise<HttpAnswer | EventAnswer> {
  const parsed = question.safeParse(body)
  if (!parsed.success) return refusal(400, 'expected {model, messages: [{role, content}]}')
  const asked = parsed.data
  if (!asked.model.startsWith(modelName)) return refusal(404, `there is only ${modelName} here`)
  const does = (fault: Parameters<Faults['take']>[0]) => faults.take(fault, anybody, asked.model)
  if (does('M3')) return refusal(429, 'Rate limit reached')
  if (does('M4')) return refusal(500, 'The server had an error')
  if (does('M1')) await wait(lateMs, undefined, { ref: false })
  if (does('M2')) return { kind: 'events', events: endless() }
  const whole = brokenAnswer(does) ?? answerTo(asked)
  const isCut = does('M5') !== undefined
  const text = isCut ? whole.slice(0, Math.ceil(whole.length / 2)) : whole
  return asked.stream === true
    ? { kind: 'events', events: pieces(asked, text, isCut) }
    : jsonAnswer(completion(asked, text, isCut))
}

/** A question with a block of market data wants a decision; any other is a talk about a program. */
function answerTo({ messages }: Question): string {
  const last = messages.findLast(({ role }) => role === 'user')?.content ?? ''
  return decisionFor(messages.map(({ content }) => content)) ?? `(${notice})\n\n${adviceFor(last)}`
}

function completion(asked: Question, text: string, isCut: boolean) {
  const prompt = tokensOf(asked.messages.map(({ content }) => content).join(''))
  const answer = tokensOf(text)
  return {
    ...head(asked, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text, refusal: null },
        logprobs: null,
        finish_reason: isCut ? 'length' : 'stop',
      },
    ],
    usage: { prompt_tokens: prompt, completion_tokens: answer, total_tokens: prompt + answer },
  }
}

async function* pieces(asked: Question, text: string, isCut: boolean): AsyncGenerator<string> {
  const chunk = (delta: object, finish: string | null, more: object = {}) =>
    JSON.stringify({
      ...head(asked, 'chat.completion.chunk'),
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...more,
    })
  yield chunk({ role: 'assistant', content: '' }, null)
  for (let at = 0; at < text.length; at += piece) {
    yield chunk({ content: text.slice(at, at + piece) }, null)
    await wait(1)
  }
  yield chunk({}, isCut ? 'length' : 'stop', { usage: completion(asked, text, isCut).usage })
  yield '[DONE]'
}

async function* endless(): AsyncGenerator<string> {
  for (;;) {
    yield JSON.stringify({ choices: [{ index: 0, delta: { content: ' '.repeat(64) } }] })
    await wait(50, undefined, { ref: false })
  }
}

function head({ model }: Question, object: string) {
  return { id: `chatcmpl-${modelName}`, object, created: 0, model, system_fingerprint: notice }
}

function tokensOf(text: string): number {
  return Math.ceil(text.length / charactersPerToken)
}

function refusal(status: number, message: string) {
  return jsonAnswer({ error: { message, type: 'invalid_request_error', code: null } }, status)
}
