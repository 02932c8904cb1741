// Why something was done, refused or reported, as codes and numbers. contract/words makes the text.
import * as z from 'zod/mini'
import { AccountReason, AuthorityReason } from './account-reasons.ts'
import {
  CloseCause,
  EndCause,
  OpenReason,
  RefusalReason,
  WithdrawReason,
} from './decision-reasons.ts'
import { GateReason } from './gate-reasons.ts'
import { OrderReason } from './order-reasons.ts'
import { LeverageLimit, PlanReason } from './plan-reasons.ts'
import { SessionReason } from './session-reasons.ts'
import { SignalReason } from './signal-reasons.ts'

export const Reason = z.discriminatedUnion('code', [
  SignalReason,
  GateReason,
  AccountReason,
  AuthorityReason,
  RefusalReason,
  WithdrawReason,
  OpenReason,
  CloseCause,
  EndCause,
  LeverageLimit,
  PlanReason,
  SessionReason,
  OrderReason,
])
export type Reason = z.infer<typeof Reason>
export type ReasonCode = Reason['code']
export type ValuesOf<C extends ReasonCode> = Extract<Reason, { code: C }>['values']

/** A gate's finding: the actual value and the required one. */
export const GateFinding = z.discriminatedUnion('code', [
  GateReason,
  AccountReason,
  AuthorityReason,
])
export type GateFinding = z.infer<typeof GateFinding>
