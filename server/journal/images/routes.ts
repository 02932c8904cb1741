import * as contract from '../../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../../route.ts'
import { deleteImage } from './delete-image.ts'
import { getImage } from './get-image.ts'
import { getImageStorage } from './get-storage.ts'
import { uploadImage } from './upload-image.ts'

export const imageRoutes: Route[] = [
  viewerRoute(contract.uploadImage, uploadImage),
  viewerRoute(contract.getImage, getImage),
  viewerRoute(contract.deleteImage, deleteImage),
  viewerRoute(contract.getImageStorage, getImageStorage),
]
