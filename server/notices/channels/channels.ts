// The ways out of the inbox that this server has.
import { homeOrigin } from '../../settings/addresses.ts'
import type { ServerConfig } from '../../settings/config.ts'
import type { Clock } from '../../ops/port.ts'
import type { TargetChannel } from '../../storage/notices/deliveries.ts'
import type { Addresses, Channel } from './channel.ts'
import { createEmail } from './email.ts'
import { type Push, createPush } from './push.ts'
import { type Telegram, createTelegram } from './telegram.ts'
import { createWebhook } from './webhook.ts'

export interface Channels {
  push: Push
  /** Undefined: the operator has set up none. */
  email: Channel<Addresses['email']> | undefined
  telegram: Telegram | undefined
  webhook: Channel<Addresses['webhook']>
}

export function createChannels(config: ServerConfig, clock: Clock): Channels {
  const { mail, telegram } = config
  return {
    push: createPush(config),
    email: mail && createEmail(mail, `${homeOrigin(config)}/settings#notices`),
    telegram: telegram && createTelegram(telegram),
    webhook: createWebhook(clock),
  }
}

/** The channel by its name; undefined where the operator has set up none. */
export function channelOf<C extends TargetChannel>(
  channels: Channels,
  name: C,
): Channel<Addresses[C]> | undefined {
  // TypeScript cannot see that the name which picks the channel also picks its address.
  return channels[name] as Channel<Addresses[C]> | undefined
}
