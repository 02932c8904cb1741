import { logoutUser } from '../../../../contract/people/passwords.ts'
import { logOut } from '../../../../contract/people/sign-ins.ts'
import { call } from '../../../api/client.ts'
import { unlinkedViewer } from './password/unlinked-viewer.ts'

/** The server forgets this login: its token is worth nothing from then on. */
export async function endOnServer(token: string, hasWallet: boolean): Promise<void> {
  await call(unlinkedViewer(token), hasWallet ? logOut : logoutUser, {})
}
