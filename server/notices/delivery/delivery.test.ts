// From what happens in an account to what arrives: routed, sent, and settled.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ViewerContext } from '../../context.ts'
import { type NoticeWorld, startNoticeWorld } from '../../testing/notices/notice-world.ts'
import { botToken } from '../../testing/notices/receivers.ts'
import { openAndClose, placePosition } from '../../testing/notices/told-positions.ts'
import { markNotices } from '../inbox/mark-notices.ts'
import { confirmNoticeTarget } from '../targets/confirm-target.ts'
import { removeNoticeTarget } from '../targets/remove-target.ts'
import { testNoticeTarget } from '../targets/test-target.ts'
import { waitsMs } from './send-deliveries.ts'

const hostile = '<b onmouseover=alert(1)>Bot</b>'

const noon = Date.UTC(2026, 0, 10, 12)
let here: NoticeWorld
let me: ViewerContext
beforeAll(async () => {
  here = await startNoticeWorld()
})
beforeEach(async () => {
  here.time.now = noon
  here.hook.state.status = 204
  me = await here.somebody()
})
afterAll(() => here.stop())

test('every way carries it as plain text, and no way a secret', async () => {
  const { choose, add, addMail, linkChat, inbox, office, mail, bot, push, hook, time } = here
  const trader = await me.store.traders.insert({
    userId: me.viewer.id,
    name: hostile,
    accountType: 'program',
    llmProvider: null,
    llmModel: null,
    llmBaseUrl: null,
    llmKey: null,
    state: 'active',
    error: null,
    exchangeAccountId: me.viewer.id,
    poolIds: [],
    intervalSecs: 60,
    isScheduled: false,
    prompt: null,
    symbols: ['BTC'],
    tokensPerDay: null,
    costPerDay: null,
    priceIn: null,
    priceOut: null,
    budget: null,
    lossThreshold: 10,
    withoutStop: 'refuse',
    protectiveStopPct: 2,
    lossesFrom: '0',
    createdAt: time.now,
  })
  await choose(me)
  const { secret } = await add(me, { channel: 'webhook', url: `${hook.url}/mine` })
  hook.state.secret = secret ?? ''
  await add(me, { channel: 'push', ...push.subscription })
  await linkChat(me)
  const code = await addMail(me)
  await confirmNoticeTarget({ ctx: me, input: { body: { code } } })
  for (const list of [mail.mails, bot.said, push.shown, hook.hooks]) list.length = 0

  const id = randomUUID()
  await placePosition(me.store, {
    userId: me.viewer.id,
    id,
    kind: 'program',
    at: time.now,
    symbol: 'k<i>X',
  })
  await me.store.bindings.noteMandate({ mandateId: id, bindingId: 1, accountId: trader.id })
  await openAndClose(me.store, { userId: me.viewer.id, id, at: time.now })
  await office.run()

  // Both events go there, and either may arrive first.
  const hooked = hook.hooks.find(({ body }) => body.type === 'position_opened')?.body.data
  const said = {
    mail: `${mail.mails[0]?.headers.get('subject')}\n${mail.mails[0]?.text}`,
    bot: bot.said[0]?.text,
    push: `${String(push.shown[0]?.payload['title'])}\n${String(push.shown[0]?.payload['text'])}`,
    hook: `${hooked?.title}\n${hooked?.message}`,
  }
  for (const text of Object.values(said)) {
    expect(text).toContain('Opened: long k<i>X\n')
    expect(text).toContain(`The trader “${hostile}” opened it at 100.`)
  }
  expect(mail.mails[0]?.headers.get('content-type')).toMatch(/^text\/plain/)
  const everySaid = JSON.stringify([
    mail.mails,
    bot.said,
    push.shown.map((s) => s.payload),
    hook.hooks,
  ])
  for (const hidden of [here.ctx.config.secret, botToken, 'hunter2', secret ?? '', me.viewer.id]) {
    expect(everySaid).not.toContain(hidden)
  }
  const [, opened] = (await inbox(me)).items
  expect(opened?.deliveries.map(({ channel, state }) => [channel, state])).toEqual([
    ['email', 'sent'],
    ['push', 'sent'],
    ['telegram', 'sent'],
    ['webhook', 'sent'],
  ])
})

