// People of a server whose messages go to receivers of a test, by a clock of the test.
import { randomUUID } from 'node:crypto'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import type { NoticeSettings } from '../../../contract/people/notice-settings.ts'
import type { InputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import { getNoticeSettings } from '../../notices/choices/get-settings.ts'
import { putNoticeSettings } from '../../notices/choices/put-settings.ts'
import { readLinks } from '../../notices/delivery/telegram-links.ts'
import { listNotices } from '../../notices/inbox/list-notices.ts'
import { createPostOffice } from '../../notices/post-office.ts'
import { addNoticeTarget } from '../../notices/targets/add-target.ts'
import { wholeSignIn } from '../people/sign-ins.ts'
import { openTestContext } from '../test-context.ts'
import {
  botToken,
  startBotApi,
  startHookServer,
  startMailServer,
  startPushService,
} from './receivers.ts'
import { openAndClose, placePosition } from './told-positions.ts'

const everything: NoticeSettings['ways'] = {
  session_ended: ['browser', 'push', 'email', 'telegram', 'webhook'],
  half_loss: [],
  near_end: [],
  followed_started: [],
  followed_ended: [],
  copy_refused: [],
  deposit_credited: ['webhook'],
  agent_expiring: [],
  approval_lost: ['webhook'],
  venue_unreachable: ['webhook'],
  position_opened: ['push', 'email', 'telegram', 'webhook'],
  position_closed: ['webhook'],
}

export type NoticeWorld = Awaited<ReturnType<typeof startNoticeWorld>>
type Target = InputOf<typeof contract.addNoticeTarget>['body']

export async function startNoticeWorld() {
  const time = { now: Date.UTC(2026, 0, 10, 12) }
  const [mail, bot, push, hook] = await Promise.all([
    startMailServer(),
    startBotApi(),
    startPushService(),
    startHookServer(() => time.now),
  ])
  const world = await openTestContext({
    clock: () => time.now,
    config: {
      mail: { url: mail.url, from: 'Alura <alura@example.org>' },
      telegram: { token: botToken, apiUrl: bot.url },
    },
  })
  push.state.vapidKey = world.ctx.channels.push.publicKey
  const office = createPostOffice(world.ctx)

  async function somebody(): Promise<ViewerContext> {
    const { address } = privateKeyToAccount(generatePrivateKey())
    const user = await world.ctx.store.users.ensure(randomUUID(), address, time.now)
    return { ...world.ctx, viewer: { id: user.id, address, via: wholeSignIn } }
  }

  const choose = (ctx: ViewerContext, more: Partial<NoticeSettings> = {}) => {
    const body = { ways: everything, quiet: null, isPaused: false, hidesAmounts: false, ...more }
    return putNoticeSettings({ ctx, input: { body } })
  }
  const add = (ctx: ViewerContext, body: Target) => addNoticeTarget({ ctx, input: { body } })

  async function addHook(ctx: ViewerContext) {
    const { target, secret } = await add(ctx, { channel: 'webhook', url: `${hook.url}/mine` })
    hook.state.secret = secret ?? ''
    hook.hooks.length = 0
    return { target, secret: secret ?? '' }
  }

  /** The code in the link that was mailed. */
  async function addMail(ctx: ViewerContext, address = 'some.one@example.org'): Promise<string> {
    mail.mails.length = 0
    await add(ctx, { channel: 'email', address })
    return /confirm=([\w-]+)/.exec(mail.mails[0]?.text ?? '')?.[1] ?? ''
  }

  /** Strangers and a group try the code as well, and Telegram tells it all twice, as after a crash. */
  async function linkChat(ctx: ViewerContext): Promise<void> {
    const { link } = await add(ctx, { channel: 'telegram' })
    const code = new URL(link ?? '').searchParams.get('start') ?? ''
    const { telegram } = ctx.channels
    if (telegram === undefined) throw new Error('no bot')
    bot.write('hello', { id: 5, type: 'private', first_name: 'Nobody' })
    bot.write(`/start ${code}`, { id: 6, type: 'group', title: 'A group' })
    bot.write(`/start ${code}`, { id: 7, type: 'private', username: 'trader' })
    const never = new AbortController().signal
    await readLinks(ctx, telegram, 0, 0, never)
    await readLinks(ctx, telegram, 0, 0, never)
  }

  const inbox = (ctx: ViewerContext, limit = 50, cursor?: string) =>
    listNotices({ ctx, input: { query: { limit, cursor } } })

  async function trade(ctx: ViewerContext, id: string = randomUUID()): Promise<string> {
    const position = { userId: ctx.viewer.id, id, at: time.now }
    await placePosition(ctx.store, position)
    await openAndClose(ctx.store, position)
    return id
  }

  return {
    time,
    mail,
    bot,
    push,
    hook,
    office,
    ctx: world.ctx,
    somebody,
    choose,
    add,
    addHook,
    addMail,
    linkChat,
    inbox,
    trade,
    events: async (ctx: ViewerContext) => (await inbox(ctx)).items.map(({ facts }) => facts.event),
    standing: (ctx: ViewerContext) => getNoticeSettings({ ctx, input: {} }),
    async stop() {
      await office.stop()
      await world.close()
      await Promise.all([mail.stop(), bot.stop(), push.stop(), hook.stop()])
    },
  }
}
