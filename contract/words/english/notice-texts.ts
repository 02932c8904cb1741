// What a person reads of a notice: a title, and a sentence or two. Without amounts where they are null.
import type { NoticeFacts } from '../../people/notices.ts'
import type { DecimalString, UnixMs } from '../../primitives.ts'
import type { EndReason } from '../../sessions/kinds.ts'
import type { CloseReason } from '../../trading/positions.ts'
import { moneyText, priceText, resultText } from '../figures.ts'
import { authorityWords } from './authority-words.ts'

/** A line, and a sentence or two with their full stops. */
export interface NoticeText {
  title: string
  message: string
}

type Texts = {
  [E in NoticeFacts['event']]: (facts: Extract<NoticeFacts, { event: E }>) => NoticeText
}

const texts: Texts = {
  session_ended: ({ symbol, endReason, net, budget }) => ({
    title: `${symbol} session ended${amount(': ', net)}`,
    message:
      budget === null
        ? `${endings[endReason]}.`
        : `${endings[endReason]}. Its budget was ${moneyText(budget)} USDC.`,
  }),
  half_loss: ({ symbol, net, lossThreshold }) => ({
    title: `${symbol} session: half of its loss is used`,
    message: `It stands at${net === null ? ' half of' : ` ${signed(net)}, and ends at`} a loss of ${lossThreshold} % of its budget.`,
  }),
  near_end: ({ symbol, endsAt }) => ({
    title: `${symbol} session ends soon`,
    message: `Its time is over at ${timeOf(endsAt)}; what is open then is closed.`,
  }),
  position_opened: ({ symbol, side, price, holder, trader }) => ({
    title: `Opened: ${side} ${symbol}`,
    message: `${holders[holder](trader)} opened it at ${priceText(price)}.`,
  }),
  position_closed: ({ symbol, side, net, closeReason, holder, trader }) => ({
    title: `Closed: ${side} ${symbol}${amount(', ', net)}`,
    message: `${closings[closeReason]}. It was opened by ${inSentence(holders[holder](trader))}.`,
  }),
  deposit_credited: ({ amount: credited }) => ({
    title:
      credited === null
        ? 'Your deposit has arrived'
        : `Your deposit of ${moneyText(credited)} USDC has arrived`,
    message: 'The exchange has credited it; it can be traded with.',
  }),
  agent_expiring: ({ validUntil }) => ({
    title: 'Alura’s approval ends soon',
    message: `It ends at ${timeOf(validUntil)}. From then on sessions can neither open nor close. Renew it with one signature.`,
  }),
  approval_lost: ({ as, validUntil }) => authorityWords({ state: as, validUntil, at: 0 }),
  venue_unreachable: ({ since }) => ({
    title: 'The exchange cannot be reached',
    message: `Not since ${timeOf(since)}. Nothing opens or closes meanwhile; take-profits and stops that rest on the exchange stay in force.`,
  }),
  followed_started: ({ symbol, ...who }) => ({
    title: `${nameOf(who)} started a ${symbol} session`,
    message: 'Its result is public when it has ended.',
  }),
  followed_ended: ({ symbol, endReason, netPct, ...who }) => ({
    title: `${nameOf(who)}: ${symbol} session ended, ${netPct > 0 ? '+' : ''}${netPct} % of its budget`,
    message: `${endings[endReason]}.`,
  }),
  copy_refused: ({ symbol, problem, ...who }) => ({
    title: `Not copied: ${symbol} session of ${nameOf(who)}`,
    message: `${problem}.`,
  }),
}

export function noticeText(facts: NoticeFacts): NoticeText {
  // TypeScript cannot see that the event which picks the function also picks its facts.
  const say = texts[facts.event] as (facts: NoticeFacts) => NoticeText
  return say(facts)
}

const endings: Record<EndReason, string> = {
  profit_target: 'It reached its target',
  loss_threshold: 'It reached its loss limit',
  duration: 'Its time was over',
  manual: 'It was stopped by hand',
  liquidated: 'It was liquidated',
  delisted: 'The exchange delisted its market',
  error: 'It could not go on',
}

const closings: Record<CloseReason, string> = {
  take_profit: 'It reached its take-profit',
  stop_loss: 'It reached its stop',
  signal: 'The signal turned',
  session_end: 'Its session ended',
  manual: 'It was closed by hand',
  liquidated: 'It was liquidated',
  settled: 'The exchange delisted the market',
  deleveraged: 'The exchange closed it because of another account’s bankruptcy',
  dust: 'What is left is too small for the exchange to close',
  unaccounted: 'The exchange does not hold it any more, and reports no fill that closed it',
  unknown: 'The exchange closed it in a way that is not known here',
}

const holders = {
  session: () => 'A session',
  desk: () => 'A trade by hand',
  program: (trader: string | null) => (trader === null ? 'A program' : `The trader “${trader}”`),
}

function nameOf({ label, address }: { label: string | null; address: string }): string {
  return label ?? `${address.slice(0, 6)}…${address.slice(-4)}`
}

function inSentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function amount(before: string, net: DecimalString | null): string {
  return net === null ? '' : `${before}${signed(net)}`
}

function signed(net: DecimalString): string {
  return `${resultText(net)} USDC`
}

function timeOf(at: UnixMs): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
