export { StrategyPage as default } from '../../features/strategy/strategy-page.tsx'
