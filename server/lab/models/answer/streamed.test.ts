import { expect, test } from 'vitest'
import { keyHidden, streamedAnswer } from './streamed.ts'

const piece = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`

async function* chunksOf(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function read(text: string, { size = 7, key = null as string | null } = {}) {
  const told: string[] = []
  const reply = await streamedAnswer(
    chunksOf(text, size),
    keyHidden(key, (next) => told.push(next)),
  )
  return { reply, told: told.join('') }
}

const usage = 'data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":2}}\n\n'
const done = 'data: [DONE]\n\n'

test.each([1, 7, 1_000])('reads pieces of any size (%i), and what was counted', async (size) => {
  const { reply, told } = await read(piece('He said ') + piece('“no”') + usage + done, { size })
  expect(reply).toEqual({ kind: 'answer', text: 'He said “no”', usage: { input: 9, output: 2 } })
  expect(told).toBe('He said “no”')
})

test.each([
  ['breaks off', piece('half')],
  ['is of another form', 'data: {"delta":"half"}\n\n' + done],
  ['is nonsense', 'data: <html>\n\n' + done],
  ['is nothing', ''],
])('an answer that %s is none', async (_, text) => {
  expect((await read(text)).reply.kind).toBe('failed')
})

test('the key is not passed on, also in pieces', async () => {
  const text = ['My key is sk-', 'sec', 'ret and', ' sk-secret'].map(piece).join('') + done
  const { told } = await read(text, { key: 'sk-secret' })
  expect(told).toBe('My key is [key] and [key]')
})
