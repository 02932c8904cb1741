export { TradersPage as default } from '../../../features/lab/live/traders-page.tsx'
