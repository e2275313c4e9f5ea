import type { components } from './schema.generated'

type Schemas = components['schemas']

export type Session = Schemas['SessionBody']
export type AssetCard = Schemas['AssetCard']
export type AssetDetails = Schemas['AssetDetails']
export type AssetPage = Schemas['AssetPageBody']
export type AssetChange = Schemas['AssetPatch']
export type TransformedAddress = Schemas['TransformedAddress']
export type Vocabulary = Schemas['VocabularyBody']
export type RenameCheck = Schemas['RenameCheck']
export type Deletion = Schemas['DeleteManyAnswer']
export type UndoneDeletion = Schemas['UndoAnswer']
export type UploadState = Schemas['UploadState']
export type UploadAnswer = Schemas['UploadProgress']
