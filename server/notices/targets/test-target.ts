import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { homeOrigin } from '../../settings/addresses.ts'
import { sendTo } from '../channels/send-to.ts'
import { requireTarget } from './require-target.ts'

export const testNoticeTarget: Verb<ViewerContext, typeof contract.testNoticeTarget> = async ({
  ctx,
  input: { params },
}) => {
  const { store, viewer, clock, config } = ctx
  const target = await requireTarget(store, viewer.id, params.targetId)
  if (target.state === 'unconfirmed') {
    return { isSent: false, outcome: 'Not sent: it is not confirmed yet' }
  }
  const outcome = await sendTo(ctx, target, {
    key: ctx.newId(),
    noticeId: null,
    title: 'A test from Alura',
    text: 'You asked for it in the settings. Messages about your trading arrive here.',
    url: `${homeOrigin(config)}/settings#notices`,
    at: clock(),
    facts: null,
  })
  if (outcome.kind === 'sent') {
    await store.noticeTargets.change(target.id, { state: 'ready', problem: null })
    return { isSent: true, outcome: taken[target.channel] }
  }
  const state = outcome.isGone === true ? 'broken' : target.state
  await store.noticeTargets.change(target.id, { state, problem: outcome.problem })
  return { isSent: false, outcome: outcome.problem }
}

/** What it means that nobody refused it: no more than that. */
const taken = {
  push: 'The push service took it for this browser',
  email: 'The mail server took it. Look into the spam folder if it does not come',
  telegram: 'Telegram took it',
  webhook: 'The server took it',
}
