import type { QueryClient } from '@tanstack/react-query'
import type { Viewer } from '../../../api/client.ts'
import { postSignedAction } from '../../../api/exchange/exchange.ts'
import { signTypedData } from '../../../wallet/sign.ts'
import type { Signer } from '../../../wallet/signer.ts'
import type { ApprovalPort } from './approve.ts'
import { tradingKeyQuery } from './trading-key.queries.ts'

export function approvalPort(
  client: QueryClient,
  viewer: Viewer,
  signer: Signer,
  exchangeUrl: string,
): ApprovalPort {
  return {
    read: () => client.fetchQuery({ ...tradingKeyQuery(viewer), staleTime: 0 }),
    sign: (data) => signTypedData(signer, data),
    post: (action) => postSignedAction(exchangeUrl, action),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  }
}
