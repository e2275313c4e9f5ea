/** Where a transformation goes in the path of a delivery; the server has escaped what is around it. */
export interface DeliveryPath {
  readonly base: string
  readonly suffix: string
}

/** The path of an asset with a transformation in its place; without one, that of the asset itself. */
export const transformedPath = ({ base, suffix }: DeliveryPath, transformation: string): string =>
  transformation === '' ? base.replace(/\/$/, '') + suffix : base + transformation + suffix

/** A box in CSS pixels. */
export interface Box {
  readonly width: number
  readonly height: number
}

/** What covers the box or fits into it, on a screen of so many device pixels per CSS pixel. */
export const thumbnailTransformation = ({ width, height }: Box, crop: 'fill' | 'limit', dpr: 1 | 2): string =>
  `c_${crop},f_auto,h_${height * dpr},q_auto,w_${width * dpr}`

/** A picture that covers the box or fits into it, for screens of one and of two device pixels per CSS pixel. */
export function thumbnail(path: DeliveryPath, box: Box, crop: 'fill' | 'limit'): { readonly src: string; readonly srcSet: string } {
  const at = (dpr: 1 | 2) => transformedPath(path, thumbnailTransformation(box, crop, dpr))
  return { src: at(1), srcSet: `${at(1)} 1x, ${at(2)} 2x` }
}

/** A path of the server as others reach it. */
export const absoluteUrl = (path: string, deliveryBase: string): string => new URL(path, deliveryBase).href