test('an address is confirmed by its owner alone, within a day, and gets nothing before', async () => {
  const { somebody, choose, add, addMail, trade, standing, office, mail, time } = here
  await choose(me)
  const code = await addMail(me)
  const [target] = (await standing(me)).targets
  if (target === undefined) throw new Error('no target')
  const tested = await testNoticeTarget({ ctx: me, input: { params: { targetId: target.id } } })
  expect(tested.isSent).toBe(false)
  await trade(me)
  await office.run()
  expect(mail.mails).toHaveLength(1)
  const other = await somebody()
  const confirm = (ctx: ViewerContext) => confirmNoticeTarget({ ctx, input: { body: { code } } })
  await expect(confirm(other)).rejects.toThrow('not yours')
  time.now += 86_400_001
  await expect(confirm(me)).rejects.toThrow('older than a day')
  time.now = noon
  expect((await confirm(me)).target.state).toBe('ready')
  await expect(confirm(me)).rejects.toThrow('was used')
  for (const name of ['a', 'b', 'c', 'd'])
    await add(me, { channel: 'email', address: `${name}@b.org` })
  await expect(addMail(me)).rejects.toThrow('Too many')
})

test('a chat is linked once, by a private one, and is named', async () => {
  const { linkChat, standing, bot } = here
  await linkChat(me)
  expect((await standing(me)).targets).toMatchObject([
    { channel: 'telegram', label: '@trader', state: 'ready' },
  ])
  expect(bot.said.at(-1)).toMatchObject({ chat_id: 7 })
})

test('what fails is tried with growing waits under one key, and is given up where everybody can see it', async () => {
  const { choose, addHook, inbox, trade, office, hook, time } = here
  await choose(me)
  await addHook(me)
  hook.state.status = 500
  await trade(me)
  const tries = async () => (await inbox(me)).items[0]?.deliveries[0]
  await office.run()
  expect(await tries()).toMatchObject({ state: 'waiting', tries: 1, dueAt: time.now + waitsMs[0] })
  await office.run()
  expect(await tries()).toMatchObject({ tries: 1 })
  for (const wait of waitsMs) {
    time.now += wait
    await office.run()
  }
  expect(await tries()).toEqual({
    channel: 'webhook',
    state: 'given_up',
    tries: waitsMs.length + 1,
    dueAt: null,
    problem: 'Its server answered with status 500',
  })
})

test('a browser that is gone breaks its target, and nothing else', async () => {
  const { choose, add, addHook, trade, standing, office, push } = here
  await choose(me)
  await addHook(me)
  await add(me, { channel: 'push', ...push.subscription })
  push.state.status = 410
  await trade(me)
  await office.run()
  push.state.status = 201
  const { targets } = await standing(me)
  const states = targets.map(({ channel, state }) => `${channel} ${state}`)
  expect(states.toSorted()).toEqual(['push broken', 'webhook ready'])
  // Subscribing again replaces it.
  await add(me, { channel: 'push', ...push.subscription })
  await add(me, { channel: 'push', ...push.subscription })
  expect((await standing(me)).targets.map(({ state }) => state)).toEqual(['ready', 'ready'])
})

test('quiet hours hold messages back, a pause drops them, and both leave the inbox whole', async () => {
  const { choose, addHook, inbox, trade, events, office, hook, time } = here
  await addHook(me)
  await choose(me, { quiet: { from: '11:00', to: '14:00', zone: 'UTC' } })
  await trade(me)
  await office.run()
  expect(hook.hooks).toEqual([])
  expect((await inbox(me)).items.map(({ isShown }) => isShown)).toEqual([false, false])
  time.now = Date.UTC(2026, 0, 10, 14)
  await office.run()
  expect(hook.hooks).toHaveLength(2)
  await choose(me, { isPaused: true })
  await trade(me)
  await office.run()
  await choose(me)
  await office.run()
  expect(hook.hooks).toHaveLength(2)
  expect(await events(me)).toHaveLength(4)
})

