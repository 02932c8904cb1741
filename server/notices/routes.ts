import * as contract from '../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../route.ts'
import { getNoticeSettings } from './choices/get-settings.ts'
import { putNoticeSettings } from './choices/put-settings.ts'
import { listNotices } from './inbox/list-notices.ts'
import { markNotices } from './inbox/mark-notices.ts'
import { addNoticeTarget } from './targets/add-target.ts'
import { confirmNoticeTarget } from './targets/confirm-target.ts'
import { removeNoticeTarget } from './targets/remove-target.ts'
import { testNoticeTarget } from './targets/test-target.ts'

export const noticeRoutes: Route[] = [
  viewerRoute(contract.listNotices, listNotices),
  viewerRoute(contract.markNotices, markNotices),
  viewerRoute(contract.getNoticeSettings, getNoticeSettings),
  viewerRoute(contract.putNoticeSettings, putNoticeSettings),
  viewerRoute(contract.addNoticeTarget, addNoticeTarget),
  viewerRoute(contract.confirmNoticeTarget, confirmNoticeTarget),
  viewerRoute(contract.testNoticeTarget, testNoticeTarget),
  viewerRoute(contract.removeNoticeTarget, removeNoticeTarget),
]
