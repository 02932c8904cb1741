// Which difficulties of the real venue are simulated. Off by default, because a newcomer's first hour needs none of
// them.
import { isRealismOn } from '../platform/realism.ts'
import type { Env } from '../platform/settings.ts'

/** What each switch does. `REALISM=venue` turns all of them on, `REALISM_<NAME>=on|off` a single one. */
export const realismSwitches = {
  latency: 'answers come after 20 to 150 ms, each after another time',
  prices: 'mark, mid and oracle are three prices that move apart',
  limits: 'requests, actions, sockets and subscriptions are limited and refused above that',
  clock: 'its clock is four seconds ahead of this machine’s',
  streams:
    'sockets are dropped now and then; messages come late, in order within a stream only, some again after a reconnect; prices every 2 to 5 s, books every 5 s',
  ledger:
    'withdrawals over the bridge are booked when they are paid, with the payment’s hash and the nonce in microseconds',
  bridge: 'CCTP and the bridge take minutes: CCTP_DELAY_MS and BRIDGE_DELAY_MS say how long',
  dust: 'closes of less than 10 USDC are refused like any other order of that size',
  candles: 'minutes in which nothing was traded have no candle',
  fills: 'fills of one millisecond are told in any order',
} as const

export type RealismSwitch = keyof typeof realismSwitches

export type Realism = Readonly<Record<RealismSwitch, boolean>>

/** Throws for an invalid setting. */
export function realismFrom(env: Env): Realism {
  return realism((name) => isRealismOn(env, name))
}

/** Turns on exactly the switches in `on`. */
export function realismOf(...on: readonly RealismSwitch[]): Realism {
  return realism((name) => on.includes(name))
}

function realism(isOn: (name: RealismSwitch) => boolean): Realism {
  const names = Object.keys(realismSwitches) as RealismSwitch[]
  return Object.fromEntries(names.map((name) => [name, isOn(name)])) as Realism
}
