// Each way out, against what is really there: a mail server, a Bot API, a push service that decrypts, a server that
// checks signatures.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestContext, openTestContext } from '../../testing/test-context.ts'
import {
  botToken,
  startBotApi,
  startHookServer,
  startMailServer,
  startPushService,
} from '../../testing/notices/receivers.ts'
import type { Message } from './channel.ts'

let world: TestContext
let mail: Awaited<ReturnType<typeof startMailServer>>
let bot: Awaited<ReturnType<typeof startBotApi>>
let push: Awaited<ReturnType<typeof startPushService>>
let hook: Awaited<ReturnType<typeof startHookServer>>
beforeAll(async () => {
  ;[mail, bot, push, hook] = await Promise.all([
    startMailServer(),
    startBotApi(),
    startPushService(),
    startHookServer(),
  ])
  world = await openTestContext({
    config: {
      mail: { url: mail.url, from: 'Alura <alura@example.org>' },
      telegram: { token: botToken, apiUrl: bot.url },
    },
  })
  push.state.vapidKey = world.ctx.channels.push.publicKey
  hook.state.secret = `whsec_${Buffer.from('a secret of thirty-two bytes ...').toString('base64')}`
})
beforeEach(() => {
  push.state.status = 201
  hook.state.status = 204
  bot.state.refusesWith = 0
  mail.state.isBroken = false
})
afterAll(async () => {
  await world.close()
  await Promise.all([mail.stop(), bot.stop(), push.stop(), hook.stop()])
})

const hostile =
  '<img src=x onerror=alert(1)>&amp;*_[x](http://evil.example)\r\nBcc: all@evil.example'
const message: Message = {
  key: '0b0f6a3e-6f0c-4a53-9a57-1f6a2c3d4e5f',
  noticeId: null,
  title: `Opened: ${hostile}`,
  text: `The trader “${hostile}” opened it`,
  url: 'https://alura.example.org/positions',
  at: 1_800_000_000_000,
  facts: null,
}
const inOneLine = message.title.replace('\r\n', ' ')

