import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { targetView } from '../targets/target-view.ts'
import { choicesOf } from './default-choices.ts'

export const getNoticeSettings: Verb<ViewerContext, typeof contract.getNoticeSettings> = async ({
  ctx: { store, viewer, channels },
}) => {
  const { push, email, telegram } = channels
  const [settings, targets, bot] = await Promise.all([
    choicesOf(store, viewer.id),
    store.noticeTargets.list(viewer.id),
    telegram?.bot(),
  ])
  return {
    settings,
    targets: targets.map(targetView),
    offered: {
      push: { key: push.publicKey },
      email: email !== undefined,
      telegram: bot === undefined ? null : { bot },
    },
  }
}
