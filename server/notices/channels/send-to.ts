import type { Context } from '../../context.ts'
import type { NoticeTargetRow } from '../../storage/notices/targets.ts'
import { openAddress } from '../targets/sealed-address.ts'
import type { Message, Outcome } from './channel.ts'
import { channelOf } from './channels.ts'

/** Never rejects. */
export async function sendTo(
  { channels, config }: Pick<Context, 'channels' | 'config'>,
  target: Pick<NoticeTargetRow, 'id' | 'userId' | 'channel' | 'sealed'>,
  message: Message,
): Promise<Outcome> {
  const channel = channelOf(channels, target.channel)
  if (channel === undefined) {
    return { kind: 'failed', problem: 'The operator of this Alura has not set it up any more' }
  }
  let address
  try {
    address = openAddress(config, target)
  } catch {
    const problem = 'The server cannot read its address any more: set it up again'
    return { kind: 'failed', problem, isGone: true }
  }
  return channel.send(address, message)
}
