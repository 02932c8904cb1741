// Reads what people write to the bot while somebody is linking a chat: the code in it says whose chat it is.
import { cut } from '../../../contract/words/cut.ts'
import type { Context } from '../../context.ts'
import { announce } from '../announce.ts'
import { plain } from '../channels/channel.ts'
import type { Telegram, Update } from '../channels/telegram.ts'
import { hashOf, sealAddress } from '../targets/sealed-address.ts'

export type LinkContext = Pick<Context, 'store' | 'clock' | 'bus' | 'config' | 'newId'>

/** Reads once, from this number on. Returns the number to go on from. Rejects while Telegram does not answer. */
export async function readLinks(
  ctx: LinkContext,
  telegram: Telegram,
  from: number,
  seconds: number,
  signal: AbortSignal,
): Promise<number> {
  const updates = await telegram.updates(from, seconds, signal)
  for (const update of updates) await link(ctx, telegram, update)
  // A number that was read is told to Telegram by the next question, so that a process that dies reads again.
  return updates.reduce((next, { update_id }) => Math.max(next, update_id + 1), from)
}

async function link(ctx: LinkContext, telegram: Telegram, { message }: Update): Promise<void> {
  const { store, clock, bus, config } = ctx
  const code = /^(?:\/start )?([\w-]{32})$/.exec(message?.text ?? '')?.[1]
  // In a group everybody would read along.
  if (message === undefined || code === undefined || message.chat.type !== 'private') return
  const row = await store.noticeTargets.byCode(hashOf(code), clock())
  if (row === undefined || row.channel !== 'telegram') return
  const { id: chatId, username, first_name: name } = message.chat
  const label = cut(plain(username === undefined ? (name ?? '') : `@${username}`), 80)
  const sealed = sealAddress<'telegram'>(config, row, { chatId })
  await store.noticeTargets.change(row.id, {
    state: 'ready',
    codeHash: null,
    sealed,
    label: label === '' ? 'A chat' : label,
  })
  announce({ bus, clock }, row.userId)
  await telegram.send(
    { chatId },
    {
      key: ctx.newId(),
      noticeId: null,
      title: 'This chat is linked with Alura',
      text: 'Messages about your trading arrive here. Remove it in the settings whenever you like.',
      url: '',
      at: clock(),
      facts: null,
    },
  )
}
