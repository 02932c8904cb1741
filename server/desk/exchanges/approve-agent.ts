import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import { approveAgent, inWords } from '../../people/index.ts'
import type { Verb } from '../../route.ts'
import { requireAccount } from './require-account.ts'
import { postApproval } from './signed-approval.ts'

type Approve = typeof contract.approveAgentWallet

/** The signed action is made again from the nonce, for the agent that waits for approval. */
export const approveAgentWallet: Verb<ViewerContext, Approve> = async ({
  ctx,
  input: { body },
}) => {
  requireAccount(ctx, body.account_id)
  const { agents, authority, config, viewer } = ctx
  const { mayClose } = await authority.look(viewer, 0)
  const { next } = await agents.standing(viewer.id)
  if (mayClose && next === null) {
    throw new ServiceError('ALREADY_APPROVED', 'The agent may trade already')
  }
  const agent = mayClose ? await agents.nextOf(viewer.id) : await agents.addressOf(viewer.id)
  await postApproval(ctx, approveAgent(config, agent, body.nonce), body)
  const now = await authority.look(viewer, 0)
  return {
    success: now.mayClose,
    agent_address: agent.address,
    message: now.mayClose ? 'The agent may trade, never withdraw' : inWords(now),
  }
}
