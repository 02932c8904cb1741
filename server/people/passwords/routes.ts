import * as contract from '../../../contract/people/passwords.ts'
import { type Route, personRoute, publicRoute } from '../../route.ts'
import { linkOwnWallet } from './link-wallet.ts'
import { logOutUser } from './log-out.ts'
import { login } from './login.ts'
import { register } from './register.ts'
import { putPassword } from './set-password.ts'
import { readUserProfile } from './user-profile.ts'

export const passwordRoutes: Route[] = [
  publicRoute(contract.registerUser, register),
  publicRoute(contract.loginUser, login),
  personRoute(contract.logoutUser, logOutUser),
  personRoute(contract.getUserProfile, readUserProfile),
  personRoute(contract.setPassword, putPassword),
  personRoute(contract.linkWallet, linkOwnWallet),
]
