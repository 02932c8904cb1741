import { logOut } from '../../../../contract/people/sign-ins.ts'
import { call, type Viewer } from '../../../api/client.ts'

/** The server forgets this login: its token is worth nothing from then on. */
export async function endOnServer(login: Viewer): Promise<void> {
  await call(login, logOut, {})
}
