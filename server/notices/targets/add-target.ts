import { randomBytes } from 'node:crypto'
import type * as contract from '../../../contract/endpoints.ts'
import type { InputOf } from '../../../contract/endpoint.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { faultOfOutsideUrl } from '../../../platform/outside/outside-address.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { homeOrigin } from '../../settings/addresses.ts'
import type { NoticeTargetRow } from '../../storage/notices/targets.ts'
import { secretPrefix } from '../channels/webhook.ts'
import { browserName } from './browser-name.ts'
import { fingerprintOf, newCode, sealAddress } from './sealed-address.ts'
import { maskedMail, targetView } from './target-view.ts'

type Body = InputOf<typeof contract.addNoticeTarget>['body']
type Wish<C extends Body['channel']> = Extract<Body, { channel: C }>

const hourMs = 3_600_000
/** Of one person: mails go to addresses that nobody has confirmed yet. */
const mostMailsAnHour = 5
const mostBrowsers = 10

interface Made {
  row: NoticeTargetRow
  link?: string
  secret?: string
}

export const addNoticeTarget: Verb<ViewerContext, typeof contract.addNoticeTarget> = async ({
  ctx,
  input: { body },
}) => {
  const { row, link = null, secret = null } = await made(ctx, body)
  return { target: targetView(row), link, secret }
}

function made(ctx: ViewerContext, body: Body): Promise<Made> {
  switch (body.channel) {
    case 'push':
      return addBrowser(ctx, body)
    case 'email':
      return addAddress(ctx, body)
    case 'telegram':
      return addChat(ctx)
    case 'webhook':
      return addServer(ctx, body)
  }
}

function blank(
  { newId, viewer, clock }: ViewerContext,
  channel: NoticeTargetRow['channel'],
): NoticeTargetRow {
  return {
    id: newId(),
    userId: viewer.id,
    channel,
    sealed: '',
    label: '',
    fingerprint: null,
    state: 'unconfirmed',
    problem: null,
    codeHash: null,
    codeUntil: null,
    createdAt: clock(),
  }
}

/** In the place of those that `isReplaced` names. */
async function keep(
  { store, viewer }: ViewerContext,
  row: NoticeTargetRow,
  isReplaced: (other: NoticeTargetRow, index: number, all: NoticeTargetRow[]) => boolean,
): Promise<void> {
  await store.transaction(async (inside) => {
    await inside.sessions.lockUser(viewer.id)
    const before = (await inside.noticeTargets.list(viewer.id)).filter(
      ({ channel }) => channel === row.channel,
    )
    for (const other of before.filter(isReplaced)) {
      await inside.noticeDeliveries.giveUpFor(other.id, 'Another was set up in its place')
      await inside.noticeTargets.remove(other.id)
    }
    await inside.noticeTargets.insert(row)
  })
}

async function addBrowser(ctx: ViewerContext, { endpoint, keys }: Wish<'push'>): Promise<Made> {
  requireOutside('endpoint', endpoint)
  const row = { ...blank(ctx, 'push'), label: browserName(ctx.userAgent), state: 'ready' as const }
  row.fingerprint = fingerprintOf(ctx.config, endpoint)
  row.sealed = sealAddress<'push'>(ctx.config, row, { endpoint, keys })
  await keep(
    ctx,
    row,
    (other, index, all) =>
      other.fingerprint === row.fingerprint ||
      other.state === 'broken' ||
      index <= all.length - mostBrowsers,
  )
  return { row }
}

async function addAddress(ctx: ViewerContext, { address }: Wish<'email'>): Promise<Made> {
  const { store, viewer, clock, config, channels } = ctx
  if (channels.email === undefined) throw notOffered('No mail server')
  const sent = await store.noticeTargets.addedSince(viewer.id, 'email', clock() - hourMs)
  if (sent >= mostMailsAnHour) {
    throw new ServiceError('RATE_LIMITED', 'Too many addresses within an hour', {
      retryAfter: 3600,
    })
  }
  const { code, codeHash } = newCode()
  const row = { ...blank(ctx, 'email'), label: maskedMail(address), codeHash }
  row.codeUntil = clock() + 24 * hourMs
  row.sealed = sealAddress<'email'>(config, row, { address })
  await keep(ctx, row, () => true)
  const outcome = await channels.email.send(
    { address },
    {
      key: ctx.newId(),
      noticeId: null,
      title: 'Confirm this address for messages of Alura',
      text: 'Somebody who trades with Alura wants messages about it sent here. If that is you, open this link where you are signed in, within a day. If not, do nothing: no more is sent.',
      url: `${homeOrigin(config)}/settings?confirm=${code}#notices`,
      at: clock(),
      facts: null,
    },
  )
  if (outcome.kind === 'failed') {
    await store.noticeTargets.remove(row.id)
    throw new ServiceError('DELIVERY_FAILED', outcome.problem)
  }
  return { row }
}

async function addChat(ctx: ViewerContext): Promise<Made> {
  const { clock, config, channels } = ctx
  if (channels.telegram === undefined) throw notOffered('No Telegram bot')
  const bot = await channels.telegram.bot()
  if (bot === null) throw new ServiceError('DELIVERY_FAILED', 'Telegram cannot be reached')
  const { code, codeHash } = newCode()
  const row = { ...blank(ctx, 'telegram'), label: `@${bot}`, codeHash }
  row.codeUntil = clock() + hourMs
  row.sealed = sealAddress<'telegram'>(config, row, { chatId: 0 })
  await keep(ctx, row, () => true)
  return { row, link: `https://t.me/${bot}?start=${code}` }
}

async function addServer(ctx: ViewerContext, { url }: Wish<'webhook'>): Promise<Made> {
  requireOutside('url', url)
  const secret = `${secretPrefix}${randomBytes(32).toString('base64')}`
  const row = { ...blank(ctx, 'webhook'), label: new URL(url).host, state: 'ready' as const }
  row.sealed = sealAddress<'webhook'>(ctx.config, row, { url, secret })
  await keep(ctx, row, () => true)
  return { row, secret }
}

function requireOutside(path: string, url: string): void {
  const message = faultOfOutsideUrl(url)
  if (message === undefined) return
  throw new ServiceError('VALIDATION_FAILED', `${path} ${message}`, {
    details: [{ path, message }],
  })
}

function notOffered(what: string): ServiceError {
  return new ServiceError('WAY_NOT_OFFERED', `${what} is set up on this server`)
}
