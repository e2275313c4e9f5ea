/** The sizes that the server makes previews in: pixels of the longer side. */
export type PreviewSize = 240 | 480 | 960 | 1600

const twice: Readonly<Record<PreviewSize, PreviewSize>> = { 240: 480, 480: 960, 960: 1600, 1600: 1600 }

/** Where the session sees a picture of an asset, also where moderation withholds it from delivery. */
export const previewPath = (assetId: string): string => `/library/api/assets/${assetId}/preview`

/** The smallest size for so many CSS pixels. */
export const previewSize = (longerSide: number): PreviewSize => ([240, 480, 960] as const).find((size) => size >= longerSide) ?? 1600

/** A preview for screens of one and of two device pixels per CSS pixel. */
export const previewSources = (path: string, size: PreviewSize): { readonly src: string; readonly srcSet: string } => ({
  src: `${path}?size=${size}`,
  srcSet: `${path}?size=${size} 1x, ${path}?size=${twice[size]} 2x`,
})
