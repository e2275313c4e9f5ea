export interface Deliverable {
  readonly resourceType: string
  readonly type: string
  /** Path or address with the current version, escaped by the server. */
  readonly deliveryUrl: string
}

/** The delivery URL of an asset with a transformation in its place: behind cloud, resource type and delivery type. */
export function transformedUrl(asset: Deliverable, transformation: string): string {
  const kind = `/${asset.resourceType}/${asset.type}/`
  const cut = asset.deliveryUrl.indexOf(kind) + kind.length
  return transformation === '' ? asset.deliveryUrl : `${asset.deliveryUrl.slice(0, cut)}${transformation}/${asset.deliveryUrl.slice(cut)}`
}

/** A box in CSS pixels. */
export interface Box {
  readonly width: number
  readonly height: number
}

/** A picture that covers the box or fits into it, for screens of one and of two device pixels per CSS pixel. */
export function thumbnail(asset: Deliverable, box: Box, crop: 'fill' | 'limit'): { readonly src: string; readonly srcSet: string } {
  const at = (dpr: number) => transformedUrl(asset, `c_${crop},f_auto,h_${box.height * dpr},q_auto,w_${box.width * dpr}`)
  return { src: at(1), srcSet: `${at(1)} 1x, ${at(2)} 2x` }
}

/** A path of the server as others reach it. */
export const absoluteUrl = (path: string, deliveryBase: string): string => new URL(path, deliveryBase).href
