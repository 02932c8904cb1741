// One question to an OpenAI-compatible endpoint. What comes back is not trusted: its size, its time and its form have
// limits, redirects are not followed, and no name may lead into the server's own network.
import type { IncomingMessage } from 'node:http'
import { storableText } from '../../../contract/words/storable.ts'
import type { ModelMessage } from '../../../contract/traders/model-decisions.ts'
import { LeadsInside } from '../../../platform/outside/outside-address.ts'
import { postOutside } from '../../../platform/outside/post-outside.ts'
import { wholeAnswer } from './answer/completion.ts'
import { keyHidden, streamedAnswer } from './answer/streamed.ts'
import { type ModelReply, failed } from './answer/model-reply.ts'

export interface ModelEndpoint {
  provider: string
  /** Without `/chat/completions`. */
  baseUrl: string
  model: string
  key: string | null
}

export interface ModelQuestion {
  messages: readonly ModelMessage[]
  /** Of the answer. */
  maxTokens: number
  timeoutMs: number
  /** Is told of the answer as it is written. */
  onText?: ((text: string) => void) | undefined
  /** Ends the question early. */
  signal?: AbortSignal | undefined
}

const mostBytes = 256 * 1024

class Failed extends Error {}

/** Never rejects. */
export async function callModel(
  endpoint: ModelEndpoint,
  question: ModelQuestion,
): Promise<ModelReply> {
  const { timeoutMs, signal, onText } = question
  const late = AbortSignal.timeout(timeoutMs)
  const ends = AbortSignal.any([late, ...(signal ? [signal] : [])])
  const hide = (text: string) =>
    endpoint.key === null ? text : text.replaceAll(endpoint.key, '[key]')
  try {
    const response = await send(endpoint, question, ends)
    refuse(response)
    const chunks = limited(response)
    const isStream = String(response.headers['content-type']).startsWith('text/event-stream')
    const reply =
      onText !== undefined && isStream
        ? await streamedAnswer(chunks, keyHidden(endpoint.key, onText))
        : wholeAnswer(await textOf(chunks))
    return reply.kind === 'answer' ? { ...reply, text: hide(storableText(reply.text)) } : reply
  } catch (error) {
    if (error instanceof Failed) return { kind: 'failed', problem: error.message }
    if (error instanceof LeadsInside) {
      return failed('The model’s address leads into a private network')
    }
    if (late.aborted) {
      return failed(`The model did not answer within ${Math.round(timeoutMs / 1_000)} seconds`)
    }
    if (signal?.aborted) return failed('The question was withdrawn')
    return failed('The model cannot be reached at its address')
  }
}

function send(
  endpoint: ModelEndpoint,
  { messages, maxTokens, onText }: ModelQuestion,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { provider, baseUrl, model, key } = endpoint
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/chat/completions`)
  const body = JSON.stringify({
    model,
    messages,
    [provider === 'openai' ? 'max_completion_tokens' : 'max_tokens']: maxTokens,
    ...(onText !== undefined && { stream: true, stream_options: { include_usage: true } }),
  })
  return postOutside(url, {
    signal,
    body,
    headers: {
      'content-type': 'application/json',
      accept: onText === undefined ? 'application/json' : 'text/event-stream, application/json',
      ...(key !== null && { authorization: `Bearer ${key}` }),
    },
  })
}

function refuse({ statusCode: status = 0 }: IncomingMessage): void {
  if (status >= 200 && status < 300) return
  if (status >= 300 && status < 400) {
    throw new Failed('The model’s address leads elsewhere, and redirects are not followed')
  }
  if (status === 401 || status === 403) throw new Failed('The model refuses the key')
  if (status === 404) throw new Failed('There is no such model at this address')
  if (status === 429) {
    throw new Failed('The model has too many requests now, or its credit is used up')
  }
  if (status >= 500) throw new Failed(`The model has a fault of its own (status ${status})`)
  throw new Failed(`The model refuses the question (status ${status})`)
}

async function* limited(response: IncomingMessage): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let size = 0
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > mostBytes) throw new Failed('The model’s answer does not end')
    yield decoder.decode(bytes, { stream: true })
  }
}

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}
