// Talks with localnet's stand-in for a language model about programs.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChatAnswer } from '../../../../contract/lab/ai-chat.ts'
import { type World, startWorld } from '../../../testing/worlds/world.ts'
import { createProgram } from '../../programs/create-program.ts'
import { askAboutProgram, streamAboutProgram } from './ask-about-program.ts'
import { deleteAiConversation, listAiConversations, listAiMessages } from './talks.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('talks about programs are kept, searched and deleted, and are nobody else’s', async () => {
  const [{ ctx }, stranger] = [await world.newTrader(), await world.newTrader()]
  const program = await createProgram({
    ctx,
    input: { body: { name: 'Mine', description: '', code: 'fn run(ctx) {}', enabled: true } },
  })
  const ask = (body: Parameters<typeof askAboutProgram>[0]['input']['body']) =>
    askAboutProgram({ ctx, input: { body } })
  const first = await ask({ message: 'Help me with a grid', program_id: program.id })
  expect(first.response).toContain('not a language model')
  expect(first.code_suggestion).toContain('fn run(ctx)')
  const { conversation_id: id } = first
  await ask({ message: 'And an average?', conversation_id: id })
  const params = { id }
  const messages = await listAiMessages({ ctx, input: { params } })
  expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant'])
  const find = async (search: string) =>
    (await listAiConversations({ ctx, input: { query: { page: 1, search } } })).length
  expect([await find('AVERAGE?'), await find('GRID'), await find('100%')]).toEqual([1, 1, 0])
  const theirs = listAiMessages({ ctx: stranger.ctx, input: { params } })
  await expect(theirs).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await deleteAiConversation({ ctx, input: { params } })
  await expect(listAiMessages({ ctx, input: { params } })).rejects.toThrow('no such talk')
})

test('an answer is told as it is written, and kept as one; one that is stopped keeps what was written', async () => {
  const { ctx } = await world.newTrader()
  const ask = (gone: AbortSignal, conversation?: string) => {
    const body = {
      message: 'Help me with a grid',
      ...(conversation !== undefined && { conversation_id: conversation }),
    }
    const cookies = { read: () => undefined, write: () => {}, clear: () => {} }
    return streamAboutProgram({ ctx: { ...ctx, gone, cookies }, input: { body } })
  }
  const texts: string[] = []
  let answer: ChatAnswer | undefined
  for await (const part of await ask(new AbortController().signal)) {
    if (part.kind === 'text') texts.push(part.text)
    else answer = part.answer
  }
  expect(texts.length).toBeGreaterThan(3)
  expect(answer?.response).toBe(texts.join(''))
  expect(answer?.code_suggestion).toContain('fn run(ctx)')
  const id = answer?.conversation_id ?? ''

  const leaving = new AbortController()
  for await (const part of await ask(leaving.signal, id)) {
    expect(part.kind).toBe('text')
    leaving.abort()
    break
  }
  const kept = await listAiMessages({ ctx, input: { params: { id } } })
  expect(kept.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant'])
  expect(kept.at(-1)?.content).toMatch(/^\(localnet[^]*\(stopped\)$/)
  expect(kept.at(-1)?.content.length).toBeLessThan(texts.join('').length)
})
