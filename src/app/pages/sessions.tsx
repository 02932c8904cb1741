export { SessionsPage as default } from '../../features/trading/sessions/list/sessions-page.tsx'
