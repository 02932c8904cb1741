export { RunPage as default } from '../../../features/lab/runs/run-page.tsx'