test('amounts stay at home when somebody wants that, also in what a program reads', async () => {
  const { choose, addHook, trade, office, hook } = here
  await addHook(me)
  await choose(me, { hidesAmounts: true })
  await trade(me)
  await office.run()
  const closed = hook.hooks.find(({ body }) => body.type === 'position_closed')?.body
  expect(closed?.data.title).toBe('Closed: long BTC')
  expect(closed?.data.facts).toMatchObject({ net: null, closeReason: 'take_profit' })
  expect(JSON.stringify(closed)).not.toContain('19.5')
})

test('what happened a day ago is in the inbox only', async () => {
  const { choose, addHook, trade, events, office, hook, time } = here
  await addHook(me)
  await choose(me)
  await trade(me)
  time.now += 86_400_001
  await office.run()
  expect(hook.hooks).toEqual([])
  expect(await events(me)).toHaveLength(2)
})

test('reading is taken back by what it answers, and is one’s own', async () => {
  const { somebody, inbox, trade } = here
  await trade(me)
  const other = await somebody()
  await trade(other)
  const mark = (ctx: ViewerContext, isRead: boolean, ids: string[] | null) =>
    markNotices({ ctx, input: { body: { isRead, ids } } })
  const read = await mark(me, true, null)
  expect(read).toMatchObject({ unread: 0, changed: [expect.any(String), expect.any(String)] })
  expect((await mark(other, true, read.changed)).changed).toEqual([])
  expect(await mark(me, false, read.changed.slice(1))).toMatchObject({ unread: 1 })
  const [first] = (await inbox(me, 1)).items
  const page = await inbox(me, 1, (await inbox(me, 1)).nextCursor ?? '')
  expect([first?.facts.event, page.items[0]?.facts.event]).toEqual([
    'position_closed',
    'position_opened',
  ])
  expect(page.nextCursor).toBeNull()
  await expect(inbox(me, 1, 'x')).rejects.toThrow('cursor')
})

test('a target that is removed gets nothing, keeps nothing, and is nobody else’s', async () => {
  const { somebody, choose, addHook, trade, office, hook } = here
  await choose(me)
  const {
    target: { id: targetId },
  } = await addHook(me)
  const other = await somebody()
  const remove = (ctx: ViewerContext) =>
    removeNoticeTarget({ ctx, input: { params: { targetId } } })
  await expect(remove(other)).rejects.toThrow('no such way')
  await trade(me)
  await remove(me)
  await office.run()
  expect(hook.hooks).toEqual([])
  expect((await me.store.noticeTargets.byIds([targetId]))[0]).toMatchObject({
    sealed: '',
    label: '',
  })
  await expect(remove(me)).rejects.toThrow('no such way')
})

test('a test says what came of it', async () => {
  const { addHook, standing, hook } = here
  const {
    target: { id: targetId },
  } = await addHook(me)
  const ask = () => testNoticeTarget({ ctx: me, input: { params: { targetId } } })
  expect(await ask()).toEqual({ isSent: true, outcome: 'The server took it' })
  hook.state.status = 503
  expect(await ask()).toEqual({ isSent: false, outcome: 'Its server answered with status 503' })
  expect((await standing(me)).targets[0]?.problem).toContain('503')
})

test.each(['http://192.168.0.1/x', 'https://localhost.localhost/', 'https://10.1.1.1/'])(
  'no hook is set up at %s',
  async (url) => {
    const { add } = here
    await expect(add(me, { channel: 'webhook', url })).rejects.toThrow(/^url must/)
  },
)
