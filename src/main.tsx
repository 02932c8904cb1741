import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepTime } from './api/clock-sync.ts'
import { createLive } from './api/live/live.ts'
import { liveUrl } from './api/live/use-live.ts'
import { App } from './app/app.tsx'
import { createQueryClient } from './app/query-client.ts'
import { createKeptSignIn } from './features/account/sign-in/kept-sign-in.ts'
import { createTokenStore } from './features/account/sign-in/token-store.ts'
import { tabStorage } from './lib/kept/stored.ts'
import { applyTheme } from './lib/kept/theme.ts'
import './styles/index.css'
import { loadLanguage } from './texts/language.ts'

applyTheme()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

const tokens = createTokenStore({
  storage: tabStorage,
  kept: createKeptSignIn(),
  resume: async () => (await import('./features/account/sign-in/resume-sign-in.ts')).resumeSignIn(),
})
const queryClient = createQueryClient({ onSignedOut: tokens.expire })
const live = createLive(liveUrl(location))

keepTime()

const app = (
  <StrictMode>
    <App tokens={tokens} queryClient={queryClient} live={live} />
  </StrictMode>
)
// Where a catalogue does not come, English is spoken.
void loadLanguage()
  .catch(() => {})
  .then(() => createRoot(root).render(app))

if (import.meta.env.PROD) {
  void import('./app/pwa/register.ts').then(
    ({ keepPage }) => keepPage(),
    // Held back by a blocker, or without a connection: the page works without it.
    () => undefined,
  )
}
