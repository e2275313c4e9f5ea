import { expect, it } from 'vitest'
import { card } from '@/testing/cards'
import { addressesOf } from './addresses'

it('A public asset is at its delivery URL, with its version and without', () => {
  const asset = card(1)
  expect(addressesOf(asset)).toEqual({
    versioned: asset.deliveryUrl,
    current: '/demo/image/upload/photo-1.jpg',
    download: asset.deliveryUrl,
  })
})

it('A private asset is where the server says, signed', () => {
  const urls = { current: '/demo/image/private/s--a--/x.jpg', versioned: '/demo/image/private/s--a--/v1/x.jpg', download: '/demo/download?signature=a' }
  expect(addressesOf({ ...card(1, { type: 'private' }), urls })).toEqual(urls)
})
