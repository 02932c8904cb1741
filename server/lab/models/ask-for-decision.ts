// Asks a model for a decision: once, and once more when the answer cannot be used. Then it is a hold.
import { cut } from '../../../contract/words/cut.ts'
import type { ModelDecision, ModelMessage } from '../../../contract/traders/model-decisions.ts'
import { type ModelEndpoint, callModel } from './call-model.ts'
import { type AnswerTerms, readAnswer } from './answer/read-answer.ts'
import { type Tokens, countedTokens, mostTokens } from './spending/spending.ts'

export interface Asked {
  status: 'decided' | 'unclear' | 'failed'
  /** All that it was shown, with its first answer where it was asked twice. */
  messages: ModelMessage[]
  answer: string | null
  problem: string | null
  asks: number
  tokens: Tokens
  durationMs: number
  decisions: ModelDecision[]
}

/** Of an answer. */
export const answerTokens = 1_500
const timeoutMs = 45_000
/** Characters of an answer that cannot be used that are shown again, and kept. */
const longestKept = 8_000

/** Rejects only as `mayAskAgain` does: whether the day's caps allow another question that takes so much. */
export async function askForDecision(
  endpoint: ModelEndpoint,
  first: readonly ModelMessage[],
  { signal, ...terms }: AnswerTerms & { signal?: AbortSignal | undefined },
  mayAskAgain: (spent: Tokens, most: Tokens) => Promise<boolean>,
): Promise<Asked> {
  const startedAt = performance.now()
  const tokens: Tokens = { input: 0, output: 0 }
  let messages = [...first]
  let told: string | null = null
  for (let asks = 1; ; asks++) {
    const reply = await callModel(endpoint, {
      messages,
      maxTokens: answerTokens,
      timeoutMs,
      signal,
    })
    const text = reply.kind === 'answer' ? reply.text : ''
    const most = mostTokens(messages, answerTokens)
    const usage = reply.kind === 'answer' ? reply.usage : null
    const counted = countedTokens(messages, text, usage, most)
    tokens.input += counted.input
    tokens.output += reply.kind === 'answer' ? counted.output : 0
    const end = (status: Asked['status'], problem: string | null, rest: Partial<Asked> = {}) => ({
      status,
      messages,
      answer: reply.kind === 'answer' ? cut(text, longestKept) : null,
      problem,
      asks,
      tokens,
      durationMs: Math.round(performance.now() - startedAt),
      decisions: [],
      ...rest,
    })
    if (reply.kind === 'failed') return end('failed', reply.problem)
    const read = readAnswer(text, terms)
    if (read.kind === 'decisions') return end('decided', told, { decisions: read.decisions })
    const again = [...messages, ...correction(text, read.problem)]
    if (asks === 2 || !(await mayAskAgain(tokens, mostTokens(again, answerTokens)))) {
      return end('unclear', read.problem)
    }
    told = `${read.problem}. Asked once more`
    messages = again
  }
}

function correction(answer: string, problem: string): ModelMessage[] {
  return [
    { role: 'assistant', content: cut(answer, longestKept) },
    { role: 'user', content: `${problem}. Answer again, with the JSON object alone.` },
  ]
}
