import type { components } from './schema.generated'

type Schemas = components['schemas']

export type Session = Schemas['Session']
export type AssetCard = Schemas['AssetCard']
export type AssetDetails = Schemas['AssetDetails']
export type AssetPage = Schemas['AssetPage']
export type AssetChange = Schemas['AssetChange']
export type Deletion = Schemas['Deletion']
export type UploadState = Schemas['UploadState']
export type UploadAnswer = Schemas['UploadAnswer']
