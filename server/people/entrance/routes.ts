import * as contract from '../../../contract/people/sign-ins.ts'
import { type Route, publicRoute, viewerRoute } from '../../route.ts'
import type { Tokens } from '../sign-in/tokens.ts'
import { claimByCode } from './claim-pairing.ts'
import { endOneSignIn } from './end-sign-in.ts'
import { giveNonce } from './give-nonce.ts'
import { leave } from './log-out.ts'
import { readMe } from './me.ts'
import { offerPairing } from './pair-extension.ts'
import { refreshByCookie } from './refresh-by-cookie.ts'
import { refreshByToken } from './refresh-by-token.ts'
import { resumeByCookie } from './resume.ts'
import { revokeEverything } from './revoke-all.ts'
import { signInWithSiwe } from './verify-siwe.ts'

export function entranceRoutes(tokens: Tokens): Route[] {
  return [
    publicRoute(contract.createNonce, giveNonce),
    publicRoute(contract.verifySiwe, signInWithSiwe(tokens)),
    publicRoute(contract.refreshSignIn, refreshByCookie(tokens)),
    publicRoute(contract.resumeSignIn, resumeByCookie(tokens)),
    publicRoute(contract.refreshExtension, refreshByToken(tokens)),
    viewerRoute(contract.pairExtension, offerPairing),
    publicRoute(contract.claimPairing, claimByCode(tokens)),
    viewerRoute(contract.getMe, readMe),
    viewerRoute(contract.logOut, leave),
    viewerRoute(contract.revokeAll, revokeEverything),
    viewerRoute(contract.endSignIn, endOneSignIn),
  ]
}