test('a mail is one plain text to one address, with the key in its id', async () => {
  const { email } = world.ctx.channels
  expect(await email?.send({ address: 'some.one@example.org' }, message)).toEqual({ kind: 'sent' })
  const [got] = mail.mails.splice(0)
  expect(got?.to).toEqual(['some.one@example.org'])
  expect(got?.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(got?.headers.get('subject')).toBe(inOneLine)
  expect(got?.headers.get('message-id')).toBe(`<${message.key}@127.0.0.1>`)
  expect(got?.headers.get('bcc')).toBeUndefined()
  expect(got?.text).toContain(`${message.url}\n`)
})

test('an address that does not exist is final, a server that is busy is not, and neither tells the password', async () => {
  const { email } = world.ctx.channels
  const refused = await email?.send({ address: 'nobody@example.org' }, message)
  expect(refused).toEqual({
    kind: 'failed',
    problem: 'The mail server refuses the address (550)',
    isFinal: true,
  })
  mail.state.isBroken = true
  const busy = await email?.send({ address: 'some.one@example.org' }, message)
  expect(busy).toMatchObject({ kind: 'failed', problem: expect.stringContaining('451') })
  expect(busy).not.toHaveProperty('isFinal')
  expect(JSON.stringify([refused, busy])).not.toContain('hunter2')
})

test('a bot writes plain text to a chat, the key with it, and never tells its token', async () => {
  const { telegram } = world.ctx.channels
  if (telegram === undefined) throw new Error('no bot')
  expect(await telegram.bot()).toBe('alura_test_bot')
  expect(await telegram.send({ chatId: 7 }, message)).toEqual({ kind: 'sent' })
  const [said] = bot.said.splice(0)
  expect(said).toMatchObject({ chat_id: 7 })
  expect(said).not.toHaveProperty('parse_mode')
  expect(said?.text.split('\n')).toEqual([
    inOneLine,
    message.text.replace('\r\n', ' '),
    message.url,
    '#0b0f6a3e',
  ])
  bot.state.refusesWith = 429
  const busy = await telegram.send({ chatId: 7 }, message)
  expect(busy).toMatchObject({ kind: 'failed', waitMs: 77_000 })
  bot.state.refusesWith = 403
  const blocked = await telegram.send({ chatId: 7 }, message)
  expect(blocked).toMatchObject({ kind: 'failed', isGone: true })
  await bot.stop()
  const away = await telegram.send({ chatId: 7 }, message)
  expect(away).toEqual({ kind: 'failed', problem: 'Telegram cannot be reached' })
  await expect(telegram.updates(0, 0, AbortSignal.timeout(5_000))).rejects.toThrow(/did not say/)
  expect(JSON.stringify([busy, blocked, away])).not.toContain(botToken)
  bot = await startBotApi()
})

test('a push message is for one browser, signed by the key it subscribed with, and replaced by its double', async () => {
  const to = push.subscription
  expect(await world.ctx.channels.push.send(to, message)).toEqual({ kind: 'sent' })
  expect(await world.ctx.channels.push.send(to, message)).toEqual({ kind: 'sent' })
  const [one, other] = push.shown.splice(0)
  const text = message.text.replace('\r\n', ' ')
  expect(one?.payload).toEqual({ key: message.key, title: inOneLine, text, url: message.url })
  expect(one?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' })
  expect(one?.headers['topic']).toBe(message.key.replaceAll('-', ''))
  expect(other?.headers['topic']).toBe(one?.headers['topic'])
  push.state.status = 410
  expect(await world.ctx.channels.push.send(to, message)).toMatchObject({ isGone: true })
  push.state.status = 503
  expect(await world.ctx.channels.push.send(to, message)).not.toHaveProperty('isGone')
})

test('a hook is signed with its time, and its receiver’s answer is not read', async () => {
  const { webhook } = world.ctx.channels
  const to = { url: `${hook.url}/alura`, secret: hook.state.secret }
  expect(await webhook.send(to, message)).toEqual({ kind: 'sent' })
  const [got] = hook.hooks.splice(0)
  expect(got?.key).toBe(message.key)
  expect(got?.body).toMatchObject({ type: 'test', data: { title: inOneLine, url: message.url } })
  const other = `whsec_${Buffer.from('another secret').toString('base64')}`
  expect(await webhook.send({ ...to, secret: other }, message)).toMatchObject({
    problem: 'Its server answered with status 401',
  })
  hook.state.status = 302
  expect(await webhook.send(to, message)).toMatchObject({
    problem: expect.stringContaining('redirects are not followed'),
  })
  hook.state.status = 410
  expect(await webhook.send(to, message)).toMatchObject({ isGone: true })
})

test.each([
  'http://10.0.0.1/hook',
  'https://169.254.169.254/latest/meta-data/',
  'https://[fd00::1]/',
  'https://intranet/',
  'http://example.org/',
  'https://user:pass@example.org/',
])('neither a hook nor a push message goes to %s', async (url) => {
  const { webhook, push: browser } = world.ctx.channels
  const refused = await webhook.send({ url, secret: 'whsec_AAAA' }, message)
  expect(refused).toMatchObject({ kind: 'failed', problem: expect.stringMatching(/^Its address/) })
  const to = { endpoint: url, keys: push.subscription.keys }
  expect(await browser.send(to, message)).toMatchObject({ kind: 'failed', isGone: true })
})

test('the keys for push are the same after a restart, and others on another server', async () => {
  const { createPush } = await import('./push.ts')
  const { config, channels } = world.ctx
  expect(createPush(config).publicKey).toBe(channels.push.publicKey)
  expect(createPush({ secret: 'ab'.repeat(32) }).publicKey).not.toBe(channels.push.publicKey)
})
